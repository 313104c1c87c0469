import { describe, expect, it } from 'vitest';
import { frequencyColors } from './frequencyColor';
import { DIMMED, paintingOrder, radiusScale, stylePoints } from './pointStyle';

const words = [10_000, 900, 80, 7].map((count, wordId) => ({ word: `w${wordId}`, wordId, count }));
const colors = frequencyColors(7, 10_000, '#f7f7f5');
const style = (chosen: number[], focus: number | null, points = 4) =>
  stylePoints({ points, words, colors, chosen: new Set(chosen), focus, focusColor: [1, 2, 3] });

describe('stylePoints', () => {
  it('makes frequent words larger', () => {
    const { radius } = style([], null);
    expect([...radius].sort((a, b) => b - a)).toEqual([...radius]);
    expect(radius[0]).toBeGreaterThan(2 * radius[3]);
  });

  it('dims all but the chosen', () => {
    const { rgba } = style([1, 2], 2);
    const alphas = [0, 1, 2, 3].map((i) => rgba[4 * i + 3]);
    expect(alphas).toEqual([DIMMED, 255, 255, DIMMED]);
    expect([...rgba.subarray(8, 11)]).toEqual([1, 2, 3]);
  });

  it('styles points whose words have not arrived', () => {
    const { radius, rgba } = style([], null, 6);
    expect(radius[5]).toBe(radius[3]);
    expect(rgba[23]).toBeGreaterThan(0);
  });
});

describe('paintingOrder', () => {
  it('holds every point once: rare, frequent, chosen, focus', () => {
    expect([...paintingOrder(6, new Set([0, 3, 9]), 3)]).toEqual([5, 4, 2, 1, 0, 3]);
    expect([...paintingOrder(3, new Set(), null)]).toEqual([2, 1, 0]);
    expect([...paintingOrder(3, new Set([7]), 7)]).toEqual([2, 1, 0]);
  });
});

describe('sizes', () => {
  it('grow slowly with the zoom', () => {
    expect(radiusScale(16, 800, 640)).toBeCloseTo(2 * radiusScale(1, 800, 640), 5);
    expect(radiusScale(1e6, 800, 640)).toBe(2.6);
    expect(radiusScale(1, 390, 500)).toBeLessThan(1);
  });
});
