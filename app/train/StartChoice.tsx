import { hasDocuments } from '../../worker/contract/algorithms';
import { useActions, useAppState } from '../state/appContext';
import { canContinue, corpusFacts } from '../state/selectors';
import type { StartFrom } from '../state/store';
import { plural } from '../ui/format';
import { Segmented } from '../ui/Segmented';
import styles from './TrainPanel.module.css';

const CHOICES: readonly { value: StartFrom; label: string }[] = [
  { value: 'scratch', label: 'Start anew' },
  { value: 'lastRun', label: 'Go on' },
];

/** After a run: whether the next one begins at random or with what is learnt. */
export function StartChoice() {
  const shown = useAppState((state) => canContinue(state) && state.corpus.kind === 'ready');
  const startFrom = useAppState((state) => state.startFrom);
  const epochs = useAppState((state) => state.hyperparameters.epochs);
  const text = useAppState((state) => corpusFacts(state)?.name);
  const documentsAnew = useAppState(
    (state) => hasDocuments(state.hyperparameters) && state.run?.corpusName !== corpusFacts(state)?.name,
  );
  const { setStartFrom } = useActions();
  if (!shown) return null;
  return (
    <div className={styles.choice}>
      <Segmented label="Next run" value={startFrom} choices={CHOICES} onChange={setStartFrom} />
      {startFrom === 'lastRun' && (
        <p className={styles.hint}>
          Goes on from the newest vectors for {plural(epochs, 'epoch')} on {text}, from the first learning
          rate. New words that are frequent enough join.
          {documentsAnew && ' Documents of another text start anew.'}
        </p>
      )}
    </div>
  );
}
