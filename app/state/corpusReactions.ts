import type { CorpusFacts } from '../../worker/contract/corpus';
import type { Outcome } from '../../worker/contract/outcome';
import { samePhrases } from '../../worker/contract/phrases';
import type { SessionApi } from '../session/sessionTypes';
import { withNotice } from './notices';
import type { AppState, AppStore } from './store';
import { invalidSettings, nextRunSettings } from './selectors';

const VOCABULARY_ROWS = 100;
const PHRASE_ROWS = 100;
const VOCABULARY_DELAY_MS = 60;
const PREFLIGHT_DELAY_MS = 200;
const PHRASE_SCORES_DELAY_MS = 30;
const PHRASES_DELAY_MS = 250;

interface Watch<T> {
  /** What the question depends on; a change of any part by identity asks again. */
  parts: (state: AppState) => readonly unknown[];
  delayMs: number;
  ask: () => Promise<T>;
  answered: (answer: T) => void;
}

/** Asks when its parts change, after a pause, and ignores answers that were overtaken. */
function watch<T>(store: AppStore, { parts, delayMs, ask, answered }: Watch<T>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let known: readonly unknown[] = [];
  const look = (state: AppState) => {
    const next = parts(state);
    if (next.length === known.length && next.every((part, index) => Object.is(part, known[index]))) return;
    known = next;
    clearTimeout(timer);
    const question = ++asked;
    if (state.corpus.kind !== 'ready' || state.engine.kind !== 'ready') return;
    timer = setTimeout(() => {
      void ask().then((answer) => {
        if (question === asked) answered(answer);
      });
    }, delayMs);
  };
  look(store.getState());
  const unsubscribe = store.subscribe(look);
  return () => {
    asked++;
    clearTimeout(timer);
    unsubscribe();
  };
}

const readyFacts = ({ corpus }: AppState) => (corpus.kind === 'ready' ? corpus.facts : null);

/** Keeps the vocabulary preview, the phrases and the pre-flight check in step with the text and the parameters. */
export function connectCorpusReactions(store: AppStore, session: SessionApi): () => void {
  const valid = () => invalidSettings(store.getState()).length === 0;
  const stopVocabulary = watch(store, {
    parts: (state) => {
      const { algorithm, minCount, maxFinalVocab, maxCount, sample } = state.hyperparameters;
      const limits = [algorithm, minCount, maxFinalVocab, maxCount, sample, state.rules];
      return [readyFacts(state), state.engine.kind, ...limits];
    },
    delayMs: VOCABULARY_DELAY_MS,
    ask: async () => {
      const { hyperparameters, rules } = store.getState();
      const { algorithm, minCount, maxFinalVocab, maxCount, sample } = hyperparameters;
      const limits = { algorithm, minCount, maxFinalVocab, maxCount, sample, rules };
      return valid() ? session.vocabulary({ ...limits, rows: VOCABULARY_ROWS }) : null;
    },
    answered: (answer) => {
      if (answer) store.setState({ vocabulary: answer.ok ? answer.value : null });
    },
  });
  const stopPreflight = watch(store, {
    parts: (state) => {
      const { from } = nextRunSettings(state);
      const last = from === 'lastRun' ? state.run?.facts.runId : null;
      return [readyFacts(state), state.engine.kind, state.hyperparameters, state.rules, last];
    },
    delayMs: PREFLIGHT_DELAY_MS,
    ask: async () => {
      return valid() ? session.preflight(nextRunSettings(store.getState())) : null;
    },
    answered: (answer) => {
      store.setState((state) => ({
        preflight: answer?.ok ? answer.value : null,
        ...(answer && !answer.ok ? withNotice(state, answer.problem) : {}),
      }));
    },
  });
  const phraseParts = (state: AppState) => [
    readyFacts(state),
    state.engine.kind,
    state.corpusSettings.phrases,
  ];
  const stopPhraseScores = watch(store, {
    parts: (state) => [...phraseParts(state), state.phraseOrder],
    delayMs: PHRASE_SCORES_DELAY_MS,
    ask: async () => {
      const { corpusSettings, phraseOrder } = store.getState();
      const { phrases } = corpusSettings;
      if (phrases.passes === 0) return null;
      return session.phrases(phrases, { rows: PHRASE_ROWS, order: phraseOrder });
    },
    answered: (answer) =>
      store.setState((state) => ({
        phrasePreview: answer?.ok ? answer.value : null,
        ...(answer && !answer.ok ? withNotice(state, answer.problem) : {}),
      })),
  });
  const stopPhrases = watch(store, {
    parts: phraseParts,
    delayMs: PHRASES_DELAY_MS,
    ask: async () => {
      const state = store.getState();
      const { phrases } = state.corpusSettings;
      const inForce = readyFacts(state)?.settings.phrases ?? phrases;
      if (samePhrases(inForce, phrases)) return null;
      const answer = await session.setPhrases(phrases);
      // Even when overtaken: it is the text the engine now has, and the difference is asked for again.
      if (answer.ok) store.setState((now) => withPhrases(now, answer));
      return answer;
    },
    answered: (answer) => {
      if (answer && !answer.ok) store.setState((state) => withPhrases(state, answer));
    },
  });
  return () => {
    stopVocabulary();
    stopPreflight();
    stopPhraseScores();
    stopPhrases();
  };
}

/** The text with other phrases; when they could not be joined, the settings go back to those in force. */
const withPhrases = (state: AppState, answer: Outcome<CorpusFacts | null>): Partial<AppState> => {
  if (state.corpus.kind === 'reading') {
    const { previous } = state.corpus;
    if (!previous || !answer.ok || !answer.value) return {};
    return { corpus: { ...state.corpus, previous: { ...previous, facts: answer.value } } };
  }
  if (state.corpus.kind !== 'ready') return {};
  if (answer.ok) return answer.value ? { corpus: { ...state.corpus, facts: answer.value } } : {};
  const { phrases } = state.corpus.facts.settings;
  return {
    ...withNotice(state, answer.problem),
    corpusSettings: { ...state.corpusSettings, phrases },
  };
};
