import { useActions, useAppState } from '../state/appContext';
import { variantName } from '../state/classifierNames';
import { Button } from '../ui/Button';
import { formatShare } from '../ui/format';
import { canTrain, ClassifierControls } from './ClassifierControls';
import styles from './ClassifierView.module.css';

/** Before the first classifier: what will happen, and the two ways to begin. */
export function FirstSteps() {
  const startable = useAppState(canTrain);
  const settings = useAppState((state) => state.classifier.settings);
  const largest = useAppState(({ classifier: { documents } }) =>
    documents.kind === 'ready' ? documents.facts.classes[0] : null,
  );
  const documents = useAppState(({ classifier }) =>
    classifier.documents.kind === 'ready' ? classifier.documents.facts.documents : 1,
  );
  const { trainBaselines } = useActions();
  return (
    <section className={styles.first} aria-label="Begin">
      <p>
        A network reads each document word by word through the vectors of this run and learns which class it
        belongs to. Part of the documents is kept aside: the figures are about texts it has never seen.
      </p>
      <div className={styles.begin}>
        <ClassifierControls />
        <Button isDisabled={!startable} onPress={trainBaselines}>
          Train baselines
        </Button>
      </div>
      <p className={styles.quiet}>
        To be trained: {variantName({ settings })}. The settings are in the step Classify.{' '}
        {largest &&
          `Always guessing “${largest.name}” would be right for ${formatShare(largest.documents / documents)}. `}
        Baselines take seconds and show what a network has to beat.
      </p>
    </section>
  );
}
