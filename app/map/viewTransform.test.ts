import { zoomIdentity } from 'd3';
import { describe, expect, it } from 'vitest';
import {
  affineOf,
  boundsOf,
  dataX,
  dataY,
  fitFrame,
  fittedTransform,
  mixFrames,
  reframed,
  screenX,
  screenY,
} from './viewTransform';

const bounds = { minX: -3, minY: 2, maxX: 5, maxY: 4 };

describe('fitting', () => {
  it('shows all corners inside the margin, centred', () => {
    for (const [width, height] of [
      [1100, 720],
      [390, 500],
      [40, 30],
    ]) {
      const affine = affineOf(fitFrame(bounds, width, height), fittedTransform(width, height));
      const left = screenX(affine, bounds.minX);
      const right = screenX(affine, bounds.maxX);
      const top = screenY(affine, bounds.maxY);
      const bottom = screenY(affine, bounds.minY);
      expect(Math.min(left, top)).toBeGreaterThan(0);
      expect(right).toBeLessThan(width);
      expect(bottom).toBeLessThan(height);
      expect(left + right).toBeCloseTo(width, 6);
      expect(top + bottom).toBeCloseTo(height, 6);
    }
  });

  it('fits a single point without dividing by zero', () => {
    const frame = fitFrame({ minX: 1, minY: 1, maxX: 1, maxY: 1 }, 800, 600);
    expect(Number.isFinite(frame.scale)).toBe(true);
    expect(screenX(affineOf(frame, fittedTransform(800, 600)), 1)).toBeCloseTo(400, 6);
  });

  it('takes bounds from finite points only', () => {
    expect(boundsOf(Float32Array.of(1, 2, NaN, 5, -4, 8, Infinity, 0))).toEqual({
      minX: -4,
      minY: 2,
      maxX: 1,
      maxY: 8,
    });
    expect(boundsOf(Float32Array.of(NaN, NaN))).toBeNull();
    expect(boundsOf(new Float32Array(0))).toBeNull();
  });
});

describe('affine', () => {
  const affine = affineOf({ cx: 2, cy: -1, scale: 30 }, zoomIdentity.translate(120, 80).scale(2.5));

  it('turns data to screen and back', () => {
    expect(dataX(affine, screenX(affine, 7.25))).toBeCloseTo(7.25, 10);
    expect(dataY(affine, screenY(affine, -3.5))).toBeCloseTo(-3.5, 10);
  });

  it('puts the centre of the frame at the translation, with y upwards', () => {
    expect(screenX(affine, 2)).toBeCloseTo(120, 10);
    expect(screenY(affine, -1)).toBeCloseTo(80, 10);
    expect(screenY(affine, 0)).toBeLessThan(80);
  });
});

describe('frames', () => {
  const from = { cx: 1, cy: 2, scale: 20 };
  const to = { cx: -4, cy: 7, scale: 50 };

  it('show the same view after reframing', () => {
    const transform = zoomIdentity.translate(33, -12).scale(4);
    const before = affineOf(from, transform);
    const after = affineOf(to, reframed(transform, from, to));
    expect(after.scale).toBeCloseTo(before.scale, 8);
    expect(after.tx).toBeCloseTo(before.tx, 8);
    expect(after.ty).toBeCloseTo(before.ty, 8);
  });

  it('mix from one to the other with growing scale', () => {
    expect(mixFrames(from, to, 0)).toEqual(from);
    expect(mixFrames(from, to, 1)).toEqual(to);
    const half = mixFrames(from, to, 0.5);
    expect(half.cx).toBeCloseTo(-1.5, 10);
    expect(half.scale).toBeCloseTo(Math.sqrt(1000), 10);
  });
});

describe('maps without an extent', () => {
  /** What a shader makes of it, which computes in 24 bits. */
  const shaderX = ({ scale, tx }: { scale: number; tx: number }, x: number) =>
    Math.fround(Math.fround(tx) + Math.fround(Math.fround(scale) * Math.fround(x)));

  it('shows one point, or all points at one place, in the middle, in the precision of shaders too', () => {
    for (const positions of [Float32Array.of(5.3, -8.1), Float32Array.of(900.7, 3, 900.7, 3, 900.7, 3)]) {
      const frame = fitFrame(boundsOf(positions)!, 800, 600);
      const affine = affineOf(frame, fittedTransform(800, 600));
      expect(screenX(affine, positions[0])).toBeCloseTo(400, 2);
      expect(shaderX(affine, positions[0])).toBeCloseTo(400, 0);
      expect(screenY(affine, positions[1])).toBeCloseTo(300, 2);
    }
  });

  it('has no bounds where no point is a number', () => {
    expect(boundsOf(Float32Array.of(NaN, 1, 2, Infinity))).toBeNull();
    expect(boundsOf(new Float32Array(0))).toBeNull();
  });
});
