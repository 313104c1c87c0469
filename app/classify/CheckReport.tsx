import { LEAST_DOCUMENTS_A_CLASS } from '../../worker/contract/classifier';
import type { PartSize } from '../../worker/contract/classifierEvaluation';
import { useActions, useAppState } from '../state/appContext';
import { vectorsOf } from '../state/classifier';
import { vectorsAtRest } from '../state/classifierReactions';
import { Button } from '../ui/Button';
import { wordClassifierFinding } from '../ui/classifierWording';
import { formatCompact, formatCount, plural } from '../ui/format';
import { Note } from '../ui/Note';
import { wordProblem } from '../ui/wording';
import { Fact, FactList } from '../ui/FactList';
import styles from './ClassifierSetup.module.css';

/** How the documents are split, how large the model is, what stands in the way, and what is worth knowing. */
export function CheckReport() {
  const check = useAppState((state) => state.classifier.check);
  const found = useAppState(({ classifier: { documents } }) =>
    documents.kind === 'ready' ? documents.facts.findings : null,
  );
  const outdated = useAppState((state) => {
    const { documents } = state.classifier;
    return (
      documents.kind === 'ready' &&
      vectorsAtRest(state) !== null &&
      documents.vectors !== vectorsOf(state.run)
    );
  });
  const { setClassifierRequest } = useActions();
  return (
    <div className={styles.report}>
      {check?.sizes && check.problems.length === 0 && (
        <FactList>
          <Fact label="Training part" value={partWords(check.sizes.train)} />
          <Fact label="Validation part" value={partWords(check.sizes.validation)} />
          <Fact label="Test part" value={partWords(check.sizes.test)} />
          <Fact
            label="Numbers learnt"
            value={
              check.parameters.all === check.parameters.trainable
                ? formatCompact(check.parameters.all)
                : `${formatCompact(check.parameters.trainable)} of ${formatCompact(check.parameters.all)}`
            }
          />
        </FactList>
      )}
      {check?.problems.map((problem) => {
        const { title, text } = wordProblem(problem);
        return (
          <Note key={JSON.stringify(problem)} kind="problem">
            <strong>{title}.</strong> {text}{' '}
            {problem.kind === 'smallClasses' && (
              <Button
                look="link"
                onPress={() => setClassifierRequest({ leastDocuments: LEAST_DOCUMENTS_A_CLASS })}
              >
                Leave them out
              </Button>
            )}
          </Note>
        );
      })}
      {outdated && (
        <Note>
          The word vectors have changed since these documents were taken.{' '}
          <Button look="link" onPress={() => setClassifierRequest({})}>
            Take the vectors as they are now
          </Button>
        </Note>
      )}
      {[...(found ?? []), ...(check?.findings ?? [])].map((finding) => (
        <Note key={JSON.stringify(finding)}>{wordClassifierFinding(finding)}</Note>
      ))}
    </div>
  );
}

const partWords = ({ documents, groups }: PartSize): string =>
  `${formatCount(documents)}${groups === null ? '' : ` in ${plural(groups, 'group')}`}`;
