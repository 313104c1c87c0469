import { WORD2VEC } from '../../worker/contract/algorithms';
import { corpusFacts, startProblems } from '../state/selectors';
import type { AppState } from '../state/store';
import { runPlace } from '../train/runWording';
import { shortModelName } from '../ui/architecture';
import { formatCompact, plural } from '../ui/format';

/** One line a step, for when it is folded. */
export function corpusSummary(state: AppState): string {
  if (state.corpus.kind === 'reading') return 'Reading';
  const facts = corpusFacts(state);
  return facts ? `${facts.name}, ${formatCompact(facts.tokens)} words` : 'No text yet';
}

export function modelSummary({ hyperparameters: h }: AppState): string {
  // The line has no room for more than the name of another model and one figure.
  const window = h.algorithm === WORD2VEC ? `, window ${h.window}` : '';
  return `${shortModelName(h)}, size ${h.vectorSize}${window}`;
}

export function trainSummary(state: AppState): string {
  if (state.starting) return 'Starting';
  if (state.run) return runPlace(state.run);
  if (state.engine.kind === 'failed') return 'Not possible in this browser';
  if (state.corpus.kind !== 'ready') return plural(state.hyperparameters.epochs, 'epoch');
  const problems = startProblems(state).length;
  return problems > 0
    ? plural(problems, 'problem')
    : `Ready: ${plural(state.hyperparameters.epochs, 'epoch')}`;
}
