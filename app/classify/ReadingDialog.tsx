import { useActions, useAppState } from '../state/appContext';
import { chosenVariant } from '../state/classifier';
import { Dialog } from '../ui/Dialog';
import { formatShare } from '../ui/format';
import { wordProblem } from '../ui/wording';
import styles from './ReadingDialog.module.css';

/** A document to read, and how it was misjudged. */
export function ReadingDialog() {
  const reading = useAppState((state) => state.classifier.reading);
  const classes = useAppState((state) => chosenVariant(state.classifier)?.facts?.classes ?? null);
  const { closeReading } = useActions();
  if (!reading) return null;
  const { answer, error, document } = reading;
  const text = answer?.ok ? answer.value : null;
  return (
    <Dialog title={text?.name ?? `Document ${document + 1}`} isOpen onClose={closeReading} width={720}>
      <div className={styles.body}>
        {error && classes && (
          <p className={styles.verdict}>
            Taken for <strong>{classes[error.predicted]}</strong>,{' '}
            {formatShare(error.probabilities[error.predicted])} sure. It is{' '}
            <strong>{classes[error.trueClass]}</strong>, which got{' '}
            {formatShare(error.probabilities[error.trueClass])}.
          </p>
        )}
        {answer && !answer.ok && <p>{wordProblem(answer.problem).text}</p>}
        {text && (
          <>
            {text.values.length > 0 && (
              <dl className={styles.values}>
                {text.values.map(({ column, value }) => (
                  <div key={column}>
                    <dt>{column}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            )}
            <p className={styles.text} tabIndex={0}>
              {text.text}
            </p>
          </>
        )}
      </div>
    </Dialog>
  );
}
