import { DEFAULT_CORPUS_SETTINGS, type CorpusFacts } from '../../worker/contract/corpus';
import type { NeighbourList, Progress, RunFacts, WordFacts } from '../../worker/contract/engine';
import { DEFAULT_HYPERPARAMETERS } from '../../worker/contract/hyperparameters';
import { pointsOf } from '../../worker/contract/mapRows';
import { failed, ok } from '../../worker/contract/outcome';
import type { SessionApi } from '../session/sessionTypes';
import { fakeClassifier } from './classifierFixture';
import { createActions } from './actions';
import { onSessionEvent } from './sessionEvents';
import { createAppStore, type AppStore } from './store';

/** Vocabulary of the runs in the tests, most frequent first. */
export const WORDS: WordFacts[] = ['the', 'whale', 'whales', 'ship', 'sea'].map((word, wordId) => ({
  word,
  wordId,
  count: 100 - 10 * wordId,
}));

export const corpusFactsOf = (name: string, change: Partial<CorpusFacts> = {}): CorpusFacts => ({
  name,
  files: 1,
  bytes: 5000,
  encoding: 'utf-8',
  tokens: 1000,
  sentences: 50,
  longestSentence: 40,
  types: 200,
  oneCharacterTypes: 2,
  suggestedScript: null,
  firstSentences: [['call', 'me', 'ishmael']],
  seconds: 0.1,
  skipped: [],
  settings: DEFAULT_CORPUS_SETTINGS,
  phrases: [],
  documents: null,
  ...change,
});

export const runFactsOf = (runId: number): RunFacts => ({
  runId,
  hyperparameters: DEFAULT_HYPERPARAMETERS,
  vocabulary: WORDS.length,
  documents: null,
  dimensions: 100,
  memoryBytes: 1e6,
  threads: 1,
  sharedRows: null,
});

export const progressOf = (change: Partial<Progress> = {}): Progress => ({
  epoch: 0,
  epochs: 5,
  rawWords: 0,
  totalRawWords: 5000,
  effectiveWords: 0,
  rawWordsPerSecond: null,
  learningRate: 0.025,
  elapsedSeconds: 0,
  secondsLeft: null,
  ...change,
});

export const neighboursOf = (query: WordFacts, count: number): NeighbourList => ({
  runId: 1,
  query,
  neighbours: WORDS.filter(({ word }) => word !== query.word)
    .slice(0, count)
    .map((word, index) => ({ ...word, similarity: 0.9 - 0.1 * index })),
});

