import type { SharedRegions, SharedRows, SnapshotList } from '../contract/engine';
import type { RowTable } from '../query/neighbours';

/** Most that a run's snapshots take, and most of them that are kept. */
export const SNAPSHOT_LIMITS = { bytes: 256 * 2 ** 20, count: 64 };

/** Vectors as they were at the end of an epoch, rows without padding. */
export interface Snapshot {
  epoch: number;
  loss: number;
  words: RowTable;
  /** Doc2Vec. */
  tags: RowTable | null;
}

/**
 * Copies of a run's vectors, one an epoch. Beyond the limits every other one between the first and the newest is
 * let go, then every other one of those left, and so on.
 */
export class Snapshots {
  private kept: Snapshot[] = [];
  private taken = 0;
  private every = 1;
  private capacity: number;
  private readonly bytes: number;

  /**
   * @param tables what is copied
   * @param shared whether other threads are to read the copies
   */
  constructor(
    private readonly tables: Pick<Snapshot, 'words' | 'tags'>,
    private readonly shared: boolean,
    limits = SNAPSHOT_LIMITS,
  ) {
    this.bytes = bytesOf(tables.words) + (tables.tags ? bytesOf(tables.tags) : 0);
    this.capacity = Math.min(limits.count, Math.floor(limits.bytes / this.bytes));
  }

  get list(): SnapshotList {
    return {
      kept: this.kept.map(({ epoch, loss }) => ({ epoch, loss, bytes: this.bytes })),
      taken: this.taken,
    };
  }

  at(epoch: number): Snapshot | null {
    return this.kept.find((snapshot) => snapshot.epoch === epoch) ?? null;
  }

  /** To be called at the end of an epoch, while no shard is at work. */
  take(epoch: number, loss: number): void {
    this.taken++;
    // What is off the grid was kept only as the newest.
    const newest = this.kept.at(-1);
    if (newest && !this.isOnGrid(newest)) this.kept.pop();
    this.thin(this.capacity - 1);
    if (this.capacity === 0) return;
    try {
      const { words, tags } = this.tables;
      this.kept.push({ epoch, loss, words: this.copy(words), tags: tags && this.copy(tags) });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.capacity = this.kept.length;
    }
  }

  private isOnGrid({ epoch }: Snapshot): boolean {
    return (epoch - 1) % this.every === 0;
  }

  private thin(most: number): void {
    if (most < 1) this.kept = [];
    while (this.kept.length > most && this.kept.length > 0) {
      this.every *= 2;
      this.kept = this.kept.filter((snapshot) => this.isOnGrid(snapshot));
    }
  }

  private copy({ values, rowFloats, dimensions, rows }: RowTable): RowTable {
    const bytes = rows * dimensions * 4;
    const copy = new Float32Array(this.shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
    for (let row = 0; row < rows; row++) {
      copy.set(values.subarray(row * rowFloats, row * rowFloats + dimensions), row * dimensions);
    }
    return { values: copy, rowFloats: dimensions, dimensions, rows };
  }
}

const bytesOf = ({ rows, dimensions }: RowTable): number => rows * dimensions * 4;

/** Tables as other threads find them; null in memory that is not shared. */
export const sharedRegionsOf = ({ words, tags }: Pick<Snapshot, 'words' | 'tags'>): SharedRegions | null => {
  const shared = sharedRowsOf(words);
  return shared && { words: shared, tags: tags && sharedRowsOf(tags) };
};

const sharedRowsOf = ({ values, rowFloats, rows, dimensions }: RowTable): SharedRows | null => {
  const { buffer, byteOffset } = values;
  if (typeof SharedArrayBuffer === 'undefined' || !(buffer instanceof SharedArrayBuffer)) return null;
  return { buffer, byteOffset, rowBytes: rowFloats * 4, rows, dimensions };
};
