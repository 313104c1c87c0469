import type { PreflightFinding } from '../../worker/contract/engine';
import type { HyperparameterKey } from '../../worker/contract/hyperparameterRow';
import { hyperparameterRow } from '../../worker/contract/hyperparameters';
import type { EncodingName, Problem } from '../../worker/contract/problems';
import { valueText } from '../../worker/contract/validation';
import { encodingLabel } from './encodingLabels';
import { formatParameter } from './format';

/** What a press of a button beside a problem does; worked out by the page. */
export type Remedy =
  | { kind: 'readAs'; encoding: EncodingName; label: string }
  | { kind: 'set'; key: HyperparameterKey; value: number; label: string }
  | { kind: 'trainAgain'; label: string }
  | { kind: 'reload'; label: string };

/** Buttons that settle a problem, likeliest first. */
export function remediesOf(problem: Problem): Remedy[] {
  switch (problem.kind) {
    case 'wrongEncoding':
      return problem.candidates.map((encoding) => ({
        kind: 'readAs',
        encoding,
        label: encoding === problem.tried ? 'Read without them' : `Read as ${encodingLabel(encoding)}`,
      }));
    case 'outOfMemory':
      return problem.largestVectorSize === null
        ? []
        : [setRemedy('vectorSize', problem.largestVectorSize, 'Set vector_size to')];
    case 'cannotContinue':
      return problem.value === null ? [] : [sameAsLastRun(problem.key, problem.value)];
    case 'nothingLeft':
    case 'vocabularyOfOne':
      return problem.minCount > 1 ? [setRemedy('minCount', 1, 'Set min_count to')] : [];
    case 'lossNotFinite':
      return [setRemedy('alpha', 0.025, 'Set alpha to'), { kind: 'trainAgain', label: 'Train again' }];
    case 'workerCrashed':
      // The classifier's own view offers what is needed after it died.
      return problem.worker === 'classifier' ? [] : [{ kind: 'trainAgain', label: 'Train again' }];
    case 'workerFailedToStart':
      return [{ kind: 'reload', label: 'Reload the page' }];
    default:
      return [];
  }
}

const sameAsLastRun = (key: HyperparameterKey, value: number): Remedy => {
  const row = hyperparameterRow(key);
  return { kind: 'set', key, value, label: `Set ${row.name} to ${valueText(row, value)}` };
};

const setRemedy = (key: Extract<Remedy, { kind: 'set' }>['key'], value: number, text: string): Remedy => ({
  kind: 'set',
  key,
  value,
  label: `${text} ${formatParameter(value)}`,
});

/** What a finding offers to set. */
export function findingRemedy(finding: PreflightFinding): Extract<Remedy, { kind: 'set' }> | null {
  if (finding.kind === 'wordsUntrained') {
    return { kind: 'set', key: 'dbowWords', value: 1, label: 'Train words too' };
  }
  const remedy =
    finding.kind === 'vectorSizeLarge'
      ? setRemedy('vectorSize', finding.suggested, 'Set to')
      : finding.kind === 'moreThreadsThanCores'
        ? setRemedy('threads', finding.cores, 'Set to')
        : null;
  return remedy?.kind === 'set' ? remedy : null;
}
