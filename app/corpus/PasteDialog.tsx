import { useState } from 'react';
import { useActions, useAppState } from '../state/appContext';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { pastedText } from './droppedFiles';
import styles from './PasteDialog.module.css';

/** A field for text that lies in the clipboard or is typed. */
export function PasteDialog() {
  const isOpen = useAppState((state) => state.dialog === 'paste');
  const { setDialog, openSource } = useActions();
  const [text, setText] = useState('');
  const close = () => {
    setDialog(null);
    setText('');
  };
  const use = () => {
    void openSource(pastedText(text));
    close();
  };
  return (
    <Dialog
      title="Paste a text"
      isOpen={isOpen}
      onClose={close}
      width={600}
      actions={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button look="primary" isDisabled={text.trim() === ''} onPress={use}>
            Use this text
          </Button>
        </>
      }
    >
      <textarea
        className={styles.text}
        aria-label="Text"
        autoFocus
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Dialog>
  );
}
