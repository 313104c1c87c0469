import { zoomIdentity, type ZoomTransform } from 'd3';
import { isHidden } from './layoutTween';

/** Zoom limits relative to the fitted view. */
export const ZOOM_EXTENT: [number, number] = [1 / 100, 100];
/** Free space around a fitted map: CSS pixels, or that share of a small screen. */
const FIT_MARGIN = { x: 56, shareX: 0.12, y: 64, shareY: 0.15 };

/**
 * Bounds count as at least this wide, as a share of how far they lie from the origin: one point, or all at one place.
 * Shaders compute the place on the screen in 24 bits, so that closer to a point its place would be rounded visibly.
 */
const LEAST_SPAN = 0.01;

/** The fitted view: data point (cx, cy) at zoom origin, `scale` CSS pixels a data unit. */
export interface Frame {
  cx: number;
  cy: number;
  scale: number;
}

export interface Bounds {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** Data to screen: x = tx + scale · dataX, y = ty − scale · dataY (data y grows upwards). */
export interface Affine {
  scale: number;
  tx: number;
  ty: number;
}

/** Bounds of the finite points of an xy-interleaved layout; null when there are none. */
export function boundsOf(positions: Float32Array): Bounds | null {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < positions.length; i += 2) {
    const x = positions[i];
    const y = positions[i + 1];
    if (isHidden(x, y)) continue;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return maxX >= minX ? { minX, minY, maxX, maxY } : null;
}

/** The frame that shows the bounds whole, with a margin that shrinks on small screens. */
export function fitFrame(bounds: Bounds, width: number, height: number): Frame {
  const marginX = Math.min(FIT_MARGIN.x, FIT_MARGIN.shareX * width);
  const marginY = Math.min(FIT_MARGIN.y, FIT_MARGIN.shareY * height);
  const least = LEAST_SPAN * Math.max(1, ...Object.values(bounds).map(Math.abs));
  const spanX = Math.max(bounds.maxX - bounds.minX, least);
  const spanY = Math.max(bounds.maxY - bounds.minY, least);
  const scale = Math.min((width - 2 * marginX) / spanX, (height - 2 * marginY) / spanY);
  return {
    cx: (bounds.minX + bounds.maxX) / 2,
    cy: (bounds.minY + bounds.maxY) / 2,
    scale: Math.max(scale, 1e-9),
  };
}

/** The zoom transform under which a frame stands fitted in the middle of the screen. */
export const fittedTransform = (width: number, height: number): ZoomTransform =>
  zoomIdentity.translate(width / 2, height / 2);

export const affineOf = (frame: Frame, transform: ZoomTransform): Affine => ({
  scale: frame.scale * transform.k,
  tx: transform.x - frame.scale * transform.k * frame.cx,
  ty: transform.y + frame.scale * transform.k * frame.cy,
});

export const screenX = (affine: Affine, x: number): number => affine.tx + affine.scale * x;
export const screenY = (affine: Affine, y: number): number => affine.ty - affine.scale * y;
export const dataX = (affine: Affine, x: number): number => (x - affine.tx) / affine.scale;
export const dataY = (affine: Affine, y: number): number => (affine.ty - y) / affine.scale;

/** The transform that shows over frame `to` exactly what `transform` shows over frame `from`. */
export function reframed(transform: ZoomTransform, from: Frame, to: Frame): ZoomTransform {
  const affine = affineOf(from, transform);
  return zoomIdentity
    .translate(screenX(affine, to.cx), screenY(affine, to.cy))
    .scale((from.scale * transform.k) / to.scale);
}

/** Between two frames: centre linear, scale geometric, so that growth looks even. */
export const mixFrames = (from: Frame, to: Frame, t: number): Frame =>
  t >= 1
    ? to
    : {
        cx: from.cx + (to.cx - from.cx) * t,
        cy: from.cy + (to.cy - from.cy) * t,
        scale: from.scale * (to.scale / from.scale) ** t,
      };
