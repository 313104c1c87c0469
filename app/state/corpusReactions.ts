import type { SessionApi } from '../session/sessionTypes';
import { withNotice } from './notices';
import type { AppState, AppStore } from './store';
import { validateHyperparameters } from '../../worker/contract/validation';

const VOCABULARY_ROWS = 100;
const VOCABULARY_DELAY_MS = 60;
const PREFLIGHT_DELAY_MS = 200;

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

/** Keeps the vocabulary preview and the pre-flight check in step with the text and the parameters. */
export function connectCorpusReactions(store: AppStore, session: SessionApi): () => void {
  const valid = () => validateHyperparameters(store.getState().hyperparameters).length === 0;
  const stopVocabulary = watch(store, {
    parts: (state) => {
      const { minCount, maxFinalVocab, sample } = state.hyperparameters;
      return [readyFacts(state), state.engine.kind, minCount, maxFinalVocab, sample];
    },
    delayMs: VOCABULARY_DELAY_MS,
    ask: async () => {
      const { minCount, maxFinalVocab, sample } = store.getState().hyperparameters;
      return valid() ? session.vocabulary({ minCount, maxFinalVocab, sample, rows: VOCABULARY_ROWS }) : null;
    },
    answered: (answer) => {
      if (answer) store.setState({ vocabulary: answer.ok ? answer.value : null });
    },
  });
  const stopPreflight = watch(store, {
    parts: (state) => [readyFacts(state), state.engine.kind, state.hyperparameters],
    delayMs: PREFLIGHT_DELAY_MS,
    ask: async () => (valid() ? session.preflight(store.getState().hyperparameters) : null),
    answered: (answer) => {
      if (!answer) store.setState({ preflight: null });
      else
        store.setState((state) =>
          answer.ok ? { preflight: answer.value } : withNotice(state, answer.problem),
        );
    },
  });
  return () => {
    stopVocabulary();
    stopPreflight();
  };
}
