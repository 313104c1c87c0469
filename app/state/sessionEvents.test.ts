import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../session/sessionTypes';
import { beginRun, onSessionEvent } from './sessionEvents';
import { progressOf, runFactsOf } from './stateFixture';
import { initialState, type AppState } from './store';

const apply = (state: AppState, event: SessionEvent): AppState => ({
  ...state,
  ...onSessionEvent(state, event),
});
const running = (runId: number): AppState => {
  const state = { ...initialState(), starting: { corpusName: 'moby', table: null, early: [] } };
  return { ...state, ...beginRun(state, runFactsOf(runId)) };
};
const stateEvent = (runId: number, kind: 'training' | 'finished'): SessionEvent => ({
  kind: 'run',
  event: { kind: 'state', runId, state: { kind }, progress: progressOf({ rawWords: 77 }) },
});

describe('session events', () => {
  it('moves the run it belongs to, and ignores those of other runs', () => {
    const state = running(3);
    expect(apply(state, stateEvent(2, 'finished'))).toEqual(state);
    const finished = apply(state, stateEvent(3, 'finished'));
    expect(finished.run?.state).toEqual({ kind: 'finished' });
    expect(finished.run?.progress.rawWords).toBe(77);
  });

  it('gathers losses and epochs in order', () => {
    let state = running(1);
    for (const rawWords of [10, 20]) {
      const points = [{ rawWords, epoch: rawWords / 100, loss: 1 }];
      state = apply(state, { kind: 'run', event: { kind: 'loss', runId: 1, points } });
    }
    const result = { epoch: 1, loss: 0.9, pairs: 10, seconds: 1, signal: null };
    state = apply(state, { kind: 'run', event: { kind: 'epoch', runId: 1, result } });
    expect(state.run?.lossPoints.map((point) => point.rawWords)).toEqual([10, 20]);
    expect(state.run?.epochs).toEqual([result]);
  });

  it('keeps events that overtake the answer to Start and replays them', () => {
    let state: AppState = { ...running(1), starting: { corpusName: 'sotu', table: null, early: [] } };
    const layout: SessionEvent = {
      kind: 'layout',
      runId: 2,
      version: 4,
      rows: { words: 5, documents: 0 },
      displacement: 0.1,
    };
    for (const event of [stateEvent(2, 'finished'), layout, stateEvent(1, 'finished')])
      state = apply(state, event);
    expect(state.run?.facts.runId).toBe(1);
    const begun = { ...state, ...beginRun(state, runFactsOf(2)) };
    expect(begun.run).toMatchObject({ corpusName: 'sotu', state: { kind: 'finished' }, facts: { runId: 2 } });
    expect(begun.projection.layoutVersion).toBe(4);
    expect(begun.starting).toBeNull();
  });

  it('tells a failed run once and shows its problem', () => {
    const problem = { kind: 'lossNotFinite', epoch: 2, alpha: 0.9 } as const;
    const event: SessionEvent = {
      kind: 'run',
      event: { kind: 'state', runId: 1, state: { kind: 'failed', problem }, progress: progressOf() },
    };
    const once = apply(running(1), event);
    expect(once.notices.map((notice) => notice.problem)).toEqual([problem]);
    expect(apply(once, event).notices).toHaveLength(1);
  });

  it('ends a live run when its thread dies, and one whose vectors went with the engine, but not when the map does', () => {
    const crash = (worker: string): SessionEvent => ({
      kind: 'problem',
      problem: { kind: 'workerCrashed', worker, detail: 'x' },
    });
    expect(apply(running(1), crash('engine')).run?.state.kind).toBe('failed');
    const mapFailed = apply(running(1), crash('projection'));
    expect(mapFailed.run?.state.kind).toBe('training');
    expect(mapFailed.projection.phase).toBe('failed');
    const over = apply(apply(running(1), stateEvent(1, 'finished')), crash('training thread 1'));
    expect(over.run?.state.kind).toBe('finished');
    expect(apply(over, crash('engine')).run?.state.kind).toBe('failed');
  });
});
