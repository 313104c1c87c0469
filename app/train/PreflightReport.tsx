import { useActions, useAppState } from '../state/appContext';
import { invalidSettings, runIsLive } from '../state/selectors';
import { Button } from '../ui/Button';
import { documentCount, formatBytes, formatCompact, formatCount } from '../ui/format';
import { wordFinding } from '../ui/findingWording';
import { type Remedy, findingRemedy, remediesOf } from '../ui/remedies';
import { wordProblem } from '../ui/wording';
import { Fact, FactList } from '../ui/FactList';
import { Note } from '../ui/Note';
import styles from './PreflightReport.module.css';

/** What a start would train, what stands in its way and what is worth knowing before. */
export function PreflightReport() {
  const preflight = useAppState((state) => state.preflight);
  const corpus = useAppState((state) => state.corpus.kind);
  const engine = useAppState((state) => state.engine.kind);
  const live = useAppState(runIsLive);
  const invalid = useAppState(invalidSettings);

  if (engine === 'failed') return <p className={styles.quiet}>Training cannot run in this browser.</p>;
  if (corpus === 'none') return <p className={styles.quiet}>Choose a text first.</p>;
  if (corpus === 'reading') return <p className={styles.quiet}>The text is being read.</p>;
  if (live) return null;
  const problems = invalid.length > 0 ? invalid : (preflight?.problems ?? []);
  const findings = invalid.length > 0 ? [] : (preflight?.findings ?? []);
  return (
    <div className={styles.report}>
      {preflight && problems.length === 0 && (
        <FactList>
          <Fact label="Vocabulary" value={`${formatCount(preflight.vocabulary)} words`} />
          {preflight.newWords !== undefined && (
            <Fact label="New words" value={formatCount(preflight.newWords)} />
          )}
          {preflight.documents && <Fact label="Documents" value={documentCount(preflight.documents)} />}
          <Fact label="Trained an epoch" value={`${formatCompact(preflight.effectiveTokens)} words`} />
          <Fact label="Memory" value={formatBytes(preflight.memoryBytes)} />
        </FactList>
      )}
      {problems.map((problem) => {
        const { title, text } = wordProblem(problem);
        const remedy = remediesOf(problem).find((candidate) => candidate.kind === 'set');
        return (
          <Note key={JSON.stringify(problem)} kind="problem">
            <strong>{title}.</strong> {text} {remedy && <SetButton remedy={remedy} />}
          </Note>
        );
      })}
      {findings.map((finding) => {
        const remedy = findingRemedy(finding);
        return (
          <Note key={finding.kind}>
            {wordFinding(finding)} {remedy && <SetButton remedy={remedy} />}
          </Note>
        );
      })}
    </div>
  );
}

function SetButton({ remedy }: { remedy: Extract<Remedy, { kind: 'set' }> }) {
  const { setHyperparameter } = useActions();
  return (
    <Button look="link" onPress={() => setHyperparameter(remedy.key, remedy.value)}>
      {remedy.label}
    </Button>
  );
}
