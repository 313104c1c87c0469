import { describe, expect, it } from 'vitest';
import { FRAME_MARK } from './frameMark';
import { percentile } from './statistics';
import { frameTimes, type TraceEvent } from './taskTimes';

const event = (name: string, [ts, dur, tdur]: [number, number, number], tid = 1): TraceEvent => ({
  ...{ name, pid: 1, tid },
  ...{ ts, dur, tdur },
});

describe('frameTimes', () => {
  it('adds up the processor time of the tasks from the one with a mark to the next such', () => {
    const events = [
      event('RunTask', [0, 500, 9000]),
      event('ThreadControllerImpl::RunTask', [1000, 3000, 2000]),
      event(FRAME_MARK, [1500, 0, 0]),
      event('RunTask', [5000, 900, 500]),
      event('RunTask', [5000, 900, 7000], 2),
      event('RunTask', [17_000, 5000, 4000]),
      event(FRAME_MARK, [18_000, 0, 0]),
      event('RunTask', [34_000, 100, 100]),
      event(FRAME_MARK, [34_050, 0, 0]),
    ];
    expect(frameTimes(events)).toEqual([2.5, 4]);
    expect(() => frameTimes(events.slice(0, 3))).toThrow('the trace has 1 frames among 3 events');
  });
});

describe('percentile', () => {
  it('is the value that the share does not exceed', () => {
    const values = Array.from({ length: 20 }, (_, i) => 20 - i);
    expect(percentile(values, 0.95)).toBe(19);
    expect(percentile(values, 1)).toBe(20);
    expect(percentile([7], 0.5)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });
});
