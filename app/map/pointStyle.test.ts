import { describe, expect, it } from 'vitest';
import { frequencyColors } from './frequencyColor';
import { HOLLOW } from './pointShapes';
import { DIMMED, FILTERED, paintingOrder, radiusScale, stylePoints, type StyleInput } from './pointStyle';

const words = [10_000, 900, 80, 7].map((count, point) => ({ word: `w${point}`, count }));
const colors = frequencyColors(7, 10_000, '#f7f7f5');
const position = (point: number) => (words[point] ? colors.position(words[point].count) : 0);
const look = {
  rgb: (point: number) => colors.rgbAt(position(point)),
  shape: (point: number) => point % 5,
  isShown: (point: number) => point !== 3,
};
const style = (chosen: number[], focus: number | null, points = 4, change: Partial<StyleInput> = {}) =>
  stylePoints({
    ...{ points, position, dims: true, focus, colors: look },
    chosen: new Set(chosen),
    focusColor: [1, 2, 3],
    isDocument: () => false,
    isDrawn: () => true,
    ...change,
  });

describe('stylePoints', () => {
  it('makes frequent words larger', () => {
    const { radius } = style([], null);
    expect([...radius].sort((a, b) => b - a)).toEqual([...radius]);
    expect(radius[0]).toBeGreaterThan(2 * radius[3]);
  });

  it('dims all but the chosen', () => {
    const { rgba } = style([1, 2], 2);
    const alphas = [0, 1, 2, 3].map((i) => rgba[4 * i + 3]);
    expect(alphas).toEqual([DIMMED, 255, 255, FILTERED]);
    expect([...rgba.subarray(8, 11)]).toEqual([1, 2, 3]);
  });

  it('dims none but the filtered where colours are to be compared', () => {
    const { rgba, shape } = style([1], 1, 4, { dims: false });
    expect([rgba[3], rgba[7], rgba[11], rgba[15]]).toEqual([235, 255, 235, FILTERED]);
    expect([...shape]).toEqual([0, 1, 2, 3]);
  });

  it('shows what is chosen though the legend filters it', () => {
    expect(style([3], null).rgba[15]).toBe(255);
  });

  it('makes documents outlines of one size, and draws nothing of a layer that is off', () => {
    const isDocument = (point: number) => point > 1;
    const { shape, radius } = style([], null, 4, { isDocument });
    expect([...shape]).toEqual([0, 1, HOLLOW + 2, HOLLOW + 3]);
    expect(radius[2]).toBe(radius[3]);
    const { rgba } = style([1, 2], null, 4, { isDocument, isDrawn: isDocument });
    expect([3, 7, 11, 15].map((at) => rgba[at])).toEqual([0, 0, 255, FILTERED]);
  });

  it('styles points whose words have not arrived', () => {
    const { radius, rgba } = style([], null, 6);
    expect(radius[5]).toBe(radius[3]);
    expect(rgba[23]).toBeGreaterThan(0);
  });
});

describe('paintingOrder', () => {
  const all = () => true;

  it('lays filtered points under all others', () => {
    expect([...paintingOrder(4, new Set(), null, (i) => i !== 1)]).toEqual([1, 3, 2, 0]);
  });

  it('holds every point once: rare, frequent, chosen, focus', () => {
    expect([...paintingOrder(6, new Set([0, 3, 9]), 3, all)]).toEqual([5, 4, 2, 1, 0, 3]);
    expect([...paintingOrder(3, new Set(), null, all)]).toEqual([2, 1, 0]);
    expect([...paintingOrder(3, new Set([7]), 7, all)]).toEqual([2, 1, 0]);
  });
});

describe('sizes', () => {
  it('grow slowly with the zoom', () => {
    expect(radiusScale(16, 800, 640)).toBeCloseTo(2 * radiusScale(1, 800, 640), 5);
    expect(radiusScale(1e6, 800, 640)).toBe(2.6);
    expect(radiusScale(1, 390, 500)).toBeLessThan(1);
  });
});
