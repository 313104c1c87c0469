import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Neighbour } from '../../worker/contract/engine';
import { useActions, useAppState } from '../state/appContext';
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
  const mapped = useAppState((state) => state.mapWords.length);
  const { focusWord, setHovered } = useActions();
  return (
    <>
      <ol className={styles.list} aria-label={label}>
        {neighbours.map(({ word, wordId, similarity }) => {
          const onMap = wordId < mapped;
          return (
            <li key={word}>
              <AriaButton
                className={styles.row}
                data-off-map={!onMap || undefined}
                onPress={() => focusWord(word)}
                onHoverStart={() => onMap && setHovered(wordId)}
                onHoverEnd={() => setHovered(null)}
              >
                <span className={styles.word}>{word}</span>
                <span className={styles.track} aria-hidden>
                  <span className={styles.bar} style={{ width: `${Math.max(0, similarity) * 100}%` }} />
                </span>
                <span className={styles.value}>{formatSimilarity(similarity)}</span>
              </AriaButton>
            </li>
          );
        })}
      </ol>
      <p className={styles.legend}>
        Cosine similarity: 1 for vectors that point the same way.
        {neighbours.some(({ wordId }) => wordId >= mapped) && ' Words in italics are not on the map.'}
      </p>
    </>
  );
});
