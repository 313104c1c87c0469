import { DEFAULT_HYPERPARAMETERS } from '../../worker/contract/hyperparameters';
import { withNotice } from './notices';
import type { AppState, AppStore } from './store';
import { defaultThreads } from './threads';
import { defaultUrlState, readHash, writeHash, type UrlState } from './urlState';

const WRITE_DELAY_MS = 250;

const urlStateOf = (state: AppState): UrlState => ({
  hyperparameters: state.hyperparameters,
  tokenizer: state.corpusSettings.tokenizer,
  sentences: state.corpusSettings.sentences,
  phrases: state.corpusSettings.phrases,
  table: state.corpusSettings.table,
  rules: state.rules,
  words: state.projection.settings.words,
});

const defaultsOf = (state: AppState) =>
  defaultUrlState({ ...DEFAULT_HYPERPARAMETERS, threads: defaultThreads(state.engine) });

/** Address of the page with the settings in it, to hand on. */
export const shareLink = (state: AppState): string => {
  const hash = writeHash(urlStateOf(state), defaultsOf(state));
  return `${location.origin}${location.pathname}${hash ? `#${hash}` : ''}`;
};

/** Reads the settings from the address, and writes them back as they change. */
export function connectUrl(store: AppStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const read = () => {
    const state = store.getState();
    const answer = readHash(location.hash, defaultsOf(state));
    const { hyperparameters, tokenizer, sentences, phrases, table, rules, words } = answer.state;
    store.setState({
      hyperparameters,
      chosenParameters: [],
      rules,
      corpusSettings: { ...state.corpusSettings, tokenizer, sentences, phrases, table },
      projection: { ...state.projection, settings: { ...state.projection.settings, words } },
    });
    for (const problem of answer.problems) store.setState((now) => withNotice(now, problem));
  };

  const write = () => {
    const link = shareLink(store.getState());
    if (link !== location.href) history.replaceState(null, '', link);
  };

  read();
  addEventListener('hashchange', read);
  const unsubscribe = store.subscribe((state, before) => {
    // The number of threads the engine can use is known only now; an untouched default follows it.
    if (state.engine !== before.engine && state.hyperparameters.threads === defaultThreads(before.engine)) {
      const threads = defaultThreads(state.engine);
      if (threads !== state.hyperparameters.threads) {
        store.setState({ hyperparameters: { ...state.hyperparameters, threads } });
      }
    }
    const changed =
      state.hyperparameters !== before.hyperparameters ||
      state.rules !== before.rules ||
      state.corpusSettings !== before.corpusSettings ||
      state.projection.settings !== before.projection.settings;
    if (!changed) return;
    clearTimeout(timer);
    timer = setTimeout(write, WRITE_DELAY_MS);
  });
  return () => {
    clearTimeout(timer);
    removeEventListener('hashchange', read);
    unsubscribe();
  };
}
