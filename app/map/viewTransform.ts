import { zoomIdentity, type ZoomTransform } from 'd3';
import { isHidden } from './layoutTween';

/** Zoom limits relative to the fitted view. */
export const ZOOM_EXTENT: [number, number] = [1 / 100, 100];
/** Free space around a fitted map: CSS pixels, or that share of a small screen. */
const FIT_MARGIN = { x: 56, shareX: 0.12, y: 64, shareY: 0.15 };

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
  const bounds = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (let i = 0; i + 1 < positions.length; i += 2) {
    const x = positions[i];
    const y = positions[i + 1];
    if (isHidden(x, y)) continue;
    if (x < bounds.minX) bounds.minX = x;
    if (x > bounds.maxX) bounds.maxX = x;
    if (y < bounds.minY) bounds.minY = y;
    if (y > bounds.maxY) bounds.maxY = y;
  }
  return bounds.maxX >= bounds.minX ? bounds : null;
}

/** The frame that shows the bounds whole, with a margin that shrinks on small screens. */
export function fitFrame(bounds: Bounds, width: number, height: number): Frame {
  const marginX = Math.min(FIT_MARGIN.x, FIT_MARGIN.shareX * width);
  const marginY = Math.min(FIT_MARGIN.y, FIT_MARGIN.shareY * height);
  const spanX = Math.max(bounds.maxX - bounds.minX, 1e-6);
  const spanY = Math.max(bounds.maxY - bounds.minY, 1e-6);
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
