import type { PointStyles } from './scatterTypes';
import type { PointColors } from './pointColors';
import { HOLLOW } from './pointShapes';

/** Opacity (0–255) of points that stand back while others are chosen. */
export const DIMMED = 46;
/** Opacity of points that the legend makes stand back. */
export const FILTERED = 22;
const PLAIN = 235;

/** Radius of documents: an outline needs room for its hole. */
const DOCUMENT_RADIUS = 4.6;
/** Radius of the rarest and of the most frequent word where points have room, CSS pixels at the fitted view. */
const RADIUS: readonly [number, number] = [3.2, 7.8];

/** Factor on all radii: grows with the zoom, much slower than the view, and is smaller on small screens. */
export function radiusScale(k: number, width: number, height: number): number {
  const screen = Math.min(1.15, Math.max(0.75, (Math.min(width, height) / 640) ** 0.4));
  return screen * Math.min(2.6, Math.max(0.6, k ** 0.25));
}

export interface StyleInput {
  points: number;
  /** Place of a word on the frequency scale, 0–1. */
  position(point: number): number;
  colors: Pick<PointColors, 'rgb' | 'shape' | 'isShown'>;
  isDocument(point: number): boolean;
  /** Whether the layer of a point is drawn at all. */
  isDrawn(point: number): boolean;
  /** Points that stand out; when empty no point is dimmed. */
  chosen: ReadonlySet<number>;
  /** Whether the others stand back. */
  dims: boolean;
  /** The point in the middle of attention, or null. */
  focus: number | null;
  focusColor: [number, number, number];
}

/** Size, colour, shape and painting order of every point. What has not arrived yet counts as a rare word. */
export function stylePoints(input: StyleInput): PointStyles {
  const { points, colors, chosen, focus } = input;
  const [small, large] = RADIUS;
  const radius = new Float32Array(points);
  const rgba = new Uint8Array(points * 4);
  const shape = new Uint8Array(points);
  const dims = input.dims && chosen.size > 0;
  for (let i = 0; i < points; i++) {
    const document = input.isDocument(i);
    radius[i] = document ? DOCUMENT_RADIUS : small + (large - small) * input.position(i);
    shape[i] = colors.shape(i) + (document ? HOLLOW : 0);
    const [r, g, b] = i === focus ? input.focusColor : colors.rgb(i);
    rgba[4 * i] = r;
    rgba[4 * i + 1] = g;
    rgba[4 * i + 2] = b;
    if (!input.isDrawn(i)) rgba[4 * i + 3] = 0;
    else if (chosen.has(i)) rgba[4 * i + 3] = 255;
    else rgba[4 * i + 3] = !colors.isShown(i) ? FILTERED : dims ? DIMMED : PLAIN;
  }
  const order = paintingOrder(points, chosen, focus, colors.isShown);
  return { count: points, radius, rgba, shape, order };
}

/** Words that stand back first, then rare words, frequent ones over them, chosen ones on top, the focus last. */
export function paintingOrder(
  points: number,
  chosen: ReadonlySet<number>,
  focus: number | null,
  isShown: (point: number) => boolean,
): Uint32Array {
  const order = new Uint32Array(points);
  let back = 0;
  let front = points;
  const focusShown = focus !== null && focus < points;
  if (focusShown) order[--front] = focus;
  for (let i = 0; i < points; i++) {
    if (chosen.has(i) && i !== focus) order[--front] = i;
  }
  for (const shown of [false, true]) {
    for (let i = points - 1; i >= 0; i--) {
      if (!chosen.has(i) && i !== focus && isShown(i) === shown) order[back++] = i;
    }
  }
  return order;
}
