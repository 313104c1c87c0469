import { describe, expect, it } from 'vitest';
import type { RunState } from '../../worker/contract/engine';
import { progressOf, runFactsOf } from '../state/stateFixture';
import type { RunStatus } from '../state/store';
import { epochStops, thinnedText } from './epochStops';

const run = (kind: Exclude<RunState['kind'], 'failed'>, kept: number[], rawWords: number): RunStatus => ({
  facts: runFactsOf(1),
  state: { kind },
  progress: progressOf({ rawWords, epochs: 5, totalRawWords: 5000 }),
  corpusName: 'moby.txt',
  lossPoints: [],
  epochs: [],
  snapshots: { kept: kept.map((epoch) => ({ epoch, loss: 1, bytes: 9 })), taken: 3 },
  shownEpoch: null,
});

describe('epochs to go back to', () => {
  it('end with the newest vectors, which stand for their own snapshot', () => {
    expect(epochStops(run('finished', [1, 2, 3, 4, 5], 5000))).toEqual([1, 2, 3, 4, null]);
    expect(epochStops(run('stopped', [1, 2, 3], 3400))).toEqual([1, 2, 3, null]);
    expect(epochStops(run('paused', [1, 2, 3], 3000))).toEqual([1, 2, null]);
  });

  it('are none while training, and none without an earlier one', () => {
    expect(epochStops(run('training', [1, 2], 2500))).toEqual([]);
    expect(epochStops(run('paused', [1], 1000))).toEqual([]);
    expect(epochStops({ ...run('finished', [], 5000), snapshots: null })).toEqual([]);
  });

  it('are none when the threads are gone with the vectors', () => {
    const crashed = { kind: 'workerCrashed', worker: 'engine', detail: '' } as const;
    const lost = run('finished', [1, 2], 5000);
    expect(epochStops({ ...lost, state: { kind: 'failed', problem: crashed } })).toEqual([]);
    const unbounded = { kind: 'lossNotFinite', epoch: 3, alpha: 0.9 } as const;
    expect(epochStops({ ...lost, state: { kind: 'failed', problem: unbounded } })).toEqual([1, 2, null]);
  });

  it('are told when some were let go', () => {
    expect(thinnedText(run('finished', [1, 2, 3], 5000))).toBeNull();
    expect(thinnedText(run('finished', [1, 3], 5000))).toBe('2 of 3 epochs kept');
    expect(thinnedText(run('finished', [], 5000))).toBe('too large to keep earlier epochs');
  });
});
