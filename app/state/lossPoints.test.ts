import { describe, expect, it } from 'vitest';
import type { LossPoint } from '../../worker/contract/engine';
import { appendLossPoints } from './lossPoints';

const point = (rawWords: number, loss: number): LossPoint => ({ rawWords, epoch: rawWords / 1000, loss });

/** Loss times length, summed. */
const area = (points: LossPoint[]) =>
  points.reduce((sum, p, i) => sum + p.loss * (p.rawWords - (i === 0 ? 0 : points[i - 1].rawWords)), 0);

describe('appendLossPoints', () => {
  it('keeps points as they are below the limit', () => {
    expect(appendLossPoints([point(10, 2)], [point(30, 1)], 2)).toEqual([point(10, 2), point(30, 1)]);
  });

  it('merges neighbours by their lengths above it, and keeps the last point in place', () => {
    const points = [point(10, 4), point(40, 2), point(50, 1)];
    const merged = appendLossPoints([], points, 2);
    expect(merged).toEqual([{ ...point(40, 2.5) }, point(50, 1)]);
    expect(area(merged)).toBeCloseTo(area(points), 12);
  });

  it('stays bounded and true over a long run', () => {
    let points: LossPoint[] = [];
    const all: LossPoint[] = [];
    for (let i = 1; i <= 5000; i++) {
      const added = [point(i * i, 1 + 1 / i)];
      all.push(...added);
      points = appendLossPoints(points, added, 64);
    }
    expect(points.length).toBeLessThanOrEqual(64);
    expect(points.at(-1)?.rawWords).toBe(25_000_000);
    expect(area(points) / area(all)).toBeCloseTo(1, 10);
  });
});
