import type { RunSettings } from '../../worker/contract/engine';
import type { CorpusFacts } from '../../worker/contract/corpus';
import { samePhrases } from '../../worker/contract/phrases';
import type { Problem } from '../../worker/contract/problems';
import { validateHyperparameters } from '../../worker/contract/validation';
import { validateRules } from '../../worker/contract/vocabularyRules';
import { isLive } from './sessionEvents';
import type { AppState, ReadCorpus } from './store';

/** The corpus that would be trained on, or that still stands while another is being read. */
export const readCorpus = ({ corpus }: AppState): ReadCorpus | null => {
  if (corpus.kind === 'ready') return corpus;
  return corpus.kind === 'reading' ? corpus.previous : null;
};

export const corpusFacts = (state: AppState): CorpusFacts | null => readCorpus(state)?.facts ?? null;

export const runIsLive = (state: AppState): boolean => state.run !== null && isLive(state.run);

/** Parameters and rules that cannot be used as they are. */
export const invalidSettings = ({ hyperparameters, rules }: AppState): Problem[] => [
  ...validateHyperparameters(hyperparameters),
  ...validateRules(rules),
];

/** Whether the vectors of the run on screen can be trained further. */
export const canContinue = ({ run }: AppState): boolean =>
  run?.state.kind === 'finished' || run?.state.kind === 'stopped';

/** What the next run would begin with. */
export const nextRunSettings = (state: AppState): RunSettings => ({
  ...state.hyperparameters,
  rules: state.rules,
  from: canContinue(state) ? state.startFrom : 'scratch',
});

/** Whether the text's phrases are still being joined under settings just changed. */
export const phrasesArePending = (state: AppState): boolean => {
  const inForce = corpusFacts(state)?.settings.phrases;
  return inForce !== undefined && !samePhrases(inForce, state.corpusSettings.phrases);
};

/** What stands in the way of a start, besides there being no text. */
export const startProblems = (state: AppState): Problem[] => {
  const invalid = invalidSettings(state);
  return invalid.length > 0 ? invalid : (state.preflight?.problems ?? []);
};

export const canStart = (state: AppState): boolean =>
  state.engine.kind === 'ready' &&
  state.corpus.kind === 'ready' &&
  state.starting === null &&
  !phrasesArePending(state) &&
  !runIsLive(state) &&
  startProblems(state).length === 0;
