import { useState } from 'react';
import { useActions, useAppState } from '../state/appContext';
import { hasMapDocuments } from '../state/selectors';
import { formatCount } from '../ui/format';
import { NumberSlider } from '../ui/NumberSlider';
import { projectionRow } from '../../worker/contract/projectionRows';
import { DocumentsOnMap } from './DocumentsOnMap';
import { sliderScaleOf } from './hyperparameterScale';
import { MapSettingsForm } from './MapSettingsForm';
import { PreflightReport } from './PreflightReport';
import { StartChoice } from './StartChoice';
import { TrainControls } from './TrainControls';
import styles from './TrainPanel.module.css';

const WORDS_SCALE = sliderScaleOf(projectionRow('words'));

/** The check before a start, the controls of a run, and how much of it the map shows. */
export function TrainPanel({ controls = true }: { controls?: boolean }) {
  const words = useAppState((state) => state.projection.settings.words);
  const vocabulary = useAppState(
    (state) => state.run?.facts.vocabulary ?? state.preflight?.vocabulary ?? null,
  );
  const hasDocuments = useAppState(hasMapDocuments);
  const { setProjection } = useActions();
  const [dragged, setDragged] = useState<number | null>(null);
  return (
    <div className={styles.panel}>
      <StartChoice />
      <PreflightReport />
      {controls && <TrainControls />}
      <div>
        <NumberSlider
          label="Words on the map"
          heading={<span className={styles.label}>Words on the map</span>}
          value={dragged ?? words}
          scale={WORDS_SCALE}
          integer
          onDrag={setDragged}
          onChange={(next) => {
            setDragged(null);
            if (next !== null) void setProjection({ words: next });
          }}
        />
        <p className={styles.hint}>
          {vocabulary && vocabulary <= words
            ? `All ${formatCount(vocabulary)} words of the vocabulary are on the map.`
            : 'The most frequent words are laid out; the panel on the right finds neighbours among all.'}
        </p>
      </div>
      {hasDocuments && <DocumentsOnMap />}
      <MapSettingsForm />
    </div>
  );
}
