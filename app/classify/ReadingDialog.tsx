import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ClassifierError } from '../../worker/contract/classifier';
import { useActions, useAppState } from '../state/appContext';
import { chosenVariant } from '../state/classifier';
import type { AppState } from '../state/store';
import { DocumentReader } from '../explore/DocumentReader';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { formatShare } from '../ui/format';
import { wordProblem } from '../ui/wording';
import { listedErrors } from './listedErrors';
import styles from './ReadingDialog.module.css';

const classesOf = ({ classifier }: AppState) => chosenVariant(classifier)?.facts?.classes ?? null;

/** A misjudged document to read, how it was judged, and the way to the next one. */
export function ReadingDialog() {
  const reading = useAppState((state) => state.classifier.reading);
  const answers = useAppState((state) => state.classifier.errors?.answer ?? null);
  const cell = useAppState((state) => state.classifier.confusion);
  const classes = useAppState(classesOf);
  const { closeReading, readDocument } = useActions();
  if (!reading) return null;
  const { answer, error, document } = reading;
  const text = answer?.ok ? answer.value : null;
  const errors = answers?.ok ? listedErrors(answers.value, cell) : [];
  const place = errors.findIndex((one) => one.document === document);
  const step = (to: ClassifierError | undefined) => to && void readDocument(to.document, to);
  const before = place > 0 ? errors[place - 1] : undefined;
  const after = place < 0 ? undefined : errors.at(place + 1);
  return (
    <Dialog
      title={text?.name ?? `Document ${document + 1}`}
      isOpen
      onClose={closeReading}
      width={720}
      actions={
        errors.length > 1 && (
          <>
            <span className={styles.place}>
              Error {place + 1} of {errors.length}
            </span>
            <Button isDisabled={!before} onPress={() => step(before)}>
              <ChevronLeft size={15} aria-hidden /> Error before
            </Button>
            <Button isDisabled={!after} onPress={() => step(after)}>
              Next error <ChevronRight size={15} aria-hidden />
            </Button>
          </>
        )
      }
    >
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
        {text && <DocumentReader key={text.document} document={text} />}
      </div>
    </Dialog>
  );
}
