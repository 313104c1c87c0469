import { describe, expect, it } from 'vitest';
import { easeOut, HIDDEN, isHidden, LayoutTween } from './layoutTween';

const sampleAt = (tween: LayoutTween, nowMs: number) => {
  const out = new Float32Array(2 * tween.count);
  tween.sample(tween.progress(nowMs), out);
  return out;
};

describe('LayoutTween', () => {
  it('shows the first layout at once', () => {
    const tween = new LayoutTween();
    tween.begin(Float32Array.of(1, 2, 3, 4), 1000, true);
    expect(tween.isMoving(1000)).toBe(false);
    expect([...sampleAt(tween, 1000)]).toEqual([1, 2, 3, 4]);
  });

  it('goes from one layout to the next within 400 ms and then rests', () => {
    const tween = new LayoutTween();
    tween.begin(Float32Array.of(0, 0), 0, true);
    tween.begin(Float32Array.of(10, -10), 5000, true);
    expect([...sampleAt(tween, 5000)]).toEqual([0, 0]);
    const [x] = sampleAt(tween, 5100);
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(10);
    expect(tween.isMoving(5399)).toBe(true);
    expect(tween.isMoving(5400)).toBe(false);
    expect([...sampleAt(tween, 5400)]).toEqual([10, -10]);
  });

  it('keeps every position on screen continuous when a layout interrupts the last', () => {
    const tween = new LayoutTween();
    const layout = (step: number) =>
      Float32Array.from({ length: 40 }, (_, i) => 10 * Math.sin(i * 7.3 + step * 1.9));
    tween.begin(layout(0), 0, true);
    for (let step = 1; step < 12; step++) {
      const now = step * 137;
      const before = sampleAt(tween, now);
      tween.begin(layout(step), now, true);
      const after = sampleAt(tween, now);
      const soon = sampleAt(tween, now + 1);
      for (let i = 0; i < before.length; i++) {
        expect(after[i]).toBeCloseTo(before[i], 4);
        // 1 ms of a tween of at least 200 ms moves a point at most 2/200 of its way.
        expect(Math.abs(soon[i] - before[i])).toBeLessThanOrEqual(0.0101 * 20);
      }
    }
  });

  it('places new points where they belong and keeps the others moving', () => {
    const tween = new LayoutTween();
    tween.begin(Float32Array.of(0, 0), 0, true);
    tween.begin(Float32Array.of(4, 4, 9, 9), 1000, true);
    expect([...sampleAt(tween, 1000)]).toEqual([0, 0, 9, 9]);
    expect([...sampleAt(tween, 1400)]).toEqual([4, 4, 9, 9]);
  });

  it('hides points that are not finite and brings them back in place', () => {
    const tween = new LayoutTween();
    tween.begin(Float32Array.of(0, 0, 1, 1), 0, true);
    tween.begin(Float32Array.of(NaN, 0, 2, 2), 1000, true);
    expect(tween.pairs[2]).toBe(Math.fround(HIDDEN));
    const [x, y] = sampleAt(tween, 1100);
    expect(isHidden(x, y)).toBe(true);
    tween.begin(Float32Array.of(5, 6, 3, 3), 2000, true);
    expect([...sampleAt(tween, 2000)]).toEqual([5, 6, 2, 2]);
  });

  it('jumps without animation when asked to', () => {
    const tween = new LayoutTween();
    tween.begin(Float32Array.of(0, 0), 0, false);
    tween.begin(Float32Array.of(8, 8), 100, false);
    expect(tween.isMoving(100)).toBe(false);
    expect([...sampleAt(tween, 100)]).toEqual([8, 8]);
  });

  it('copies what it is given', () => {
    const tween = new LayoutTween();
    const positions = Float32Array.of(1, 1);
    tween.begin(positions, 0, true);
    positions.fill(99);
    expect([...sampleAt(tween, 0)]).toEqual([1, 1]);
  });
});

describe('easeOut', () => {
  it('is monotone from 0 to 1', () => {
    let last = easeOut(-1);
    expect(last).toBe(0);
    for (let t = 0; t <= 1.2; t += 0.01) {
      expect(easeOut(t)).toBeGreaterThanOrEqual(last);
      last = easeOut(t);
    }
    expect(last).toBe(1);
  });
});
