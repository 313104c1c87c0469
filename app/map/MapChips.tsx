import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import styles from './MapChips.module.css';
import { focusNeighbours } from './mapProps';
import { missingNeighbours, selectionText, wordsToShow } from './mapWording';

/** What is chosen, with the button that lets it go, and what of it cannot be shown. */
export function MapChips() {
  const actions = useActions();
  const selection = useAppState((state) => state.selection);
  const focus = useAppState((state) => state.focus);
  const points = useAppState((state) => state.mapWords.length);
  const neighbours = useAppState(focusNeighbours);
  const vocabulary = useAppState((state) => state.run?.facts.vocabulary ?? 0);
  const more = wordsToShow(neighbours, points, vocabulary);
  const chosen = selectionText(selection.length, focus?.word ?? null);
  const missing = missingNeighbours(neighbours, points);
  if (!chosen) return null;
  return (
    <div className={styles.chips}>
      <div className={styles.chip} data-map-control>
        <span dir="auto" className={styles.text}>
          {chosen}
        </span>
        <Button
          aria-label="Clear selection"
          className={styles.clear}
          onPress={() => actions.clearSelection()}
        >
          <X />
        </Button>
      </div>
      {missing && (
        <div className={styles.note} data-map-control>
          {missing}
          {more !== null && (
            <Button className={styles.more} onPress={() => void actions.setProjection({ words: more })}>
              Show {more.toLocaleString('en')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
