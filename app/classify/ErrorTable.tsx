import { useState } from 'react';
import type { ClassifierError } from '../../worker/contract/classifier';
import { useActions, useAppState } from '../state/appContext';
import type { Variant } from '../state/classifier';
import { Button } from '../ui/Button';
import { formatCount, formatShare, plural } from '../ui/format';
import { wordProblem } from '../ui/wording';
import styles from './ErrorTable.module.css';
import { listedErrors } from './listedErrors';
import { useDocumentHeads } from './useDocumentHeads';

const STEP = 6;
const NO_ERRORS: readonly ClassifierError[] = [];

interface ErrorTableProps {
  variant: Variant;
  classes: readonly string[];
  /** Texts stand below their classes rather than beside them. */
  isNarrow: boolean;
}

/** Test documents that got the wrong class, the surest first; a press opens the text. */
export function ErrorTable({ variant, classes, isNarrow }: ErrorTableProps) {
  const answer = useAppState(({ classifier: { errors } }) =>
    errors?.runId === variant.runId ? errors.answer : null,
  );
  const cell = useAppState((state) => state.classifier.confusion);
  const [shown, setShown] = useState(STEP);
  const { chooseConfusion, readDocument } = useActions();
  const all = answer?.ok ? answer.value : NO_ERRORS;
  const errors = listedErrors(all, cell);
  const listed = errors.slice(0, shown);
  const heads = useDocumentHeads(listed.map(({ document }) => document));
  return (
    <div className={styles.block}>
      <header className={styles.head}>
        <h4 className={styles.heading}>
          {cell
            ? `${plural(errors.length, 'document')} of ${classes[cell.trueClass]} taken for ${classes[cell.predicted]}`
            : `${plural(errors.length, 'error')}, the surest first`}
        </h4>
        {cell && (
          <Button look="link" onPress={() => chooseConfusion(null)}>
            All errors
          </Button>
        )}
      </header>
      {!answer && <p className={styles.quiet}>{variant.kept ? 'Looking for them' : GONE}</p>}
      {answer && !answer.ok && <p className={styles.quiet}>{wordProblem(answer.problem).text}</p>}
      <ol className={styles.list} aria-label="Errors" data-narrow={isNarrow || undefined}>
        {listed.map((error) => (
          <li key={error.document}>
            <button type="button" className={styles.row} onClick={() => readDocument(error.document, error)}>
              <span className={styles.verdict}>
                <span>{classes[error.trueClass]}</span>
                <span aria-hidden> → </span>
                <span className={styles.hidden}> taken for </span>
                <span className={styles.wrong}>{classes[error.predicted]}</span>
                <span className={styles.sure}>{formatShare(error.probabilities[error.predicted])} sure</span>
              </span>
              <span className={styles.text}>{heads.get(error.document) ?? ''}</span>
            </button>
          </li>
        ))}
      </ol>
      {errors.length > shown && (
        <Button look="link" onPress={() => setShown(shown + 3 * STEP)}>
          More of {formatCount(errors.length)}
        </Button>
      )}
    </div>
  );
}

const GONE = 'This classifier is no longer held; its figures are. Train it again to list its errors.';
