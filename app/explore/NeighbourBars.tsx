import { memo } from 'react';
import type { Neighbour } from '../../worker/contract/engine';
import { useActions, useAppState } from '../state/appContext';
import { BarList, BarRow } from '../ui/BarList';
import { formatSimilarity } from '../ui/format';
import styles from './NeighbourBars.module.css';

/** Neighbours with their cosine similarity as a bar from 0 to 1; a press looks at the neighbour. */
export const NeighbourBars = memo(function NeighbourBars({
  neighbours,
  label = 'Nearest neighbours',
}: {
  neighbours: readonly Neighbour[];
  label?: string;
}) {
  const mapped = useAppState((state) => state.projection.rows.words);
  const { focusWord, setHovered } = useActions();
  return (
    <>
      <BarList label={label}>
        {neighbours.map(({ word, wordId, similarity }) => {
          const onMap = wordId < mapped;
          return (
            <BarRow
              key={word}
              label={word}
              share={similarity}
              value={formatSimilarity(similarity)}
              isFaint={!onMap}
              onPress={() => focusWord(word)}
              onHoverStart={() => onMap && setHovered(wordId)}
              onHoverEnd={() => setHovered(null)}
            />
          );
        })}
      </BarList>
      <p className={styles.legend}>
        Cosine similarity: 1 for vectors that point the same way.
        {neighbours.some(({ wordId }) => wordId >= mapped) && ' Words in italics are not on the map.'}
      </p>
    </>
  );
});
