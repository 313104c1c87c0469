import { Pause, Play, Square } from 'lucide-react';
import { memo } from 'react';
import { useActions, useAppState } from '../state/appContext';
import { variantAtWork } from '../state/classifier';
import type { AppState } from '../state/store';
import { Button } from '../ui/Button';
import styles from './ClassifierControls.module.css';

/** Whether a classifier can be trained as the settings are. */
export const canTrain = ({ classifier: { documents, check } }: AppState): boolean =>
  documents.kind === 'ready' && check !== null && check.problems.length === 0;

/** Train, or pause and stop: whatever the classifier's state allows. */
export const ClassifierControls = memo(function ClassifierControls() {
  const kind = useAppState((state) => variantAtWork(state.classifier)?.state.kind ?? null);
  const startable = useAppState(canTrain);
  const { trainClassifier, commandClassifier } = useActions();
  if (kind === null) {
    return (
      <div className={styles.controls}>
        <Button look="primary" wide isDisabled={!startable} onPress={trainClassifier}>
          <Play size={15} aria-hidden /> Train classifier
        </Button>
      </div>
    );
  }
  const paused = kind === 'paused';
  const waits = kind === 'preparing' || kind === 'evaluating';
  return (
    <div className={styles.controls}>
      <Button
        look="primary"
        wide
        isDisabled={waits}
        onPress={() => commandClassifier(paused ? 'resume' : 'pause')}
      >
        {paused ? <Play size={15} aria-hidden /> : <Pause size={15} aria-hidden />}
        {paused ? 'Resume' : waits ? (kind === 'preparing' ? 'Preparing' : 'Evaluating') : 'Pause'}
      </Button>
      <Button isDisabled={waits} onPress={() => commandClassifier('stop')}>
        <Square size={13} aria-hidden /> Stop
      </Button>
    </div>
  );
});
