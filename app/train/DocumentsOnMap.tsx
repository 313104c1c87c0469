import { useState } from 'react';
import { projectionRow } from '../../worker/contract/projectionRows';
import { useActions, useAppState } from '../state/appContext';
import { formatCount } from '../ui/format';
import { NumberSlider } from '../ui/NumberSlider';
import { sliderScaleOf } from './hyperparameterScale';
import styles from './TrainPanel.module.css';

const SCALE = sliderScaleOf(projectionRow('documents'));

/** How many documents of a Doc2Vec run the map shows, and which. */
export function DocumentsOnMap() {
  const documents = useAppState((state) => state.projection.settings.documents);
  const all = useAppState(
    (state) => state.run?.facts.documents?.count ?? state.preflight?.documents?.count ?? null,
  );
  const { setProjection } = useActions();
  const [dragged, setDragged] = useState<number | null>(null);
  return (
    <div>
      <NumberSlider
        label="Documents on the map"
        heading={<span className={styles.label}>Documents on the map</span>}
        value={dragged ?? documents}
        scale={SCALE}
        integer
        onDrag={setDragged}
        onChange={(next) => {
          setDragged(null);
          if (next !== null) void setProjection({ documents: next });
        }}
      />
      <p className={styles.hint}>{hintOn(documents, all)}</p>
    </div>
  );
}

const hintOn = (shown: number, all: number | null): string => {
  if (shown === 0) return 'No documents are laid out.';
  if (all === null) return 'They lie among the words; of more than are shown, an even sample.';
  return all <= shown
    ? `All ${formatCount(all)} documents are on the map.`
    : `An even sample of the ${formatCount(all)} documents is laid out; the panel on the right finds all.`;
};
