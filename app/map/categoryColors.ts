import { rgb } from 'd3';
import { luminance } from './contrast';
import { POINT_SHAPES } from './pointShapes';

export type Rgb = readonly [number, number, number];

/**
 * Ten hues a surface, found by a search: each at least 3:1 against the surface, and any two of them far enough apart
 * in OKLab for normal sight and as protanopia, deuteranopia and tritanopia see them (Machado et al. 2009).
 */
const ON_LIGHT = [
  '#2c43d1',
  '#f25268',
  '#478917',
  '#460d8b',
  '#4198a9',
  '#903c1d',
  '#a463f3',
  '#084d5e',
  '#805fa1',
  '#4f2915',
];
const ON_DARK = [
  '#8cccf4',
  '#f26883',
  '#6b9a0f',
  '#e0e326',
  '#644be2',
  '#e7ad7b',
  '#78fbca',
  '#c66fe8',
  '#be273a',
  '#855d8c',
];
const NO_CATEGORY = { light: '#77797e', dark: '#7c8087' };

export const isDarkSurface = (surface: string): boolean => luminance(surface) < 0.18;

export const categoryHues = (surface: string): readonly string[] =>
  isDarkSurface(surface) ? ON_DARK : ON_LIGHT;

/** Colour of points without a category or a place on a scale. */
export const noCategoryColor = (surface: string): string =>
  isDarkSurface(surface) ? NO_CATEGORY.dark : NO_CATEGORY.light;

/** Colour and shape of a category: no two of the first 50 share both, and neighbours share neither. */
export function categoryLook(id: number, surface: string): { color: string; shape: number } {
  const hues = categoryHues(surface);
  const hue = id % hues.length;
  return { color: hues[hue], shape: (hue + Math.floor(id / hues.length)) % POINT_SHAPES.length };
}

export const rgbOf = (color: string): Rgb => {
  const { r, g, b } = rgb(color);
  return [r, g, b];
};
