import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { NearDocument } from '../../worker/contract/engine';
import { useActions } from '../state/appContext';
import { formatSimilarity } from '../ui/format';
import bars from './NeighbourBars.module.css';
import styles from './DocumentList.module.css';

/** Documents and labels with their similarity, and how the documents begin; a press looks at one. */
export const DocumentList = memo(function DocumentList({
  label,
  documents,
}: {
  label: string;
  documents: readonly NearDocument[];
}) {
  const { focusDocument } = useActions();
  return (
    <ol className={bars.list} aria-label={label}>
      {documents.map((document) => (
        <li key={document.tag}>
          <AriaButton className={`${bars.row} ${styles.row}`} onPress={() => focusDocument(document)}>
            <span className={bars.word}>
              {document.name}
              {document.kind === 'label' && <span className={styles.kind}> label</span>}
            </span>
            <span className={bars.track} aria-hidden>
              <span className={bars.bar} style={{ width: `${Math.max(0, document.similarity) * 100}%` }} />
            </span>
            <span className={bars.value}>{formatSimilarity(document.similarity)}</span>
            {document.text !== '' && <span className={styles.text}>{document.text}</span>}
          </AriaButton>
        </li>
      ))}
    </ol>
  );
});
