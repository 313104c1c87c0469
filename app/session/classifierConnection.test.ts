import { describe, expect, it, vi } from 'vitest';
import type { ClassifierApi, ClassifierDocuments, ClassifierEvent } from '../../worker/contract/classifier';
import { DEFAULT_CLASSIFIER_REQUEST } from '../../worker/contract/classifier';
import { defaultClassifierSettings } from '../../worker/contract/classifierRows';
import { DEFAULT_CORPUS_SETTINGS } from '../../worker/contract/corpus';
import { FakeWorker } from '../../worker/contract/fakeWorker';
import { failed, ok, type Outcome } from '../../worker/contract/outcome';
import {
  BACKEND,
  classifierFactsOf,
  classifierProgress,
  classifierRunFacts,
} from '../state/classifierFixture';
import { ClassifierConnection } from './classifierConnection';
import type { SessionEvent } from './sessionTypes';

const documents = (): ClassifierDocuments => ({
  count: 1,
  documents: Uint32Array.of(0),
  words: Int32Array.of(0, 1),
  offsets: Uint32Array.of(0, 2),
  labelColumn: 'party',
  classOf: Int32Array.of(0),
  classes: ['Whig'],
  groupColumn: null,
  groupOf: null,
  groups: null,
  vocabulary: ['the', 'whale'],
  vectors: Float32Array.of(1, 2, 3, 4),
  dimensions: 2,
  leftOut: { noLabel: 0, noWord: 0, smallClass: 0 },
  cutting: { settings: DEFAULT_CORPUS_SETTINGS, phrases: [] },
});

const settings = defaultClassifierSettings();

const fakeClassifierWorker = () => {
  const listeners = new Map<number, (event: ClassifierEvent) => void>();
  const api = {
    open: vi.fn<ClassifierApi['open']>(async () => ok(BACKEND)),
    load: vi.fn<ClassifierApi['load']>(async () => ok(classifierFactsOf())),
    check: vi.fn<ClassifierApi['check']>(() => new Promise(() => {})),
    train: vi.fn<ClassifierApi['train']>(async (runId, given, onEvent) => {
      listeners.set(runId, onEvent);
      return ok(classifierRunFacts(runId, given));
    }),
  };
  const tell = (runId: number) =>
    listeners.get(runId)?.({
      kind: 'state',
      runId,
      state: { kind: 'training' },
      progress: classifierProgress(),
    });
  return { api, worker: new FakeWorker(api), tell };
};

const connect = (answer: () => Outcome<ClassifierDocuments> = () => ok(documents())) => {
  const workers = [fakeClassifierWorker(), fakeClassifierWorker()];
  let spawned = 0;
  const events: SessionEvent[] = [];
  const connection = new ClassifierConnection(
    () => workers[spawned++].worker,
    async () => answer(),
    (event) => events.push(event),
  );
  return { connection, workers, events, spawned: () => spawned };
};

describe('ClassifierConnection', () => {
  it('starts its thread when it is first asked for, and once', async () => {
    const { connection, workers, spawned } = connect();
    expect(spawned()).toBe(0);
    expect(await connection.open()).toEqual(ok(BACKEND));
    await connection.open();
    expect(spawned()).toBe(1);
    expect(workers[0].api.open).toHaveBeenCalledTimes(1);
  });

  it('hands over what the engine answers, and passes its problems on', async () => {
    const good = connect();
    const answer = await good.connection.load(DEFAULT_CLASSIFIER_REQUEST);
    expect(answer.ok && answer.value.documents).toBe(1000);
    expect(good.workers[0].api.load.mock.calls[0][0]).toMatchObject({ count: 1, labelColumn: 'party' });

    const bad = connect(() => failed({ kind: 'noLabels' }));
    expect(await bad.connection.load(DEFAULT_CLASSIFIER_REQUEST)).toEqual(failed({ kind: 'noLabels' }));
    expect(bad.spawned()).toBe(0);
  });

  it('drops what is told of classifiers whose documents were replaced', async () => {
    const { connection, workers, events } = connect();
    await connection.train(1, settings);
    workers[0].tell(1);
    await vi.waitFor(() => expect(events).toHaveLength(1));
    await connection.load(DEFAULT_CLASSIFIER_REQUEST);
    await connection.train(2, settings);
    workers[0].tell(1);
    workers[0].tell(2);
    await vi.waitFor(() => expect(events).toHaveLength(2));
    expect(events.map((event) => event.kind === 'classifier' && event.event.runId)).toEqual([1, 2]);
  });

  it('trains baselines where no backend can be had', async () => {
    const { connection, workers } = connect();
    workers[0].api.open.mockResolvedValue(failed({ kind: 'noBackend', detail: 'CompileError' }));
    expect((await connection.open()).ok).toBe(false);
    expect((await connection.train(1, settings)).ok).toBe(true);
  });

  it('tells its death, answers what was pending, and starts anew when asked again', async () => {
    const { connection, workers, events, spawned } = connect();
    await connection.open();
    const pending = connection.check(settings);
    await vi.waitFor(() => expect(workers[0].api.check).toHaveBeenCalled());
    workers[0].worker.die('out of memory');
    const problem = { kind: 'workerCrashed', worker: 'classifier', detail: 'out of memory' };
    expect(await pending).toEqual({ ok: false, problem });
    expect(events).toEqual([{ kind: 'problem', problem }]);
    expect(await connection.open()).toEqual(ok(BACKEND));
    expect(spawned()).toBe(2);
  });
});
