import { useAppState, useActions } from '../state/appContext';
import type { Variant } from '../state/classifier';
import { variantName } from '../state/classifierNames';
import { QuestionForm } from '../explore/QuestionForm';
import { BarList, BarRow } from '../ui/BarList';
import { formatProbability } from './figures';
import styles from './ClassifierView.module.css';
import { OccludedText } from './OccludedText';

const FEW = 8;

/** A text to type: its probable classes, and the words that carried the answer. */
export function TrySection({ variant }: { variant: Variant }) {
  const tried = useAppState((state) => state.classifier.tried);
  const { tryText } = useActions();
  const classes = variant.facts?.classes ?? [];
  const mine = tried?.runId === variant.runId ? tried : null;
  return (
    <section className={styles.section} aria-labelledby="classifier-try">
      <header className={styles.sectionHead}>
        <h3 id="classifier-try" className={styles.heading}>
          Try it
        </h3>
        <p className={styles.aside}>{variantName(variant)}</p>
      </header>
      {!variant.kept ? (
        <p className={styles.quiet}>This classifier is no longer held. Train it again to try it.</p>
      ) : (
        <QuestionForm
          label="A text of the kind it has learnt from"
          lines="many"
          enterAsks
          action="Classify"
          initialText={tried?.text ?? ''}
          answer={mine?.answer ?? null}
          onAsk={(text) => void tryText(text)}
        >
          {(occlusion) => {
            const order = [...classes.keys()].sort(
              (a, b) => occlusion.probabilities[b] - occlusion.probabilities[a],
            );
            return (
              <div className={styles.tried}>
                <div className={styles.block}>
                  <h4 className={styles.subheading}>{classes[occlusion.predicted]}</h4>
                  <BarList label="Probabilities">
                    {order.slice(0, FEW).map((index) => (
                      <BarRow
                        key={index}
                        label={classes[index]}
                        share={occlusion.probabilities[index]}
                        value={formatProbability(occlusion.probabilities[index])}
                        look="wide"
                      />
                    ))}
                  </BarList>
                  {order.length > FEW && (
                    <p className={styles.quiet}>
                      The {FEW} likeliest of {order.length} classes
                    </p>
                  )}
                </div>
                <OccludedText occlusion={occlusion} predicted={classes[occlusion.predicted]} />
              </div>
            );
          }}
        </QuestionForm>
      )}
    </section>
  );
}
