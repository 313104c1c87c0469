import { isHidden, LayoutTween } from './layoutTween';
import type { Marquee } from './overlayPainter';
import { PointPicker, pointsInPolygon, pointsInRect, scanNearest } from './picking';
import { boundsOf, dataX, dataY, screenX, screenY, type Affine, type Bounds } from './viewTransform';

/** Where the points are at this moment, and which of them is where. */
export class PointField {
  private readonly tween = new LayoutTween();
  private progress = 1;
  private sampled = new Float32Array(0);
  private sampledAt = -1;
  private picker: PointPicker | null = null;
  /** Bounds of the newest layout. */
  bounds: Bounds | null = null;

  get count(): number {
    return this.tween.count;
  }

  /** Previous x, y and next x, y a point. */
  get pairs(): Float32Array {
    return this.tween.pairs;
  }

  /** Eased progress of the tween, 0–1, as of the last `advance`. */
  get t(): number {
    return this.progress;
  }

  clear(): void {
    this.tween.clear();
    this.bounds = null;
    this.invalidate(1);
  }

  begin(positions: Float32Array, nowMs: number, animate: boolean): void {
    this.tween.begin(positions, nowMs, animate);
    this.bounds = boundsOf(positions);
    this.invalidate(this.tween.progress(nowMs));
  }

  /** Moves on to a time; answers whether points are still moving. */
  advance(nowMs: number): boolean {
    this.progress = this.tween.progress(nowMs);
    return this.tween.isMoving(nowMs);
  }

  isShown(point: number): boolean {
    const o = 4 * point;
    return point >= 0 && point < this.count && !isHidden(this.pairs[o + 2], this.pairs[o + 3]);
  }

  /** Screen position of one point. */
  at(point: number, affine: Affine): [number, number] {
    const { pairs, progress } = this;
    const o = 4 * point;
    return [
      screenX(affine, pairs[o] + (pairs[o + 2] - pairs[o]) * progress),
      screenY(affine, pairs[o + 1] + (pairs[o + 3] - pairs[o + 1]) * progress),
    ];
  }

  /** Screen positions of all points, x and y interleaved; hidden points stay hidden. */
  screen(affine: Affine): Float32Array {
    const data = this.data();
    const screen = new Float32Array(2 * this.count);
    for (let i = 0; i < this.count; i++) {
      const hidden = isHidden(data[2 * i], data[2 * i + 1]);
      screen[2 * i] = hidden ? NaN : screenX(affine, data[2 * i]);
      screen[2 * i + 1] = hidden ? NaN : screenY(affine, data[2 * i + 1]);
    }
    return screen;
  }

  /** Nearest point within `reach` CSS pixels of a place on the screen. */
  nearest([x, y]: [number, number], reach: number, affine: Affine): number | null {
    const [dx, dy, radius] = [dataX(affine, x), dataY(affine, y), reach / affine.scale];
    const data = this.data();
    if (this.progress < 1) return scanNearest(data, this.count, [dx, dy, radius]);
    this.picker ??= new PointPicker(data, this.count);
    return this.picker.nearest(dx, dy, radius);
  }

  inMarquee(marquee: Marquee, affine: Affine): number[] {
    const toData = ([x, y]: [number, number]): [number, number] => [dataX(affine, x), dataY(affine, y)];
    if (marquee.kind === 'lasso') return pointsInPolygon(this.data(), this.count, marquee.path.map(toData));
    const [x1, y1] = toData(marquee.from);
    const [x2, y2] = toData(marquee.to);
    return pointsInRect(this.data(), this.count, {
      left: Math.min(x1, x2),
      right: Math.max(x1, x2),
      top: Math.min(y1, y2),
      bottom: Math.max(y1, y2),
    });
  }

  private invalidate(t: number): void {
    this.progress = t;
    this.sampledAt = -1;
    this.picker = null;
  }

  private data(): Float32Array {
    if (this.sampledAt !== this.progress || this.sampled.length !== 2 * this.count) {
      if (this.sampled.length !== 2 * this.count) this.sampled = new Float32Array(2 * this.count);
      this.tween.sample(this.progress, this.sampled);
      this.sampledAt = this.progress;
      this.picker = null;
    }
    return this.sampled;
  }
}
