import { memo } from 'react';
import type { NearDocument } from '../../worker/contract/engine';
import { useActions, useAppState } from '../state/appContext';
import { pointOfTag } from '../state/mapPoints';
import { BarList, BarRow } from '../ui/BarList';
import { formatSimilarity } from '../ui/format';
import styles from './DocumentList.module.css';

/** Documents and labels with their similarity, and how the documents begin; a press looks at one. */
export const DocumentList = memo(function DocumentList({
  label,
  documents,
}: {
  label: string;
  documents: readonly NearDocument[];
}) {
  const { focusDocument, setHovered } = useActions();
  const mapPoints = useAppState((state) => state.mapPoints);
  return (
    <BarList label={label}>
      {documents.map((document) => (
        <BarRow
          key={document.tag}
          label={
            <>
              {document.name}
              {document.kind === 'label' && <span className={styles.kind}> label</span>}
            </>
          }
          share={document.similarity}
          value={formatSimilarity(document.similarity)}
          note={document.text}
          isFaint={document.kind === 'document' && pointOfTag(mapPoints, document.tag) === null}
          onPress={() => focusDocument(document)}
          onHoverStart={() => setHovered(pointOfTag(mapPoints, document.tag))}
          onHoverEnd={() => setHovered(null)}
        />
      ))}
    </BarList>
  );
});
