import { describe, expect, it } from 'vitest';
import { runStatusOf } from './courseFixture';
import { epochStops, thinnedText } from './epochStops';
import { NO_TIMELINE } from './timeline';

const run = (...given: Parameters<typeof runStatusOf>) => {
  const status = runStatusOf(...given);
  return { ...status, snapshots: status.snapshots && { ...status.snapshots, taken: 3 } };
};

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

  it('are told when some were let go, as layouts are', () => {
    const text = (kept: number[], frames = 0, taken = 0) => {
      const facts = Array.from({ length: frames }, (_, version) => ({ version, epoch: 0, settling: false }));
      return thinnedText({
        run: run('finished', kept, 5000),
        timeline: { ...NO_TIMELINE, frames: facts, taken },
      });
    };
    expect(text([1, 2, 3], 4, 4)).toBeNull();
    expect(text([1, 3])).toBe('2 of 3 epochs kept');
    expect(text([])).toBe('too large to keep earlier epochs');
    expect(text([1, 3], 2, 4)).toBe('2 of 3 epochs kept, 2 of 4 layouts kept');
    expect(text([1, 2, 3], 0, 4)).toBe('too many words to keep earlier layouts');
  });
});
