import type { AppState, AppStore } from './store';

const NAME = 'Embedding Playground';

/** What the window is called: how far the run is, or what became of it. */
export function pageTitle({ run, corpus }: Pick<AppState, 'run' | 'corpus'>): string {
  if (corpus.kind === 'reading') return `Reading – ${NAME}`;
  if (!run) return NAME;
  const { progress, state, corpusName } = run;
  if (state.kind === 'training' && progress.totalRawWords > 0) {
    return `${Math.floor((100 * progress.rawWords) / progress.totalRawWords)} % ${corpusName} – ${NAME}`;
  }
  if (state.kind === 'paused') return `Paused: ${corpusName} – ${NAME}`;
  if (state.kind === 'failed') return `Failed: ${corpusName} – ${NAME}`;
  return `${corpusName} – ${NAME}`;
}

export function connectTitle(store: AppStore): () => void {
  const apply = (state: AppState) => {
    const title = pageTitle(state);
    if (document.title !== title) document.title = title;
  };
  apply(store.getState());
  return store.subscribe(apply);
}
