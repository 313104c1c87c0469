import { vi } from 'vitest';
import { DEFAULT_CORPUS_SETTINGS, type CorpusFacts, type CorpusSource } from '../../worker/contract/corpus';
import type { EngineApi, RunEvent, RunFacts, RunState } from '../../worker/contract/engine';
import { FakeWorker } from '../../worker/contract/fakeWorker';
import { DEFAULT_HYPERPARAMETERS } from '../../worker/contract/hyperparameters';
import { failed, ok } from '../../worker/contract/outcome';
import { type ProjectionApi, type ProjectionEvent } from '../../worker/contract/projection';
import { DEFAULT_PROJECTION_SETTINGS } from '../../worker/contract/projectionRows';
import { Session } from './session';
import type { SessionEvent } from './sessionTypes';

export const wordRows = (words: number) => ({ words, documents: 0 });
export const CAPACITY = 4;
/** What a session finds around it beside its engine and projection. */
export const ELSEWHERE = {
  classifier: () => new FakeWorker(null),
  baseUrl: () => 'https://page.example/play/',
};

export const source: CorpusSource = { kind: 'url', name: 'moby.txt', url: 'samples/moby.txt' };

export const corpusFacts: CorpusFacts = {
  name: 'moby.txt',
  files: 1,
  bytes: 10,
  encoding: 'utf-8',
  tokens: 10,
  sentences: 1,
  longestSentence: 10,
  types: 5,
  oneCharacterTypes: 0,
  suggestedScript: null,
  firstSentences: [],
  seconds: 0,
  skipped: [],
  settings: DEFAULT_CORPUS_SETTINGS,
  phrases: [],
  documents: null,
};

export const runFacts = (runId: number): RunFacts => ({
  runId,
  hyperparameters: DEFAULT_HYPERPARAMETERS,
  vocabulary: 5,
  documents: null,
  dimensions: 2,
  memoryBytes: 100,
  threads: 1,
  sharedRows: null,
});

export const stateEvent = (runId: number, kind: Exclude<RunState['kind'], 'failed'>): RunEvent => ({
  kind: 'state',
  runId,
  state: { kind },
  progress: {
    epoch: 0,
    epochs: 1,
    rawWords: 0,
    totalRawWords: 10,
    effectiveWords: 0,
    rawWordsPerSecond: null,
    learningRate: 0.025,
    elapsedSeconds: 0,
    secondsLeft: null,
  },
});

/** An engine that does what the test tells it. */
export const fakeEngine = () => {
  const listeners = new Map<number, (event: RunEvent) => void>();
  const api = {
    open: vi.fn<EngineApi['open']>(async () => ({ kernelBuild: 'simd', shared: false, maximumThreads: 1 })),
    readCorpus: vi.fn<EngineApi['readCorpus']>(async (_source, _settings, onProgress) => {
      onProgress({
        name: 'moby.txt',
        fileIndex: 0,
        fileCount: 1,
        bytesRead: 5,
        totalBytes: 10,
        tokens: 4,
        seconds: 1,
      });
      return ok(corpusFacts);
    }),
    setPhrases: vi.fn<EngineApi['setPhrases']>(async () => ok(corpusFacts)),
    train: vi.fn<EngineApi['train']>(async (runId, _hyperparameters, _singleEpoch, onEvent) => {
      listeners.set(runId, onEvent);
      return ok(runFacts(runId));
    }),
    rows: vi.fn<EngineApi['rows']>(async ({ words }) => ok(new Float32Array(words * 2).fill(7))),
    showSnapshot: vi.fn<EngineApi['showSnapshot']>(async (epoch) =>
      epoch === 9 ? failed({ kind: 'noSnapshot', epoch }) : ok(null),
    ),
    command: vi.fn<EngineApi['command']>(() => new Promise(() => {})),
  };
  return { api, worker: new FakeWorker(api), tell: (event: RunEvent) => listeners.get(event.runId)!(event) };
};

export const fakeProjection = () => {
  const buffer = new SharedArrayBuffer(CAPACITY * 16);
  const positions = new Float32Array(buffer);
  let listener: ((event: ProjectionEvent) => void) | null = null;
  const api = {
    open: vi.fn<ProjectionApi['open']>(async () => {}),
    start: vi.fn<ProjectionApi['start']>(async (_run, _settings, _pullRows, onEvent) => {
      listener = onEvent;
      return ok({ buffer, capacity: CAPACITY });
    }),
    configure: vi.fn<ProjectionApi['configure']>(async () => ok({ buffer, capacity: CAPACITY })),
    setPhase: vi.fn<ProjectionApi['setPhase']>(async () => {}),
    showRows: vi.fn<ProjectionApi['showRows']>(async () => {}),
  };
  const publish = (runId: number, version: number, values: number[]) => {
    positions.set(values, (version % 2) * CAPACITY * 2);
    listener!({
      kind: 'layout',
      runId,
      version,
      rows: wordRows(values.length / 2),
      positions: null,
      displacement: 0.5,
    });
  };
  return { api, worker: new FakeWorker(api), publish };
};

export const newSession = async () => {
  const engines = [fakeEngine(), fakeEngine(), fakeEngine()];
  const projections = [fakeProjection(), fakeProjection(), fakeProjection()];
  const events: SessionEvent[] = [];
  const spawned = { engines: 0, projections: 0 };
  const session = new Session((event) => events.push(event), {
    engine: () => engines[spawned.engines++].worker,
    projection: () => projections[spawned.projections++].worker,
    ...ELSEWHERE,
  });
  await session.open();
  const train = () => session.train(DEFAULT_HYPERPARAMETERS, DEFAULT_PROJECTION_SETTINGS, false);
  const of = <K extends SessionEvent['kind']>(kind: K) =>
    events.filter((event): event is Extract<SessionEvent, { kind: K }> => event.kind === kind);
  return { session, engines, projections, spawned, events, of, train };
};
