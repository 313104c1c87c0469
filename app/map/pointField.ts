import { roomAround } from './crowding';
import { isHidden, LayoutTween } from './layoutTween';
import type { Marquee } from './overlayPainter';
import { pointsInPolygon, pointsInRect, scanNearest } from './picking';
import { PointGrid } from './pointGrid';
import { boundsOf, dataX, dataY, screenX, screenY, type Affine, type Bounds } from './viewTransform';

/** Where the points are at this moment, and which of them is where. */
export class PointField {
  private readonly tween = new LayoutTween();
  private progress = 1;
  private sampled = new Float32Array(0);
  private sampledAt = -1;
  /** Of the newest layout. */
  private grid = new PointGrid(this.sampled);
  /** Bounds of the newest layout. */
  bounds: Bounds | null = null;

  get count(): number {
    return this.tween.count;
  }

  /** What the renderer takes (see LayoutTween.data). */
  get data(): Float32Array {
    return this.tween.data;
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
    this.bounds = boundsOf(positions);
    this.grid = new PointGrid(positions, this.bounds);
    this.tween.begin(positions, nowMs, animate, roomAround(this.grid));
    this.invalidate(this.tween.progress(nowMs));
  }

  /** Ends the movement to the newest layout. */
  end(): void {
    this.tween.end();
    this.invalidate(1);
  }

  /** Moves on to a time; answers whether points are still moving. */
  advance(nowMs: number): boolean {
    this.progress = this.tween.progress(nowMs);
    return this.tween.isMoving(nowMs);
  }

  isShown(point: number): boolean {
    const o = 4 * point;
    const { pairs } = this.tween;
    return point >= 0 && point < this.count && !isHidden(pairs[o + 2], pairs[o + 3]);
  }

  /** Screen position of one point. */
  at(point: number, affine: Affine): [number, number] {
    const { progress } = this;
    const { pairs } = this.tween;
    const o = 4 * point;
    return [
      screenX(affine, pairs[o] + (pairs[o + 2] - pairs[o]) * progress),
      screenY(affine, pairs[o + 1] + (pairs[o + 3] - pairs[o + 1]) * progress),
    ];
  }

  /** Room around one point (see roomAround), CSS pixels. */
  room(point: number, affine: Affine): number {
    const { rooms } = this.tween;
    const before = rooms[2 * point];
    return affine.scale * (before + (rooms[2 * point + 1] - before) * this.progress);
  }

  /** Nearest accepted point within `reach` CSS pixels of a place on the screen. */
  nearest(
    [x, y]: [number, number],
    reach: number,
    affine: Affine,
    accepts: (point: number) => boolean,
  ): number | null {
    const [dx, dy, radius] = [dataX(affine, x), dataY(affine, y), reach / affine.scale];
    if (this.progress >= 1) return this.grid.nearest(dx, dy, radius, accepts);
    return scanNearest(this.positions(), this.count, [dx, dy, radius], accepts);
  }

  inMarquee(marquee: Marquee, affine: Affine): number[] {
    const toData = ([x, y]: [number, number]): [number, number] => [dataX(affine, x), dataY(affine, y)];
    if (marquee.kind === 'lasso')
      return pointsInPolygon(this.positions(), this.count, marquee.path.map(toData));
    const [x1, y1] = toData(marquee.from);
    const [x2, y2] = toData(marquee.to);
    return pointsInRect(this.positions(), this.count, {
      left: Math.min(x1, x2),
      right: Math.max(x1, x2),
      top: Math.min(y1, y2),
      bottom: Math.max(y1, y2),
    });
  }

  private invalidate(t: number): void {
    this.progress = t;
    this.sampledAt = -1;
  }

  /** Positions of all points now, x and y interleaved, data units; overwritten when they move on. */
  positions(): Float32Array {
    if (this.sampledAt !== this.progress || this.sampled.length !== 2 * this.count) {
      if (this.sampled.length !== 2 * this.count) this.sampled = new Float32Array(2 * this.count);
      this.tween.sample(this.progress, this.sampled);
      this.sampledAt = this.progress;
    }
    return this.sampled;
  }
}
