import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LabelSchedule } from './labelSchedule';

/** Steps of work left for the placement, and when each was done, ms. */
function schedule(steps: number) {
  const done: number[] = [];
  const began = performance.now();
  const labels = new LabelSchedule(
    () => {
      done.push(performance.now() - began);
      return done.length >= steps;
    },
    () => labels.soon(),
  );
  return { labels, done };
}

describe('LabelSchedule', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('places once however often it is asked', () => {
    const { labels, done } = schedule(1);
    labels.invalidate();
    for (let i = 0; i < 5; i++) labels.soon();
    expect(done).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(done).toEqual([0]);
  });

  it('goes on in steps until the placement is through', () => {
    const { labels, done } = schedule(3);
    labels.invalidate();
    labels.soon();
    vi.advanceTimersByTime(1000);
    expect(done).toEqual([0, 50, 100]);
  });

  it('leaves time between placements, except for one that cannot wait', () => {
    const { labels, done } = schedule(1);
    labels.now();
    labels.invalidate();
    labels.soon();
    vi.advanceTimersByTime(100);
    expect(done).toEqual([0]);
    labels.now();
    vi.advanceTimersByTime(1000);
    expect(done).toEqual([0, 100]);
  });

  it('does nothing once cancelled', () => {
    const { labels, done } = schedule(1);
    labels.invalidate();
    labels.soon();
    labels.cancel();
    vi.advanceTimersByTime(1000);
    expect(done).toEqual([]);
  });
});
