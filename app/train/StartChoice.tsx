import { useActions, useAppState } from '../state/appContext';
import { canContinue, corpusFacts } from '../state/selectors';
import type { StartFrom } from '../state/store';
import { plural } from '../ui/format';
import { Segmented } from '../ui/Segmented';
import styles from './TrainPanel.module.css';

const CHOICES: readonly { value: StartFrom; label: string }[] = [
  { value: 'scratch', label: 'Start anew' },
  { value: 'lastRun', label: 'Train further' },
];

/** After a run: whether the next one begins at random or with what is learnt. */
export function StartChoice() {
  const shown = useAppState((state) => canContinue(state) && state.corpus.kind === 'ready');
  const startFrom = useAppState((state) => state.startFrom);
  const epochs = useAppState((state) => state.hyperparameters.epochs);
  const text = useAppState((state) => corpusFacts(state)?.name);
  const { setStartFrom } = useActions();
  if (!shown) return null;
  return (
    <div className={styles.choice}>
      <Segmented label="Next run" value={startFrom} choices={CHOICES} onChange={setStartFrom} />
      {startFrom === 'lastRun' && (
        <p className={styles.hint}>
          Goes on from the newest vectors for {plural(epochs, 'epoch')} on {text}, beginning at the first
          learning rate again. Words keep their vectors; new ones that are frequent enough join them.
        </p>
      )}
    </div>
  );
}
