import { X } from 'lucide-react';
import { useActions, useAppState } from '../state/appContext';
import { Button, IconButton } from '../ui/Button';
import { DocumentList } from './DocumentList';
import { NeighbourBars } from './NeighbourBars';
import styles from './WordView.module.css';

/** A document or label of a Doc2Vec run: how it begins, and what is near it. */
export function DocumentView() {
  const document = useAppState((state) => state.document);
  const detail = useAppState(({ documentDetail, document: shown }) =>
    documentDetail?.tag === shown?.tag ? documentDetail : null,
  );
  const lastWord = useAppState(({ history }) => history.words[history.position]?.word ?? null);
  const searched = useAppState((state) => state.documentSearch !== null);
  const cameFrom = useAppState((state) => state.documentTrail.at(-1));
  const { clearSelection, focusWord, lastDocument } = useActions();
  if (!document) return null;
  return (
    <section className={styles.view} aria-labelledby="focused-document">
      {cameFrom && (
        <Button look="link" onPress={lastDocument}>
          Back to {cameFrom.name}
        </Button>
      )}
      {lastWord !== null && (
        <Button look="link" onPress={() => focusWord(lastWord)}>
          Back to “{lastWord}”
        </Button>
      )}
      {searched && (
        <Button look="link" onPress={clearSelection}>
          Back to the documents found
        </Button>
      )}
      <header className={styles.head}>
        <h2 id="focused-document" className={styles.word}>
          {document.name}
        </h2>
        <IconButton label="Clear" hotkey="Esc" onPress={clearSelection}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      {document.kind === 'label' ? (
        <p className={styles.facts}>Label of several documents</p>
      ) : (
        <p className={styles.begin}>{document.text}</p>
      )}
      {detail ? (
        <>
          <h3 className={styles.label}>Nearest documents</h3>
          <DocumentList label="Nearest documents" documents={detail.documents} />
          <h3 className={styles.label}>Nearest words</h3>
          <NeighbourBars label="Nearest words" neighbours={detail.words} />
        </>
      ) : (
        <p className={styles.facts}>Looking for neighbours</p>
      )}
    </section>
  );
}
