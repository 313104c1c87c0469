import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import { formatCount } from '../ui/format';
import styles from './LayerToggles.module.css';
import { HOLLOW } from './pointShapes';
import { ShapeMark } from './ShapeMark';

/** The key to what is a word and what a document, and the switches that take either off the map. */
export function LayerToggles() {
  const layers = useAppState((state) => state.layers);
  const { words, documents } = useAppState((state) => state.projection.rows);
  const all = useAppState((state) => state.run?.facts.documents?.count ?? 0);
  const { setLayers } = useActions();
  const shown = Object.entries(layers).flatMap(([layer, on]) => (on ? [layer] : []));
  if (words === 0) {
    return (
      <p className={styles.note} data-map-control>
        <ShapeMark shape={HOLLOW} color="currentColor" /> {documentsText(documents, all)}
      </p>
    );
  }
  return (
    <ToggleButtonGroup
      aria-label="Layers of the map"
      className={styles.group}
      selectionMode="multiple"
      disallowEmptySelection
      selectedKeys={shown}
      onSelectionChange={(keys) => setLayers({ words: keys.has('words'), documents: keys.has('documents') })}
      data-map-control
    >
      <ToggleButton id="words" className={styles.button}>
        <ShapeMark shape={0} color="currentColor" /> {formatCount(words)} words
      </ToggleButton>
      <ToggleButton id="documents" className={styles.button}>
        <ShapeMark shape={HOLLOW} color="currentColor" /> {documentsText(documents, all)}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

const documentsText = (shown: number, all: number): string =>
  shown < all ? `${formatCount(shown)} of ${formatCount(all)} documents` : `${formatCount(all)} documents`;
