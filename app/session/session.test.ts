import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_CORPUS_SETTINGS } from '../../worker/contract/corpus';
import { FakeWorker } from '../../worker/contract/fakeWorker';
import { failed, ok } from '../../worker/contract/outcome';
import { DEFAULT_PROJECTION_SETTINGS } from '../../worker/contract/projectionRows';
import { Session } from './session';
import {
  corpusFacts,
  newSession,
  runFacts,
  source,
  stateEvent,
  wordRows,
  fakeProjection,
} from './sessionFixture';
import type { SessionEvent } from './sessionTypes';

describe('Session', () => {
  it('opens both workers and says what the engine can do', async () => {
    const { session, events } = await newSession();
    expect(events).toEqual([
      { kind: 'engineReady', facts: { kernelBuild: 'simd', shared: false, maximumThreads: 1 } },
    ]);
    session.dispose();
  });

  it('reads a source of the page from an absolute address, with progress', async () => {
    const { session, engines, of } = await newSession();
    expect(await session.readCorpus(source, DEFAULT_CORPUS_SETTINGS)).toEqual(ok(corpusFacts));
    expect(engines[0].api.readCorpus.mock.calls[0][0]).toMatchObject({
      url: 'https://page.example/play/samples/moby.txt',
    });
    await vi.waitFor(() => expect(of('reading')).toHaveLength(1));
    session.dispose();
  });

  it('projects the run it trains, pulling rows where they are not shared', async () => {
    const { session, engines, projections, train } = await newSession();
    expect(await train()).toEqual(ok(runFacts(1)));
    await vi.waitFor(() => expect(projections[0].api.start).toHaveBeenCalledTimes(1));
    const [run, settings, pullRows] = projections[0].api.start.mock.calls[0];
    expect(run).toEqual({ runId: 1, vocabulary: 5, documents: 0, dimensions: 2, sharedRows: null });
    expect(settings).toEqual(DEFAULT_PROJECTION_SETTINGS);
    expect(await pullRows(wordRows(3))).toEqual(new Float32Array(6).fill(7));
    expect(engines[0].api.rows).toHaveBeenCalledWith(wordRows(3));
    session.dispose();
  });

  it('lets the map move, hold and settle with its run', async () => {
    const { session, engines, projections, train } = await newSession();
    await train();
    await vi.waitFor(() => expect(projections[0].api.start).toHaveBeenCalled());
    const phases = () => projections[0].api.setPhase.mock.calls.map(([phase]) => phase);
    for (const state of ['training', 'paused', 'training', 'finished'] as const)
      engines[0].tell(stateEvent(1, state));
    await vi.waitFor(() => expect(phases()).toEqual(['hold', 'live', 'final']));
    session.dispose();
  });

  it('settles the map of a run that ended before its projection began', async () => {
    const { session, engines, projections, train } = await newSession();
    engines[0].api.train.mockImplementation(async (runId, _h, _single, onEvent) => {
      onEvent(stateEvent(runId, 'finished'));
      return ok(runFacts(runId));
    });
    await train();
    await vi.waitFor(() => expect(projections[0].api.setPhase.mock.calls).toEqual([['final']]));
    session.dispose();
  });

  it('has the map show the vectors of an earlier epoch, and those in training again when it goes on', async () => {
    const { session, engines, projections, train } = await newSession();
    engines[0].api.command.mockResolvedValue(ok(null));
    await train();
    await vi.waitFor(() => expect(projections[0].api.start).toHaveBeenCalled());
    engines[0].tell(stateEvent(1, 'paused'));
    const words = { buffer: new SharedArrayBuffer(40), byteOffset: 0, rowBytes: 8, rows: 5, dimensions: 2 };
    const shared = { words, tags: null };
    engines[0].api.showSnapshot.mockResolvedValueOnce(ok(shared));
    expect(await session.showSnapshot(2)).toEqual(ok(null));
    await vi.waitFor(() => expect(projections[0].api.showRows).toHaveBeenCalledWith(shared));
    expect(await session.showSnapshot(9)).toEqual(failed({ kind: 'noSnapshot', epoch: 9 }));
    expect(projections[0].api.showRows).toHaveBeenCalledTimes(1);
    await session.command('resume');
    expect(engines[0].api.showSnapshot.mock.calls).toEqual([[2], [9], [null]]);
    await vi.waitFor(() => expect(projections[0].api.showRows.mock.lastCall).toEqual([null]));
    engines[0].tell(stateEvent(1, 'training'));
    await vi.waitFor(() => expect(projections[0].api.setPhase.mock.lastCall).toEqual(['live']));
    await session.command('resume');
    expect(engines[0].api.showSnapshot).toHaveBeenCalledTimes(3);
    session.dispose();
  });

  it('leaves the map alone when an earlier epoch is only asked about, until its settings change', async () => {
    const { session, engines, projections, train } = await newSession();
    await train();
    await vi.waitFor(() => expect(projections[0].api.start).toHaveBeenCalled());
    engines[0].tell(stateEvent(1, 'finished'));
    expect(await session.showSnapshot(2, false)).toEqual(ok(null));
    expect(await session.showSnapshot(null, false)).toEqual(ok(null));
    expect(projections[0].api.showRows).not.toHaveBeenCalled();
    await session.showSnapshot(3, false);
    await session.configureProjection(DEFAULT_PROJECTION_SETTINGS);
    expect(projections[0].api.showRows).toHaveBeenCalledTimes(1);
    await session.showSnapshot(null, false);
    await vi.waitFor(() => expect(projections[0].api.showRows).toHaveBeenCalledTimes(2));
    session.dispose();
  });

  it('keeps layouts of the newest vectors, with how far the run was', async () => {
    const { session, engines, projections, of, train } = await newSession();
    await train();
    await vi.waitFor(() => expect(projections[0].api.start).toHaveBeenCalled());
    const event = stateEvent(1, 'training');
    if (event.kind !== 'state') throw new Error('not a state');
    engines[0].tell({ ...event, progress: { ...event.progress, rawWords: 4, totalRawWords: 10, epochs: 5 } });
    await vi.waitFor(() => expect(of('run')).toHaveLength(1));
    projections[0].publish(1, 1, [1, 2]);
    await vi.waitFor(() => expect(of('frames')).toHaveLength(1));
    expect(of('frames')[0]).toEqual({
      kind: 'frames',
      runId: 1,
      list: { frames: [{ version: 1, epoch: 2, settling: false }], taken: 1 },
    });
    projections[0].publish(1, 2, [3, 4]);
    await vi.waitFor(() => expect(session.layout()?.version).toBe(2));
    expect(session.layoutAt(1)).toEqual({
      version: 1,
      positions: Float32Array.of(1, 2),
      rows: wordRows(1),
    });
    await session.showSnapshot(2);
    projections[0].publish(1, 3, [5, 6]);
    await vi.waitFor(() => expect(session.layout()?.version).toBe(3));
    expect(session.layoutAt(3)).toBeNull();
    await train();
    expect(session.layoutAt(1)).toBeNull();
    session.dispose();
  });

  it('drops events of old runs, of training and of the map', async () => {
    const { session, engines, projections, of, train } = await newSession();
    await train();
    await train();
    await vi.waitFor(() => expect(projections[0].api.start).toHaveBeenCalledTimes(2));
    engines[0].tell(stateEvent(1, 'stopped'));
    engines[0].tell(stateEvent(2, 'training'));
    projections[0].publish(1, 1, [1, 2]);
    projections[0].publish(2, 2, [3, 4]);
    await vi.waitFor(() => expect(of('layout')).toHaveLength(1));
    expect(of('layout')[0]).toEqual({
      kind: 'layout',
      runId: 2,
      version: 2,
      rows: wordRows(1),
      displacement: 0.5,
    });
    await vi.waitFor(() => expect(of('run')).toHaveLength(1));
    expect(of('run')[0].event.runId).toBe(2);
    session.dispose();
  });

  it('still listens to the last run when a new one does not start', async () => {
    const { session, engines, of, train } = await newSession();
    await train();
    engines[0].api.train.mockResolvedValueOnce(failed({ kind: 'noCorpus' }));
    expect(await train()).toEqual(failed({ kind: 'noCorpus' }));
    engines[0].tell(stateEvent(1, 'stopped'));
    await vi.waitFor(() => expect(of('run').map(({ event }) => event.runId)).toEqual([1]));
    session.dispose();
  });

  it('copies each layout out of its slot', async () => {
    const { session, projections, of, train } = await newSession();
    expect(session.layout()).toBeNull();
    await train();
    await vi.waitFor(() => expect(projections[0].api.start).toHaveBeenCalled());
    projections[0].publish(1, 1, [1, 2, 3, 4]);
    projections[0].publish(1, 2, [5, 6, 7, 8]);
    await vi.waitFor(() => expect(of('layout')).toHaveLength(2));
    const layout = session.layout();
    expect(layout).toEqual({
      version: 2,
      positions: Float32Array.of(5, 6, 7, 8),
      rows: wordRows(2),
    });
    projections[0].publish(1, 4, [9, 9, 9, 9]);
    expect(layout?.positions[0]).toBe(5);
    session.dispose();
  });

  it('answers calls of a dead engine with the problem, replaces it, and reads the text again', async () => {
    const { session, engines, of, train } = await newSession();
    await session.readCorpus(source, DEFAULT_CORPUS_SETTINGS);
    await train();
    const pending = session.command('pause');
    await vi.waitFor(() => expect(engines[0].api.command).toHaveBeenCalled());
    engines[0].worker.die('out of memory');
    const problem = { kind: 'workerCrashed', worker: 'engine', detail: 'out of memory' };
    expect(await pending).toEqual({ ok: false, problem });
    expect(of('problem')).toEqual([{ kind: 'problem', problem }]);
    expect(await train()).toEqual(ok(runFacts(2)));
    expect(engines[1].api.readCorpus).toHaveBeenCalledTimes(1);
    expect(of('engineReady')).toHaveLength(2);
    session.dispose();
  });

  it('has an engine that took the place of a dead one join the phrases in force', async () => {
    const { session, engines } = await newSession();
    await session.readCorpus(source, DEFAULT_CORPUS_SETTINGS);
    const phrases = { ...DEFAULT_CORPUS_SETTINGS.phrases, passes: 2 };
    expect(await session.setPhrases(phrases)).toEqual(ok(corpusFacts));
    engines[0].worker.die('out of memory');
    await vi.waitFor(() => expect(engines[1].api.readCorpus).toHaveBeenCalled());
    expect(engines[1].api.readCorpus.mock.calls[0][1]).toEqual({ ...DEFAULT_CORPUS_SETTINGS, phrases });
    session.dispose();
  });

  it('answers an error inside the engine (memory that ran out, a bug) with a problem', async () => {
    const { session, engines } = await newSession();
    engines[0].api.readCorpus.mockRejectedValueOnce(new RangeError('Array buffer allocation failed'));
    expect(await session.readCorpus(source, DEFAULT_CORPUS_SETTINGS)).toEqual(
      failed({ kind: 'workerCrashed', worker: 'engine', detail: 'Array buffer allocation failed' }),
    );
    session.dispose();
  });

  it('lets the map of a run rest whose engine has died', async () => {
    const { session, engines, projections, train } = await newSession();
    await train();
    await vi.waitFor(() => expect(projections[0].api.start).toHaveBeenCalled());
    engines[0].worker.die('out of memory');
    await vi.waitFor(() => expect(projections[0].api.setPhase).toHaveBeenCalledWith('hold'));
    session.dispose();
  });

  it('does not read a text for ever that kills the engine', async () => {
    const { session, engines, spawned, of } = await newSession();
    await session.readCorpus(source, DEFAULT_CORPUS_SETTINGS);
    engines[1].api.readCorpus.mockImplementation(() => {
      engines[1].worker.die('again');
      return new Promise(() => {});
    });
    engines[0].worker.die('once');
    await vi.waitFor(() => expect(of('engineReady')).toHaveLength(3));
    expect(spawned.engines).toBe(3);
    expect(engines[2].api.readCorpus).not.toHaveBeenCalled();
    session.dispose();
  });

  it('starts the projection of a run again once, with versions that go on', async () => {
    const { session, projections, spawned, of, train } = await newSession();
    await train();
    await vi.waitFor(() => expect(projections[0].api.start).toHaveBeenCalled());
    projections[0].publish(1, 1, [1, 2]);
    projections[0].publish(1, 2, [1, 2]);
    await vi.waitFor(() => expect(of('layout')).toHaveLength(2));
    projections[0].worker.die('trap');
    await vi.waitFor(() => expect(projections[1].api.start).toHaveBeenCalled());
    projections[1].publish(1, 1, [3, 4]);
    await vi.waitFor(() => expect(of('layout').map(({ version }) => version)).toEqual([1, 2, 3]));
    expect(session.layout()).toEqual({
      version: 3,
      positions: Float32Array.of(3, 4),
      rows: wordRows(1),
    });
    projections[1].worker.die('trap');
    await vi.waitFor(() => expect(projections[2].api.open).toHaveBeenCalled());
    expect(spawned.projections).toBe(3);
    expect(projections[2].api.start).not.toHaveBeenCalled();
    expect(of('problem').map(({ problem }) => problem)).toMatchObject([
      { kind: 'workerCrashed', worker: 'projection' },
      { kind: 'workerCrashed', worker: 'projection' },
    ]);
    session.dispose();
  });

  it('says when the engine does not start', async () => {
    const events: SessionEvent[] = [];
    const broken = new FakeWorker({ open: () => Promise.reject(new Error('kernels answered 404')) });
    const session = new Session((event) => events.push(event), {
      engine: () => broken,
      projection: () => fakeProjection().worker,
      classifier: () => new FakeWorker(null),
      baseUrl: () => 'https://page.example/',
    });
    await session.open();
    const problem = { kind: 'workerFailedToStart', worker: 'engine', detail: 'kernels answered 404' };
    expect(events).toEqual([{ kind: 'engineFailed', problem }]);
    expect(await session.words(0, 1)).toEqual({ ok: false, problem });
    session.dispose();
  });
});
