import { hasDocuments } from '../../worker/contract/algorithms';
import type { RunSettings } from '../../worker/contract/engine';
import type { CorpusFacts, CorpusSource } from '../../worker/contract/corpus';
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

type Settings = Pick<AppState, 'hyperparameters' | 'rules'>;

let lastChecked: { settings: Settings; problems: Problem[] } | null = null;

/** Parameters and rules that cannot be used as they are; checked anew only when they have changed. */
export const invalidSettings = ({ hyperparameters, rules }: Settings): Problem[] => {
  const last = lastChecked?.settings;
  if (!lastChecked || last?.hyperparameters !== hyperparameters || last.rules !== rules) {
    const problems = [...validateHyperparameters(hyperparameters), ...validateRules(rules)];
    lastChecked = { settings: { hyperparameters, rules }, problems };
  }
  return lastChecked.problems;
};

/** Whether the vectors of the run on screen can be trained further. */
export const canContinue = ({ run }: AppState): boolean =>
  run?.state.kind === 'finished' || run?.state.kind === 'stopped';

/** What the next run would begin with. */
export const nextRunSettings = (state: AppState): RunSettings => ({
  ...state.hyperparameters,
  rules: state.rules,
  from: canContinue(state) ? state.startFrom : 'scratch',
});

/** Whether a text read now is for training the run on screen further; a live one is stopped first. */
export const isForFurtherTraining = (state: AppState): boolean =>
  state.startFrom === 'lastRun' && (canContinue(state) || runIsLive(state));

/** Whether a text starts training once it is read: a new sample does, but not over a run to be trained further. */
export const startsByItself = (state: AppState, source: CorpusSource): boolean =>
  source.kind === 'url' &&
  state.samples.some((sample) => sample.url === source.url) &&
  source !== readCorpus(state)?.source &&
  !isForFurtherTraining(state);

/** Whether the map has documents, or will have them with the run that would be started. */
export const hasMapDocuments = ({ run, hyperparameters }: AppState): boolean =>
  run ? run.facts.documents !== null : hasDocuments(hyperparameters);

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
