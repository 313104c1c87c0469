import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { isDocument } from '../state/mapPoints';
import { useActions, useAppState } from '../state/appContext';
import styles from './MapChips.module.css';
import { chosenNeighbours, wordsNearChosen } from './mapProps';
import { missingNeighbours, selectionText, wordsToShow } from './mapWording';

/** What is chosen, with the button that lets it go, and what of it cannot be shown. */
export function MapChips() {
  const actions = useActions();
  const selected = useAppState((state) => state.selection.length);
  const documents = useAppState(
    ({ selection, mapPoints }) =>
      selection.filter((point) => mapPoints[point] && isDocument(mapPoints[point])).length,
  );
  const name = useAppState((state) => state.document?.name ?? state.focus?.word ?? null);
  const words = useAppState((state) => state.projection.rows.words);
  const near = useAppState(wordsNearChosen);
  const neighbours = useAppState(chosenNeighbours);
  const vocabulary = useAppState((state) => state.run?.facts.vocabulary ?? 0);
  const more = words > 0 ? wordsToShow(near, words, vocabulary) : null;
  const chosen = selectionText({ words: selected - documents, documents }, name);
  const missing = missingNeighbours(neighbours);
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
              Show {more.toLocaleString('en')} words
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
