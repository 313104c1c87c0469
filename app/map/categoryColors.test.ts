import { describe, expect, it } from 'vitest';
import { categoryHues, categoryLook, noCategoryColor } from './categoryColors';
import { contrast } from './contrast';

type Triple = [number, number, number];
const NORMAL = [1, 0, 0, 0, 1, 0, 0, 0, 1];
/** Machado, Oliveira and Fernandes 2009, full severity, on linear RGB. */
const DEFICIENCIES: Record<string, number[]> = {
  none: NORMAL,
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

const seenAs = (color: string, matrix: number[]): Triple => {
  const linear = [1, 3, 5].map((at) => {
    const c = parseInt(color.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const [r, g, b] = [0, 1, 2].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        linear.reduce((sum, c, i) => sum + matrix[3 * row + i] * c, 0),
      ),
    ),
  );
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};

const distance = (a: Triple, b: Triple) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe.each([
  ['light', '#f7f7f5'],
  ['dark', '#121316'],
])('categories on a %s surface', (_, surface) => {
  const hues = categoryHues(surface);

  it('stand out from the surface', () => {
    expect(hues).toHaveLength(10);
    for (const hue of [...hues, noCategoryColor(surface)]) expect(contrast(hue, surface)).toBeGreaterThan(3);
  });

  it.each(Object.keys(DEFICIENCIES))('differ from each other with %s', (name) => {
    const seen = hues.map((hue) => seenAs(hue, DEFICIENCIES[name]));
    seen.forEach((a, i) => seen.slice(0, i).forEach((b) => expect(distance(a, b)).toBeGreaterThan(0.08)));
  });

  it('have a look of their own up to 50, and neighbours share neither colour nor shape', () => {
    const looks = Array.from({ length: 50 }, (_, id) => categoryLook(id, surface));
    expect(new Set(looks.map(({ color, shape }) => `${color} ${shape}`)).size).toBe(50);
    looks.slice(1).forEach(({ color, shape }, i) => {
      expect(color).not.toBe(looks[i].color);
      if ((i + 1) % 10 !== 0) expect(shape).not.toBe(looks[i].shape);
    });
  });
});
