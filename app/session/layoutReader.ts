import { pointsOf, type MapRows } from '../../worker/contract/mapRows';
import type { ProjectionEvent, SharedLayout } from '../../worker/contract/projection';

export type LayoutEvent = Extract<ProjectionEvent, { kind: 'layout' }>;

export interface Layout {
  version: number;
  /** x and y interleaved. */
  positions: Float32Array;
  /** What its points are. */
  rows: MapRows;
}

/** Takes each layout out of shared memory as it is announced, into a copy of the page's own. */
export class LayoutReader {
  private shared: Float32Array | null = null;
  private capacity = 0;
  private layout: Layout | null = null;
  /** Versions of projections of this run that died. */
  private earlierVersions = 0;

  get current(): Layout | null {
    return this.layout;
  }

  /** Forgets the last run's layout. */
  begin(): void {
    this.layout = null;
    this.earlierVersions = 0;
    this.use(null);
  }

  /** Another projection of the same run follows: its versions, which begin anew, go on from here. */
  beginAgain(): void {
    this.earlierVersions = this.layout?.version ?? 0;
    this.use(null);
  }

  /** Reads from this buffer from now on; null when layouts come with their events. */
  use(layout: SharedLayout | null): void {
    this.shared = layout && new Float32Array(layout.buffer);
    this.capacity = layout?.capacity ?? 0;
  }

  /** The layout of an event, null when a newer one is at hand or its buffer is not. */
  accept(event: LayoutEvent): Layout | null {
    const version = this.earlierVersions + event.version;
    if (this.layout && version <= this.layout.version) return null;
    const positions = event.positions ?? this.copySlot(event);
    if (!positions) return null;
    this.layout = { version, positions, rows: event.rows };
    return this.layout;
  }

  private copySlot({ version, rows }: LayoutEvent): Float32Array | null {
    const points = pointsOf(rows);
    if (!this.shared || points > this.capacity) return null;
    const start = (version % 2) * this.capacity * 2;
    return this.shared.slice(start, start + points * 2);
  }
}
