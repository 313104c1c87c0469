import { useEffect, useState } from 'react';
import { useActions } from '../state/appContext';
import { filesOfDrop, pastedText } from './droppedFiles';

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes drops of files and folders anywhere on the window; true while one is held over it. */
export function useWindowDrop(): boolean {
  const { openSource, say } = useActions();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const hold = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer || !carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      filesOfDrop(event.dataTransfer).then(
        (source) => (source ? openSource(source) : say('No text files were found in that folder')),
        () => say('The browser did not hand over what was dropped; choose it with a button instead'),
      );
    };
    addEventListener('dragenter', hold, { signal });
    addEventListener('dragover', hold, { signal });
    addEventListener('dragleave', leave, { signal });
    addEventListener('drop', drop, { signal });
    return () => listening.abort();
  }, [openSource, say]);
  return over;
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable="true"]') !== null;

/** Text or files pasted anywhere outside of a field become the corpus. */
export function useWindowPaste(): void {
  const { openSource, say } = useActions();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (isField(event.target) || !event.clipboardData) return;
      if (event.clipboardData.files.length > 0) {
        filesOfDrop(event.clipboardData).then(
          (source) => source && openSource(source),
          () => say('The browser did not hand over what was pasted'),
        );
        return;
      }
      const text = event.clipboardData.getData('text/plain');
      if (text.trim()) void openSource(pastedText(text));
    };
    addEventListener('paste', paste);
    return () => removeEventListener('paste', paste);
  }, [openSource, say]);
}
