import { describe, expect, it } from 'vitest';
import { finalRate, liveRate, refreshInterval, restAfter } from './schedule';

describe('the schedule of a live map', () => {
  it('renews the graph often at first, then every 5 s, never more than a third of the time', () => {
    expect(refreshInterval(0, 50)).toBe(300);
    expect(refreshInterval(2, 50)).toBeCloseTo(675);
    expect(refreshInterval(20, 50)).toBe(5000);
    expect(refreshInterval(20, 4000)).toBe(8000);
  });

  it('lowers the learning rate over the opening and holds it then', () => {
    expect(liveRate(0)).toBe(0.2);
    expect(liveRate(100)).toBeCloseTo(0.1);
    expect(liveRate(200)).toBe(0.03);
    expect(liveRate(1e6)).toBe(0.03);
  });

  it('anneals a young map from its own rate, an old one from a little above', () => {
    expect(finalRate(10)).toBe(liveRate(10));
    expect(finalRate(1000)).toBe(0.1);
  });

  it('rests as long as it worked, once the map stands, but not past the next layout', () => {
    const rest = (worked: number, untilPublish: number, steps: number, idle = false) =>
      restAfter({ worked, untilPublish, steps, idle });
    expect(rest(10, 50, 20)).toBe(0);
    expect(rest(10, 50, 1000)).toBe(10);
    expect(rest(30, 12, 1000)).toBe(12);
    expect(rest(300, 500, 1000)).toBe(40);
    expect(rest(10, -5, 1000)).toBe(0);
    expect(rest(10, 50, 1000, true)).toBe(50);
    expect(rest(10, 50, 20, true)).toBe(0);
  });
});
