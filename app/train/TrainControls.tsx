import { Pause, Play, SkipForward, Square } from 'lucide-react';
import { memo } from 'react';
import { useActions, useAppState } from '../state/appContext';
import { canStart, corpusFacts, nextRunSettings } from '../state/selectors';
import { Button, IconButton } from '../ui/Button';
import styles from './TrainControls.module.css';

/** Start, or pause and stop: whatever the run's state allows. */
export const TrainControls = memo(function TrainControls() {
  const kind = useAppState((state) => (state.starting ? 'starting' : state.run?.state.kind));
  const startable = useAppState(canStart);
  const further = useAppState((state) => nextRunSettings(state).from === 'lastRun');
  const again = useAppState(
    (state) => state.run !== null && state.run.corpusName === corpusFacts(state)?.name,
  );
  const { startTraining, oneEpoch, togglePause, stop } = useActions();
  const live = kind === 'training' || kind === 'paused' || kind === 'starting';

  if (!live) {
    return (
      <div className={styles.controls}>
        <Button look="primary" wide isDisabled={!startable} onPress={startTraining}>
          <Play size={15} aria-hidden /> {further ? 'Train further' : again ? 'Train again' : 'Start'}
        </Button>
        <OneEpoch isDisabled={!startable} onPress={oneEpoch} />
      </div>
    );
  }
  return (
    <div className={styles.controls}>
      <Button look="primary" wide isDisabled={kind === 'starting'} onPress={togglePause}>
        {kind === 'paused' ? <Play size={15} aria-hidden /> : <Pause size={15} aria-hidden />}
        {kind === 'paused' ? 'Resume' : kind === 'starting' ? 'Starting' : 'Pause'}
      </Button>
      <OneEpoch isDisabled={kind === 'starting'} onPress={oneEpoch} />
      <Button isDisabled={kind === 'starting'} onPress={stop}>
        <Square size={13} aria-hidden /> Stop
      </Button>
    </div>
  );
});

const OneEpoch = ({ isDisabled, onPress }: { isDisabled: boolean; onPress: () => void }) => (
  <IconButton label="One epoch, then pause" hotkey="." isDisabled={isDisabled} onPress={onPress}>
    <SkipForward size={16} aria-hidden />
  </IconButton>
);
