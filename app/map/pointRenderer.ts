import type { PointStyles } from './scatterTypes';
import type { Affine } from './viewTransform';

export interface PointView {
  affine: Affine;
  /** Eased progress from the previous to the next layout, 0–1. */
  t: number;
  /** Factor on the radius of every point. */
  sizeScale: number;
  /** Red, green, blue 0–255 of the surface, for the rim that keeps neighbouring points apart. */
  surface: [number, number, number];
}

/** Draws the points; knows nothing of words. */
export interface PointRenderer {
  readonly kind: 'webgl2' | 'canvas2d';
  readonly canvas: HTMLCanvasElement;
  /** Size in CSS pixels and device pixels a CSS pixel. */
  resize(width: number, height: number, pixelRatio: number): void;
  setStyles(styles: PointStyles): void;
  /** Previous and next positions of all points, then their rooms (see LayoutTween.data). */
  setLayout(layout: Float32Array, count: number): void;
  draw(view: PointView): void;
  destroy(): void;
}

/** Width of the rim in the surface colour around a point of this radius, CSS pixels. */
export const rimWidth = (radius: number): number => Math.min(1, Math.max(0, (radius - 1.4) * 0.45));
