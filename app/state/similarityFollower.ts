import { methodsOf, type SimilarityMethod } from '../../worker/contract/documentSimilarity';
import type { SessionApi } from '../session/sessionTypes';
import type { AppState, AppStore } from './store';

const KEYWORDS = 12;
/** Documents a method where all are side by side. */
const COMPARED = 10;

/** The method in force: the one chosen where the run has it, else the run's first. */
export const similarityMethodOf = ({
  run,
  similarityMethod,
}: Pick<AppState, 'run' | 'similarityMethod'>): SimilarityMethod => {
  const methods = run ? methodsOf(run.facts.hyperparameters) : [];
  return similarityMethod && methods.includes(similarityMethod) ? similarityMethod : (methods[0] ?? 'tfidf');
};

type Asked = readonly unknown[] | null;
const same = (a: Asked, b: Asked) =>
  a === b ||
  (a !== null && b !== null && a.length === b.length && a.every((part, i) => Object.is(part, b[i])));

/** Document looked at, where it is one: labels have no words of their own. */
const documentOf = ({ document, run }: AppState) =>
  run && document?.kind === 'document' ? document.tag : null;

/** Changes when the vectors do: at the end of every epoch, and when training begins or rests. */
const vectorsOf = ({ run }: AppState) => [run?.shownEpoch, run?.epochs.length, run?.state.kind];

/** Keeps one answer in step with what it is about, asked one at a time; the newest question is asked last. */
function follow(
  store: AppStore,
  about: (state: AppState) => Asked,
  ask: (state: AppState, tag: number) => Promise<Partial<AppState>>,
): () => void {
  let wanted: Asked = null;
  let asking = false;
  let stopped = false;
  const run = async () => {
    if (asking) return;
    asking = true;
    for (let asked: Asked = null; !stopped && wanted !== null && wanted !== asked;) {
      asked = wanted;
      const state = store.getState();
      const change = await ask(state, documentOf(state) ?? 0);
      if (!stopped && same(about(store.getState()), asked)) store.setState(change);
    }
    asking = false;
  };
  const unsubscribe = store.subscribe((state) => {
    const next = about(state);
    if (same(next, wanted)) return;
    wanted = next;
    void run();
  });
  return () => {
    stopped = true;
    unsubscribe();
  };
}

/** Keeps what is told of the document looked at in step with it, the method, the vectors and the topics. */
export function connectSimilarityFollower(store: AppStore, session: SessionApi): () => void {
  const stops = [
    follow(
      store,
      (state) => {
        const tag = documentOf(state);
        return tag === null ? null : [state.run?.facts.runId, tag, state.topics.found];
      },
      async (_, tag) => {
        const [keywords, topics] = await Promise.all([
          session.documentKeywords(tag, KEYWORDS),
          session.topicsOfDocument(tag),
        ]);
        return { documentWords: { tag, keywords, topics: topics.ok ? topics.value : [] } };
      },
    ),
    follow(
      store,
      (state) => {
        const tag = documentOf(state);
        const method = similarityMethodOf(state);
        if (tag === null || method === 'doc2vec') return null;
        return [state.run?.facts.runId, tag, method, state.neighbourCount, ...vectorsOf(state)];
      },
      async (state, tag) => {
        const method = similarityMethodOf(state);
        const near = await session.similarDocuments({ kind: 'tag', tag }, method, state.neighbourCount);
        return { similar: { tag, method, near } };
      },
    ),
    follow(
      store,
      (state) => {
        const tag = documentOf(state);
        return tag === null || !state.comparing ? null : [state.run?.facts.runId, tag, ...vectorsOf(state)];
      },
      async (_, tag) => ({ comparison: { tag, answer: await session.compareMethods(tag, COMPARED) } }),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
