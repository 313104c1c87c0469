import { sameRows, type MapRows } from '../../worker/contract/mapRows';
import type { Layout } from './layoutReader';

/** Most layouts that are kept of a run, and most that they take. */
export const HISTORY_LIMITS = { frames: 240, bytes: 64 * 2 ** 20 };

/** What is known of a layout that was kept. */
export interface FrameFacts {
  /** Of the layout; grows over the whole run. */
  version: number;
  /** Epochs trained by then, with a fraction. */
  epoch: number;
  /** Whether the vectors were at rest by then and the map was being finished. */
  settling: boolean;
}

export interface FrameList {
  /** By rising version. */
  frames: readonly FrameFacts[];
  /** Layouts that arrived; some of them are let go when they get too many. */
  taken: number;
}

interface Frame {
  facts: FrameFacts;
  positions: Float32Array;
  rows: MapRows;
  /** Its place among all that arrived. */
  number: number;
}

/**
 * Layouts of a run as they arrived. Beyond the limits every other one is let go, then every other one of those left,
 * and so on, so that they stay evenly spaced. All are of the same words and documents: with others they begin anew.
 */
export class LayoutHistory {
  private kept: Frame[] = [];
  private every = 1;
  private arrived = 0;
  /** Of those that arrived: while the map was being finished, and when it was finished before. */
  private settling = 0;
  private forgotten = 0;

  constructor(private readonly limits = HISTORY_LIMITS) {}

  get list(): FrameList {
    return { frames: this.kept.map(({ facts }) => facts), taken: this.arrived - this.forgotten };
  }

  begin(): void {
    this.kept = [];
    this.every = 1;
    this.arrived = 0;
    this.settling = 0;
    this.forgotten = 0;
  }

  /** The map is finished anew: how it was finished before is let go. */
  beginSettling(): void {
    this.kept = this.kept.filter(({ facts }) => !facts.settling);
    this.forgotten += this.settling;
    this.settling = 0;
  }

  /** Answers whether the list has changed. The layout is held as it is, not copied. */
  add(facts: FrameFacts, positions: Float32Array, rows: MapRows): boolean {
    const replaced = this.kept.length > 0 && !sameRows(this.kept[0].rows, rows);
    if (replaced) this.begin();
    const { frames, bytes } = this.limits;
    const capacity = Math.min(frames, Math.floor(bytes / Math.max(1, positions.byteLength)));
    const number = this.arrived++;
    if (facts.settling) this.settling++;
    if (number % this.every !== 0 || capacity < 1) return replaced;
    this.kept.push({ facts, positions, rows, number });
    while (this.kept.length > capacity) {
      this.every *= 2;
      this.kept = this.kept.filter((frame) => frame.number % this.every === 0);
    }
    return true;
  }

  /** A kept layout, null when it was let go. */
  at(version: number): Layout | null {
    const frame = this.kept.find(({ facts }) => facts.version === version);
    return frame ? { version, positions: frame.positions, rows: frame.rows } : null;
  }
}
