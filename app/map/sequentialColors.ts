import { rgb } from 'd3';
import type { Rgb } from './categoryColors';
import { contrast, luminance, POINT_CONTRAST } from './contrast';

const STEPS = 256;

export interface SequentialColors {
  /** CSS colour at a position, 0–1. */
  at(position: number): string;
  /** Red, green, blue 0–255 at a position. */
  rgbAt(position: number): Rgb;
}

/**
 * A scale of rising lightness cut to the part that stands out from the surface, turned so that its upper end stands
 * out most: bright on a dark surface, deep on a light one. Lightness is monotone either way.
 */
export function sequentialColors(scale: (position: number) => string, surface: string): SequentialColors {
  const dark = luminance(surface) < 0.18;
  let edge = dark ? 0 : STEPS;
  while (edge > 0 && !dark && contrast(scale(edge / STEPS), surface) < POINT_CONTRAST) edge--;
  while (edge < STEPS && dark && contrast(scale(edge / STEPS), surface) < POINT_CONTRAST) edge++;
  const [low, high] = dark ? [edge / STEPS, 1] : [edge / STEPS, 0];
  const table = Array.from({ length: STEPS + 1 }, (_, i) => {
    const { r, g, b } = rgb(scale(low + ((high - low) * i) / STEPS));
    return [r, g, b] as const;
  });
  const rgbAt = (position: number) => table[Math.round(Math.min(1, Math.max(0, position)) * STEPS)];
  return { rgbAt, at: (position) => `rgb(${rgbAt(position).join(', ')})` };
}
