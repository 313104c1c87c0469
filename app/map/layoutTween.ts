/** Coordinate of a point that is not shown. Finite, because shaders may compile tests for NaN away. */
export const HIDDEN = 1e30;
const HIDDEN_FROM = 1e29;
/** Room of a point that has no other near, data units. */
export const ALONE = 1e6;

/** Whether a position is off the map: marked hidden, not a number, or infinite. */
export const isHidden = (x: number, y: number): boolean =>
  !(x < HIDDEN_FROM && x > -HIDDEN_FROM && y < HIDDEN_FROM && y > -HIDDEN_FROM);

export const TWEEN_MS = { min: 200, max: 400 } as const;

/**
 * Fast start, slow end, monotone. With layouts arriving faster than a tween lasts, each one restarts
 * from the position on screen, so the points follow their targets like a smoothing filter.
 */
export const easeOut = (t: number): number => (t <= 0 ? 0 : t >= 1 ? 1 : 1 - (1 - t) * (1 - t));

/**
 * Two layouts and the time between them. A layout that arrives in mid-tween starts from what is on
 * screen at that moment, so positions on screen are continuous in time.
 */
export class LayoutTween {
  /** All that is uploaded of a layout: `pairs`, then `rooms`. */
  data = new Float32Array(0);
  /** Per point: previous x, previous y, next x, next y. */
  pairs = new Float32Array(0);
  /** Per point: previous and next room around it, data units (see roomAround). */
  rooms = new Float32Array(0);
  count = 0;
  private startMs = 0;
  private durationMs = 0;
  private lastArrivalMs = -Infinity;

  /** Eased progress 0–1. */
  progress(nowMs: number): number {
    if (this.durationMs <= 0) return 1;
    return easeOut((nowMs - this.startMs) / this.durationMs);
  }

  isMoving(nowMs: number): boolean {
    return this.count > 0 && nowMs - this.startMs < this.durationMs;
  }

  clear(): void {
    this.hold(0);
    this.durationMs = 0;
    this.lastArrivalMs = -Infinity;
  }

  /** Ends the movement: points are at once where they are going. */
  end(): void {
    this.durationMs = 0;
  }

  /**
   * Takes a layout (x, y interleaved, copied) and the room around each point. Points without a position on screen
   * appear at their place; points whose new position is not finite are hidden.
   */
  begin(positions: Float32Array, nowMs: number, animate: boolean, rooms?: Float32Array): void {
    const t = this.progress(nowMs);
    const count = positions.length >> 1;
    const known = this.count;
    const { pairs: old, rooms: oldRooms } = this;
    if (count !== known) this.hold(count);
    const { pairs, rooms: newRooms } = this;
    for (let i = 0, o = 0; i < count; i++, o += 4) {
      const x = positions[2 * i];
      const y = positions[2 * i + 1];
      const room = rooms ? rooms[i] : ALONE;
      if (isHidden(x, y)) {
        pairs[o] = pairs[o + 1] = pairs[o + 2] = pairs[o + 3] = HIDDEN;
        continue;
      }
      const fresh = i >= known || old[o] > HIDDEN_FROM;
      pairs[o] = fresh ? x : old[o] + (old[o + 2] - old[o]) * t;
      pairs[o + 1] = fresh ? y : old[o + 1] + (old[o + 3] - old[o + 1]) * t;
      pairs[o + 2] = x;
      pairs[o + 3] = y;
      newRooms[2 * i] = fresh ? room : oldRooms[2 * i] + (oldRooms[2 * i + 1] - oldRooms[2 * i]) * t;
      newRooms[2 * i + 1] = room;
    }
    const interval = nowMs - this.lastArrivalMs;
    this.durationMs =
      animate && known > 0 ? Math.min(TWEEN_MS.max, Math.max(TWEEN_MS.min, 1.5 * interval)) : 0;
    this.startMs = nowMs;
    this.lastArrivalMs = nowMs;
  }

  private hold(count: number): void {
    this.count = count;
    this.data = new Float32Array(6 * count);
    this.pairs = this.data.subarray(0, 4 * count);
    this.rooms = this.data.subarray(4 * count);
  }

  /** Positions at eased progress t into `out` (x, y interleaved, at least 2 · count long). */
  sample(t: number, out: Float32Array): void {
    const { pairs, count } = this;
    for (let i = 0, o = 0; i < count; i++, o += 4) {
      out[2 * i] = pairs[o] + (pairs[o + 2] - pairs[o]) * t;
      out[2 * i + 1] = pairs[o + 1] + (pairs[o + 3] - pairs[o + 1]) * t;
    }
  }
}
