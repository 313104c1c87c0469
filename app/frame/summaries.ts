import { WORD2VEC } from '../../worker/contract/algorithms';
import { corpusFacts, startProblems } from '../state/selectors';
import type { AppState } from '../state/store';
import { classifierObstacle, hasColumns, labelColumn } from '../classify/obstacle';
import { percent } from '../classify/figures';
import { chosenVariant, variantAtWork } from '../state/classifier';
import { modelLabel } from '../state/classifierNames';
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

export function classifySummary(state: AppState): string {
  if (!corpusFacts(state) && !state.run) return 'Documents by their labels';
  if (!hasColumns(state)) return 'This text has no labels';
  const { classifier } = state;
  const atWork = variantAtWork(classifier);
  if (atWork) {
    const { epoch, epochs } = atWork.progress;
    return `${modelLabel(atWork.settings)}: epoch ${Math.min(epoch + 1, epochs)} of ${epochs}`;
  }
  const best = chosenVariant(classifier);
  if (best?.evaluation)
    return `${modelLabel(best.settings)}: ${percent(best.evaluation.accuracy.value)} % right`;
  if (classifierObstacle(state))
    return state.run ? 'Word vectors are being trained' : 'Train word vectors first';
  const label = labelColumn(state);
  return label ? `Tell “${label}” from the text` : 'Choose a column of classes';
}
