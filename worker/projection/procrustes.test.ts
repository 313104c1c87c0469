import { describe, expect, it } from 'vitest';
import { Random } from '../model/random';
import { alignment, applyMotion, type RigidMotion } from './procrustes';

const cloud = (points: number): Float32Array => {
  const random = new Random(3);
  return Float32Array.from({ length: 2 * points }, () => 10 * random.uniform());
};

const moved = (positions: Float32Array, motion: RigidMotion): Float32Array => {
  const copy = positions.slice();
  applyMotion(copy, motion);
  return copy;
};

const expectClose = (actual: Float32Array, expected: Float32Array) =>
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 4));

const distanceBetween = (a: Float32Array, b: Float32Array) =>
  Math.hypot(...a.map((value, i) => value - b[i]));

describe('alignment', () => {
  it('of a layout to itself does nothing', () => {
    const { cosine, sine, x, y } = alignment(cloud(20), cloud(20), 20);
    expect(cosine).toBeCloseTo(1, 10);
    expect(sine).toBeCloseTo(0, 10);
    expect(Math.hypot(x, y)).toBeCloseTo(0, 5);
  });

  it.each([0.3, 1.9, Math.PI, -2.5])('undoes a turn by %f and a shift', (angle) => {
    const motion = { cosine: Math.cos(angle), sine: Math.sin(angle), x: 4, y: -7 };
    const turned = moved(cloud(20), motion);
    expectClose(moved(turned, alignment(turned, cloud(20), 20)), cloud(20));
  });

  it('never mirrors and never scales', () => {
    const mirrored = cloud(20).map((value, i) => (i % 2 ? -2 * value : 2 * value));
    const { cosine, sine } = alignment(mirrored, cloud(20), 20);
    expect(Math.hypot(cosine, sine)).toBeCloseTo(1, 10);
    const aligned = moved(mirrored, alignment(mirrored, cloud(20), 20));
    const turn = (p: Float32Array) => (p[2] - p[0]) * (p[5] - p[1]) - (p[4] - p[0]) * (p[3] - p[1]);
    expect(Math.sign(turn(aligned))).toBe(Math.sign(turn(mirrored)));
    expect(turn(aligned)).toBeCloseTo(turn(mirrored), 2);
  });

  it('is the best of all turns', () => {
    const fixed = cloud(20);
    const noisy = fixed.map((value, i) => value + Math.sin(7 * i));
    const best = distanceBetween(moved(noisy, alignment(noisy, fixed, 20)), fixed);
    const centre = alignment(noisy, fixed, 20);
    for (let angle = 0.05; angle < 6.28; angle += 0.05) {
      const other = moved(moved(noisy, centre), {
        cosine: Math.cos(angle),
        sine: Math.sin(angle),
        x: 0,
        y: 0,
      });
      expect(distanceBetween(other, fixed)).toBeGreaterThan(best);
    }
  });

  it('compares the first points only', () => {
    const longer = new Float32Array([...moved(cloud(20), { cosine: 0, sine: 1, x: 1, y: 2 }), 1000, 1000]);
    expectClose(moved(longer, alignment(longer, cloud(20), 20)).subarray(0, 40), cloud(20));
  });

  it('of no, one or coinciding points only shifts', () => {
    expect(alignment(cloud(3), cloud(3), 0)).toEqual({ cosine: 1, sine: 0, x: 0, y: 0 });
    expect(alignment(Float32Array.of(1, 1), Float32Array.of(4, 6), 1)).toEqual({
      cosine: 1,
      sine: 0,
      x: 3,
      y: 5,
    });
    const coinciding = Float32Array.of(2, 2, 2, 2);
    expect(alignment(coinciding, Float32Array.of(0, 0, 2, 2), 2)).toEqual({
      cosine: 1,
      sine: 0,
      x: -1,
      y: -1,
    });
  });
});
