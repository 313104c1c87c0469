import { color, interpolateViridis, rgb } from 'd3';
import type { WordFacts } from '../../worker/contract/engine';

/** Contrast every point has with the surface where viridis reaches it (WCAG 2.2, 1.4.11). */
export const POINT_CONTRAST = 3;
const STEPS = 256;

/** Relative luminance of a CSS colour (WCAG 2). Throws for a colour d3 cannot read. */
export function luminance(css: string): number {
  const parsed = color(css)?.rgb();
  if (!parsed) throw new Error(`not a colour: "${css}"`);
  const [r, g, b] = [parsed.r, parsed.g, parsed.b].map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG contrast ratio, 1–21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export interface FrequencyColors {
  /** Position of a count on the scale, 0 (rarest) – 1 (most frequent), by its logarithm. */
  position(count: number): number;
  /** CSS colour at a position. */
  at(position: number): string;
  /** Red, green, blue 0–255 at a position. */
  rgbAt(position: number): [number, number, number];
  min: number;
  max: number;
}

/**
 * Viridis cut to the part that stands out from the surface, turned so that frequent words stand out
 * most: bright on a dark surface, deep on a light one. Lightness is monotone either way.
 */
export function frequencyColors(minCount: number, maxCount: number, surface: string): FrequencyColors {
  const dark = luminance(surface) < 0.18;
  let edge = dark ? 0 : STEPS;
  while (edge > 0 && !dark && contrast(interpolateViridis(edge / STEPS), surface) < POINT_CONTRAST) edge--;
  while (edge < STEPS && dark && contrast(interpolateViridis(edge / STEPS), surface) < POINT_CONTRAST) edge++;
  const [rare, frequent] = dark ? [edge / STEPS, 1] : [edge / STEPS, 0];
  const table = Array.from({ length: STEPS + 1 }, (_, i) => {
    const { r, g, b } = rgb(interpolateViridis(rare + ((frequent - rare) * i) / STEPS));
    return [r, g, b] as [number, number, number];
  });
  const [min, max] = [Math.max(1, minCount), Math.max(1, maxCount)];
  const span = Math.log(max) - Math.log(min);
  const rgbAt = (position: number) => table[Math.round(Math.min(1, Math.max(0, position)) * STEPS)];
  return {
    min,
    max,
    position: (count) =>
      span > 0 ? Math.min(1, Math.max(0, Math.log(Math.max(1, count) / min) / span)) : 0.5,
    rgbAt,
    at: (position) => `rgb(${rgbAt(position).join(', ')})`,
  };
}

/** Lowest and highest count of the words shown; 1 and 1 when there are none. */
export function countRange(words: readonly WordFacts[]): [number, number] {
  let [min, max] = [Infinity, 1];
  for (const { count } of words) {
    if (count < min) min = count;
    if (count > max) max = count;
  }
  return [Math.min(min, max), max];
}

/** The three counts the legend names: both ends and the middle of the scale, rounded to two digits. */
export function legendCounts({ min, max }: { min: number; max: number }): number[] {
  if (max <= min) return [min];
  const middle = Math.sqrt(min * max);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(middle)) - 1);
  const rounded = Math.round(middle / unit) * unit;
  return rounded > min && rounded < max ? [min, rounded, max] : [min, max];
}

/** A short count, in the page's way of writing: 95, 3,800, 151 k, 1.23 M. */
export function shortCount(count: number): string {
  if (count < 10_000) return count.toLocaleString('en');
  const [unit, letter] = count < 999_500 ? [1e3, 'k'] : [1e6, 'M'];
  return `${Number((count / unit).toPrecision(3))} ${letter}`;
}
