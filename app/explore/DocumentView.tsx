import { X } from 'lucide-react';
import { useActions, useAppState } from '../state/appContext';
import { Button, IconButton } from '../ui/Button';
import { DocumentKeywords } from './DocumentKeywords';
import { DocumentList } from './DocumentList';
import { DocumentNeighbours } from './DocumentNeighbours';
import { DocumentReader } from './DocumentReader';
import { LabelKeywords } from './LabelKeywords';
import { NeighbourBars } from './NeighbourBars';
import styles from './WordView.module.css';

/** A document or label: what it says, and what is near it in a Doc2Vec run. */
export function DocumentView() {
  const document = useAppState((state) => state.document);
  const detail = useAppState(({ documentDetail, document: shown }) =>
    documentDetail?.tag === shown?.tag ? documentDetail : null,
  );
  const written = useAppState(({ documentText, document: shown }) =>
    shown?.kind === 'document' && documentText?.document === shown.tag ? documentText : null,
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
        !written && document.text !== '' && <p className={styles.begin}>{document.text}</p>
      )}
      {written && <DocumentReader key={written.document} document={written} />}
      {document.kind === 'document' && <DocumentKeywords />}
      {document.kind === 'document' && <DocumentNeighbours />}
      {document.kind === 'label' && <LabelKeywords name={document.name} />}
      {detail ? (
        detail.documents.length > 0 && (
          <>
            {document.kind === 'label' && (
              <>
                <h3 className={styles.label}>Nearest documents</h3>
                <DocumentList label="Nearest documents" documents={detail.documents} />
              </>
            )}
            <h3 className={styles.label}>Nearest words</h3>
            <NeighbourBars label="Nearest words" neighbours={detail.words} />
          </>
        )
      ) : (
        <p className={styles.facts}>Looking for neighbours</p>
      )}
    </section>
  );
}
