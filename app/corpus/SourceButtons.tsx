import { ClipboardPaste, FileText, FolderOpen } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { useActions } from '../state/appContext';
import { Button } from '../ui/Button';
import { filesOfInput } from './droppedFiles';
import styles from './SourceButtons.module.css';

const ACCEPTED = [
  ...['.txt', '.md', '.text', '.gz', 'text/plain'],
  ...['.csv', '.tsv', '.tab', '.jsonl', '.ndjson'],
];

/** The ways to a text besides dropping it. */
export function SourceButtons({ icons = true }: { icons?: boolean }) {
  const { openSource, setDialog, say } = useActions();
  const choose = (files: FileList | null, folder: boolean) => {
    if (!files || files.length === 0) return;
    const source = filesOfInput(files, folder);
    if (source) void openSource(source);
    else say('No text files were found in that folder');
  };
  return (
    <div className={styles.buttons}>
      <FileTrigger allowsMultiple acceptedFileTypes={ACCEPTED} onSelect={(files) => choose(files, false)}>
        <Button>{icons && <FileText size={15} aria-hidden />} Files…</Button>
      </FileTrigger>
      <FileTrigger acceptDirectory onSelect={(files) => choose(files, true)}>
        <Button>{icons && <FolderOpen size={15} aria-hidden />} Folder…</Button>
      </FileTrigger>
      <Button onPress={() => setDialog('paste')}>
        {icons && <ClipboardPaste size={15} aria-hidden />} Paste…
      </Button>
    </div>
  );
}
