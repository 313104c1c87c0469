import { NO_ROWS, pointsOf, sameRows, type MapRows } from '../contract/mapRows';
import type { SharedLayout } from '../contract/projection';
import { carriedPositions } from './placement';

/** How far a point may move in one layout, as a share of the map's width: a far move takes several layouts. */
const LARGEST_MOVE = 0.06;

export interface PublishedLayout {
  version: number;
  rows: MapRows;
  /** null where the layout is in shared memory. */
  positions: Float32Array | null;
  displacement: number;
}

/** What the page sees of the map: numbered layouts, each close to the one before. */
export class LayoutSlots {
  readonly shared: SharedLayout | null;
  #version = 0;
  #last = new Float32Array(0);
  #rows = NO_ROWS;
  #lag = 0;

  constructor(
    readonly capacity: number,
    shared: boolean,
  ) {
    this.shared = shared ? { buffer: new SharedArrayBuffer(capacity * 16), capacity } : null;
  }

  /** The layout published last, points × 2. */
  get last(): Float32Array {
    return this.#last;
  }

  /** What its points are. */
  get rows(): MapRows {
    return this.#rows;
  }

  /** The last layout as one of these rows; not a number for points that it has not got. */
  lastFor(rows: MapRows): Float32Array {
    return sameRows(rows, this.#rows) ? this.#last : carriedPositions(this.#last, this.#rows, rows);
  }

  /** How far the points seen are from where they should be: the largest distance, as a share of the width. */
  get lag(): number {
    return this.#lag;
  }

  /** Publishes the next layout: points seen before move towards `target`, new ones appear there. */
  publish(target: Float32Array, rows: MapRows): PublishedLayout {
    const points = pointsOf(rows);
    if (target.length !== 2 * points) throw new Error(`${target.length / 2} positions for ${points} points`);
    if (points > this.capacity) throw new Error(`${points} points do not fit a layout of ${this.capacity}`);
    const next = target.slice();
    const displacement = this.#approach(next, this.lastFor(rows));
    this.#last = next;
    this.#rows = rows;
    this.#version++;
    if (this.shared) {
      new Float32Array(this.shared.buffer, (this.#version % 2) * this.capacity * 8, target.length).set(next);
    }
    const positions = this.shared ? null : next.slice();
    return { version: this.#version, rows, positions, displacement };
  }

  /** Holds the points of `next` to the largest move; returns their mean move as a share of the width. */
  #approach(next: Float32Array, last: Float32Array): number {
    const width = Math.max(mapWidth(this.#last), mapWidth(next));
    this.#lag = 0;
    if (this.#last.length === 0 || width === 0) return 0;
    let moved = 0;
    let common = 0;
    for (let i = 0; i < next.length; i += 2) {
      if (Number.isNaN(last[i])) continue;
      common++;
      const x = next[i] - last[i];
      const y = next[i + 1] - last[i + 1];
      const share = Math.hypot(x, y) / width;
      moved += Math.min(share, LARGEST_MOVE);
      if (share <= LARGEST_MOVE) continue;
      next[i] = last[i] + (x * LARGEST_MOVE) / share;
      next[i + 1] = last[i + 1] + (y * LARGEST_MOVE) / share;
      this.#lag = Math.max(this.#lag, share - LARGEST_MOVE);
    }
    return common === 0 ? 0 : moved / common;
  }
}

/** The larger side of the box that holds the middle 96 % of x and of y: stray points do not count. */
export const mapWidth = (positions: Float32Array): number => {
  const side = (axis: number): number => {
    const values = Float32Array.from(
      { length: positions.length / 2 },
      (_, i) => positions[2 * i + axis],
    ).sort();
    const last = values.length - 1;
    return last > 0 ? values[Math.ceil(0.98 * last)] - values[Math.floor(0.02 * last)] : 0;
  };
  return Math.max(side(0), side(1));
};