/** A session that answers at once; tests replace the methods they are about. `calls` names what was asked. */
export function fakeSession(change: Partial<SessionApi> = {}): SessionApi & { calls: string[] } {
  const calls: string[] = [];
  let runs = 0;
  const session: SessionApi = {
    open: async () => undefined,
    readCorpus: async (source) =>
      ok(corpusFactsOf(source.kind === 'url' ? source.name : source.files[0].name)),
    cancelReading: () => undefined,
    vocabulary: async () =>
      ok({
        size: 5,
        types: 9,
        effectiveMinCount: 5,
        leftOut: { maxCount: 0, stopWords: 0, expressions: 0 },
        keptTokens: 9,
        effectiveTokens: 9,
        rows: [],
        zipf: [],
      }),
    phrases: async () => ok({ total: 0, candidates: 0, droppedPairs: 0, rows: [] }),
    setPhrases: async (phrases) =>
      ok(corpusFactsOf('a.txt', { settings: { ...DEFAULT_CORPUS_SETTINGS, phrases } })),
    inspectSource: async () => ok(null),
    documentColumn: async (column) => failed({ kind: 'unknownColumn', column }),
    documentText: async () => failed({ kind: 'noDocumentTable' }),
    documentsWithWord: async () => failed({ kind: 'noDocumentTable' }),
    preflight: async () =>
      ok({ problems: [], findings: [], vocabulary: 5, documents: null, memoryBytes: 1, effectiveTokens: 9 }),
    train: async () => ok(runFactsOf(++runs)),
    command: async () => ok(null),
    showSnapshot: async () => ok(null),
    configureProjection: async () => ok(null),
    words: async (from, to) => ok(WORDS.slice(from, to)),
    neighbours: async (word, count) => {
      const query = WORDS.find((candidate) => candidate.word === word);
      return query ? ok(neighboursOf(query, count)) : { ok: false, problem: { kind: 'unknownWord', word } };
    },
    neighboursAt: async (_epoch, word, count) => session.neighbours(word, count),
    wordClusters: async ({ rows }) =>
      ok({
        groupOf: Uint8Array.from({ length: pointsOf(rows) }, (_, i) => i % 2),
        groups: [0, 1].map((id) => ({
          id,
          names: [`name ${id}`],
          points: Math.ceil((pointsOf(rows) - id) / 2),
        })),
        otherLabels: 0,
      }),
    wordLabels: async () => failed({ kind: 'noLabels' }),
    pointNumbers: async (_rows, column) => failed({ kind: 'unknownColumn', column }),
    similarities: async (_query, rows) => ok(new Float32Array(pointsOf(rows)).fill(0.5)),
    nearestPoints: async () => failed({ kind: 'wrongRun', needs: 'doc2vec' }),
    documentFacts: async () => failed({ kind: 'wrongRun', needs: 'doc2vec' }),
    documentsNamed: async () => failed({ kind: 'wrongRun', needs: 'doc2vec' }),
    nearestToAll: async () => ok([]),
    complete: async (prefix, count) =>
      ok(WORDS.filter(({ word }) => word.startsWith(prefix)).slice(0, count)),
    wordParts: async () => ok([]),
    nearestDocuments: async () => failed({ kind: 'wrongRun', needs: 'doc2vec' }),
    wordsNearDocument: async () => failed({ kind: 'wrongRun', needs: 'doc2vec' }),
    similarDocuments: async () => ok([]),
    compareMethods: async (document) => ok({ document, lists: [], shared: [] }),
    documentKeywords: async () => ok([]),
    groupKeywords: async () => ok([]),
    findTopics: async () => ok(null),
    cancelTopics: () => undefined,
    topicsOfDocument: async () => ok([]),
    documentsOfTopic: async () => ok([]),
    predictWord: async () => ok([]),
    saveVectors: async () => ok(new Blob(['1 1\na 1\n'])),
    saveFastText: async () => ok(new Blob(['bin'])),
    score: async () => ok([]),
    classifier: fakeClassifier(),
    layout: () => null,
    layoutAt: () => null,
    dispose: () => undefined,
    ...change,
  };
  const noting = new Proxy(session, {
    get: (target, name: keyof SessionApi) => {
      if (name === 'classifier') return target.classifier;
      const method = target[name] as (...given: unknown[]) => unknown;
      return (...given: unknown[]) => {
        calls.push(typeof given[0] === 'string' ? `${name} ${given[0]}` : name);
        return method(...given);
      };
    },
  });
  return Object.assign(Object.create(noting) as SessionApi, { calls });
}

/** Store, session and actions of a page whose engine is ready. */
export function readyPage(change: Partial<SessionApi> = {}) {
  const store = createAppStore();
  const session = fakeSession(change);
  const actions = createActions(store, session);
  store.setState({
    engine: { kind: 'ready', facts: { kernelBuild: 'relaxed', shared: true, maximumThreads: 2 } },
  });
  return { store, session, actions };
}

export const textFile = (name: string) => ({
  kind: 'files' as const,
  files: [{ name, blob: new Blob(['a b c']) }],
});

/** Brings the run on screen into a state, as the engine would. */
export const setRunState = (store: AppStore, kind: 'training' | 'paused' | 'finished') =>
  store.setState((state) => {
    const runId = state.run?.facts.runId ?? 0;
    const event = { kind: 'state', runId, state: { kind }, progress: progressOf() } as const;
    return onSessionEvent(state, { kind: 'run', event });
  });

/** A page whose run has just begun. */
export const trained = async () => {
  const page = readyPage();
  await page.actions.openSource(textFile('a.txt'));
  await page.actions.startTraining();
  page.session.calls.length = 0;
  return page;
};
