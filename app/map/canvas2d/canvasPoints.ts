import { crowdOpacity, crowdSize } from '../crowding';
import { isHidden } from '../layoutTween';
import { rimWidth, type PointRenderer, type PointView } from '../pointRenderer';
import { traceShape } from '../pointShapes';
import type { PointStyles } from '../scatterTypes';

export interface PaintInput {
  /** See LayoutTween.data. */
  layout: Float32Array;
  styles: PointStyles;
  view: PointView;
  width: number;
  height: number;
}

/** Opacities are told apart this finely, so that more points share a path. */
const ALPHA_STEPS = 12;

/** Paints the points in painting order; equal neighbours in that order share one path. Units: CSS pixels. */
export function paintPoints(context: CanvasRenderingContext2D, input: PaintInput): void {
  const { layout: pairs, styles, view, width, height } = input;
  const rooms = pairs.subarray(4 * styles.count);
  const { affine, t, sizeScale } = view;
  const rim = `rgb(${view.surface.join(', ')})`;
  let last = -1;
  let open = false;
  const flush = () => {
    if (!open) return;
    context.stroke();
    context.fill();
    open = false;
  };
  for (const i of styles.order) {
    const o = 4 * i;
    if (styles.rgba[o + 3] === 0 || isHidden(pairs[o + 2], pairs[o + 3])) continue;
    const x = affine.tx + affine.scale * (pairs[o] + (pairs[o + 2] - pairs[o]) * t);
    const y = affine.ty - affine.scale * (pairs[o + 1] + (pairs[o + 3] - pairs[o + 1]) * t);
    const room = affine.scale * (rooms[2 * i] + (rooms[2 * i + 1] - rooms[2 * i]) * t);
    const radius = styles.radius[i] * sizeScale * crowdSize(room / sizeScale);
    if (x < -radius || y < -radius || x > width + radius || y > height + radius) continue;
    const key = (styles.rgba[o] << 16) | (styles.rgba[o + 1] << 8) | styles.rgba[o + 2];
    const alpha = Math.round(ALPHA_STEPS * (styles.rgba[o + 3] / 255) * crowdOpacity(room, radius));
    if (!open || key * 256 + alpha !== last) {
      flush();
      last = key * 256 + alpha;
      open = true;
      context.globalAlpha = alpha / ALPHA_STEPS;
      context.fillStyle = `rgb(${key >> 16}, ${(key >> 8) & 255}, ${key & 255})`;
      context.strokeStyle = rim;
      context.lineWidth = Math.max(0.01, 2 * rimWidth(radius));
      context.beginPath();
    }
    traceShape(context, styles.shape[i], [x, y], radius);
  }
  flush();
  context.globalAlpha = 1;
}

const sameView = (a: PointView, b: PointView): boolean =>
  a.t === b.t &&
  a.sizeScale === b.sizeScale &&
  a.affine.scale === b.affine.scale &&
  a.affine.tx === b.affine.tx &&
  a.affine.ty === b.affine.ty &&
  a.surface.every((channel, i) => channel === b.surface[i]);

/** The same picture without WebGL2. */
export class CanvasPoints implements PointRenderer {
  readonly kind = 'canvas2d';
  readonly canvas = document.createElement('canvas');
  private readonly context = this.canvas.getContext('2d');
  private styles: PointStyles | null = null;
  private layout: Float32Array = new Float32Array(0);
  private count = 0;
  /** The view on the canvas; null when it must be painted in any case. */
  private painted: PointView | null = null;
  private size = { width: 1, height: 1, pixelRatio: 1 };

  resize(width: number, height: number, pixelRatio: number): void {
    this.size = { width, height, pixelRatio };
    this.painted = null;
    this.canvas.width = Math.max(1, Math.round(width * pixelRatio));
    this.canvas.height = Math.max(1, Math.round(height * pixelRatio));
  }

  setStyles(styles: PointStyles): void {
    this.styles = styles;
    this.painted = null;
  }

  setLayout(layout: Float32Array, count: number): void {
    this.layout = layout;
    this.count = count;
    this.painted = null;
  }

  draw(view: PointView): void {
    const { context, styles, size } = this;
    if (!context || (this.painted && sameView(this.painted, view))) return;
    this.painted = view;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(size.pixelRatio, 0, 0, size.pixelRatio, 0, 0);
    if (!styles || styles.count !== this.count) return;
    paintPoints(context, { layout: this.layout, styles, view, width: size.width, height: size.height });
  }

  destroy(): void {
    this.canvas.remove();
  }
}
