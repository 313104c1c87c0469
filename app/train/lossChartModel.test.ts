import { describe, expect, it } from 'vitest';
import { epochTicks, lossChartModel, nearestPoint } from './lossChartModel';

const frame = { width: 540, height: 100, left: 40, right: 50, top: 10, bottom: 20 };
const points = [0.5, 1, 1.5].map((epoch, i) => ({ epoch, rawWords: i, loss: 3 - i }));
const results = [{ epoch: 1, loss: 2.6, pairs: 1, seconds: 1, signal: null }];

describe('loss chart', () => {
  it('spans all epochs and every loss', () => {
    const { x, y, path } = lossChartModel(points, results, 10, frame);
    expect([x(0), x(10)]).toEqual([40, 490]);
    expect(y(3)).toBeGreaterThanOrEqual(10);
    expect(y(1)).toBeLessThanOrEqual(80);
    expect(y(1)).toBeGreaterThan(y(3));
    expect(path?.startsWith('M62.5,')).toBe(true);
  });

  it('stays finite with a single loss', () => {
    const { y } = lossChartModel([points[0]], [], 1, frame);
    expect(Number.isFinite(y(3))).toBe(true);
  });

  it('names whole epochs only, as many as fit', () => {
    expect(epochTicks(5, 540)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(epochTicks(1, 540)).toEqual([0, 1]);
    expect(epochTicks(100, 300).length).toBeLessThan(9);
  });

  it('finds the point under the pointer', () => {
    expect(nearestPoint(points, 1.2)).toBe(points[1]);
    expect(nearestPoint(points, 99)).toBe(points[2]);
    expect(nearestPoint([], 1)).toBeNull();
  });
});
