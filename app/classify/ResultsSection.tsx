import { Download } from 'lucide-react';
import type { Evaluation } from '../../worker/contract/classifierEvaluation';
import { finetunes } from '../../worker/contract/classifierRows';
import { useActions } from '../state/appContext';
import type { Variant } from '../state/classifier';
import { variantName } from '../state/classifierNames';
import { Button } from '../ui/Button';
import { Fold } from '../ui/Fold';
import { formatCount, formatLoss, formatShare, plural } from '../ui/format';
import { ClassCurves } from './ClassCurves';
import styles from './ClassifierView.module.css';
import { ConfusionMatrix } from './ConfusionMatrix';
import { ErrorTable } from './ErrorTable';
import { percent, withInterval } from './figures';
import { LearningCurves } from './LearningCurves';
import { MovedWords } from './MovedWords';

/** So many classes leave room for the errors beside their matrix. */
const FEW_CLASSES = 3;

/** What the chosen classifier is worth on documents it never saw. */
export function ResultsSection({ variant, evaluation }: { variant: Variant; evaluation: Evaluation }) {
  const { saveClassifier } = useActions();
  const { test } = evaluation.sizes;
  const classes = variant.facts?.classes ?? [];
  return (
    <section className={styles.section} aria-labelledby="classifier-results">
      <header className={styles.sectionHead}>
        <h3 id="classifier-results" className={styles.heading}>
          {variantName(variant)}
        </h3>
        <div className={styles.actions}>
          <Button isDisabled={!variant.kept} onPress={() => saveClassifier(variant.runId)}>
            <Download size={15} aria-hidden /> Save for Keras
          </Button>
        </div>
      </header>
      <dl className={styles.headline}>
        <div>
          <dt>Accuracy</dt>
          <dd>
            <strong data-testid="accuracy">{percent(evaluation.accuracy.value)} %</strong>
            <span>{intervalWords(evaluation.accuracy)}</span>
          </dd>
        </div>
        <div>
          <dt>Macro-F1</dt>
          <dd>
            <strong>{percent(evaluation.macroF1.value)} %</strong>
            <span>{intervalWords(evaluation.macroF1)}</span>
          </dd>
        </div>
        <div>
          <dt>Always the commonest class</dt>
          <dd>
            <strong className={styles.lesser}>{percent(evaluation.majorityAccuracy)} %</strong>
            <span>accuracy to beat</span>
          </dd>
        </div>
      </dl>
      <p className={styles.quiet}>
        {`Of ${plural(test.documents, 'test document')}${test.groups === null ? '' : ` in ${plural(test.groups, 'group')} never trained on`}, with the weights of epoch ${evaluation.epoch} of ${evaluation.epochs}. ` +
          `Intervals hold the true figure 95 % of the time${evaluation.intervals === 'groups' ? ', drawn over whole groups' : ''}. Mean loss ${formatLoss(evaluation.loss)} nats.`}
      </p>
      <div className={styles.judged} data-few={classes.length <= FEW_CLASSES || undefined}>
        <ConfusionMatrix classes={classes} confusion={evaluation.confusion} />
        <ErrorTable variant={variant} classes={classes} isNarrow={classes.length <= FEW_CLASSES} />
      </div>
      <ClassCurves classes={classes} evaluation={evaluation} />
      {finetunes(variant.settings) && <MovedWords variant={variant} />}
      {variant.epochs.length > 0 && (
        <Fold title="How it learnt" state={`${formatCount(evaluation.documentsPerSecond)} documents/s`}>
          <LearningCurves variant={variant} />
        </Fold>
      )}
      <p className={styles.hidden} role="status">
        {`${variantName(variant)}: accuracy ${withInterval(evaluation.accuracy)}, always guessing ${formatShare(evaluation.majorityAccuracy)}`}
      </p>
    </section>
  );
}

const intervalWords = ({ low, high }: { low: number; high: number }) => `${percent(low)}–${percent(high)}`;
