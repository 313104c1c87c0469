import {
  NEIGHBOUR_DISTANCES,
  NEIGHBOUR_FROM,
  NEIGHBOUR_INDICES,
  NEIGHBOUR_JOB_BYTES,
  NEIGHBOUR_K,
  NEIGHBOUR_LENGTHS,
  NEIGHBOUR_ROW_BYTES,
  NEIGHBOUR_ROW_COUNT,
  NEIGHBOUR_ROWS,
  NEIGHBOUR_SCRATCH,
  NEIGHBOUR_TO,
} from './assembly/neighbourJobLayout';
import { KERNEL_RESERVE_BYTES, type CompiledKernels } from './kernels';
import { loadRows } from './loadRows';
import { kernelSpace, type KernelSpace } from './projectionKernels';

export { NO_NEIGHBOUR } from './assembly/neighbourJobLayout';

/** Row r starts at `values[r · rowFloats]` and holds `dimensions` floats, then padding. */
export interface RowsView {
  values: Float32Array;
  rowFloats: number;
  count: number;
  dimensions: number;
}

/** Rows that are loaded one after another: the first `count`, or those that `pick` names. */
export interface RowsPart extends RowsView {
  pick?: Uint32Array;
}

/** The k nearest others of each row: count × k, ascending by distance; NO_NEIGHBOUR at Infinity fills up. */
export interface NeighbourTable {
  count: number;
  k: number;
  indices: Uint32Array;
  distances: Float32Array;
}

export interface SearchOptions {
  metric: 'cosine' | 'euclidean';
  /** Rows are first shifted by their mean and scaled to unit length. */
  spherize: boolean;
}

const isPart = (rows: RowsPart | readonly RowsPart[]): rows is RowsPart =>
  'values' in rows && 'count' in rows;

export const partsOf = (rows: RowsPart | readonly RowsPart[]): readonly RowsPart[] =>
  isPart(rows) ? [rows] : rows;

/** Cosine over rows as they are. */
export const PLAIN_SEARCH: SearchOptions = { metric: 'cosine', spherize: false };

const JOBS = KERNEL_RESERVE_BYTES;

/**
 * Finds nearest rows, exactly, in a memory of its own: `load` copies rows in, `search` works on them range by
 * range. Views it hands out are valid until the next `load`.
 */
export class NeighbourSearch {
  #space: KernelSpace;
  #bytes = 0;
  #count = 0;
  #dimensions = 0;
  #rowFloats = 0;
  #k = 1;
  #options = PLAIN_SEARCH;
  #usable = new Uint8Array(0);

  /** @param threads that may search at once, each with its own job block */
  constructor(
    private readonly compiled: CompiledKernels,
    readonly threads = 1,
  ) {
    this.#space = kernelSpace(compiled, this.#rowsOffset);
  }

  /**
   * Takes a copy of the rows: scaled to unit length for cosine, shifted by their mean for Euclidean distance, which
   * does not notice and is more exact then. Rows that hold a number that is not finite, or for cosine zeros only,
   * become zero and are not `usable`. Throws RangeError when memory runs out.
   *
   * @param rows from one place, or parts of equal dimensions from several
   * @param k neighbours wanted, at least 1
   * @param spareBytes room from the address `spare` on, for other searches of the same rows
   */
  load(
    rows: RowsPart | readonly RowsPart[],
    k: number,
    options: SearchOptions = PLAIN_SEARCH,
    spareBytes = 0,
  ): void {
    const parts = partsOf(rows);
    const { dimensions } = parts[0];
    const count = parts.reduce((sum, part) => sum + part.count, 0);
    if (k < 1) throw new Error(`${k} neighbours wanted, need at least 1`);
    this.#count = count;
    this.#dimensions = dimensions;
    this.#rowFloats = Math.ceil((dimensions + (options.metric === 'euclidean' ? 1 : 0)) / 8) * 8;
    this.#k = k;
    this.#options = options;
    this.#reserve(this.spare + spareBytes - JOBS);
    this.#usable = loadRows(parts, this.rows, options);
  }

  /** Finds the neighbours of rows from … to − 1, on the calling thread. */
  search(from: number, to: number): void {
    if (!(0 <= from && from <= to && to <= this.#count)) {
      throw new Error(`rows ${from} to ${to} of ${this.#count} cannot be searched`);
    }
    const job = this.prepareJob(0);
    const view = new DataView(this.#space.buffer, job, NEIGHBOUR_JOB_BYTES);
    view.setUint32(NEIGHBOUR_FROM, from, true);
    view.setUint32(NEIGHBOUR_TO, to, true);
    this.#space.kernels.nearestNeighbours(job);
    this.finish(from, to);
  }

  /** Writes all of a thread's job block but the range of rows; returns its address. */
  prepareJob(thread: number): number {
    const job = JOBS + thread * NEIGHBOUR_JOB_BYTES;
    const view = new DataView(this.#space.buffer, job, NEIGHBOUR_JOB_BYTES);
    const set = (offset: number, value: number) => view.setUint32(offset, value, true);
    set(NEIGHBOUR_ROWS, this.#rowsOffset);
    set(NEIGHBOUR_ROW_BYTES, this.#rowBytes);
    set(NEIGHBOUR_ROW_COUNT, this.#count);
    set(NEIGHBOUR_K, this.#k);
    set(NEIGHBOUR_INDICES, this.#indices);
    set(NEIGHBOUR_DISTANCES, this.#distances);
    set(NEIGHBOUR_SCRATCH, this.#scratch + thread * this.#scratchBytes);
    set(NEIGHBOUR_LENGTHS, this.#options.metric === 'euclidean' ? 4 * this.#dimensions : 0);
    return job;
  }

  /** Makes distances of what the kernel has left for rows from … to − 1. */
  finish(from: number, to: number): void {
    if (this.#options.metric !== 'euclidean') return;
    const { k, distances } = this.table;
    for (let entry = from * k; entry < to * k; entry++) distances[entry] = Math.sqrt(2 * distances[entry]);
  }

  /** First address that is free, a multiple of 64. */
  get spare(): number {
    return Math.ceil((this.#scratch + this.threads * this.#scratchBytes) / 64) * 64;
  }

  get space(): KernelSpace {
    return this.#space;
  }

  /** Address of a word for counting, at rest when nobody searches. */
  get counter(): number {
    return JOBS + this.threads * NEIGHBOUR_JOB_BYTES;
  }

  /** The rows loaded, of unit length or zero. */
  get rows(): RowsView {
    return {
      values: this.#floats(this.#rowsOffset, this.#count * this.#rowFloats),
      rowFloats: this.#rowFloats,
      count: this.#count,
      dimensions: this.#dimensions,
    };
  }

  /** 1 for each row that has a direction. */
  get usable(): Uint8Array {
    return this.#usable;
  }

  get table(): NeighbourTable {
    const entries = this.#count * this.#k;
    return {
      count: this.#count,
      k: this.#k,
      indices: new Uint32Array(this.#space.buffer, this.#indices, entries),
      distances: this.#floats(this.#distances, entries),
    };
  }

  get #rowBytes(): number {
    return this.#rowFloats * 4;
  }

  get #indices(): number {
    return this.#rowsOffset + this.#count * this.#rowBytes;
  }

  get #distances(): number {
    return this.#indices + this.#count * this.#k * 4;
  }

  get #scratch(): number {
    return Math.ceil((this.#distances + this.#count * this.#k * 4) / 64) * 64;
  }

  #floats(byteOffset: number, length: number): Float32Array {
    return new Float32Array(this.#space.buffer, byteOffset, length);
  }

  get #rowsOffset(): number {
    return JOBS + (this.threads + 1) * NEIGHBOUR_JOB_BYTES;
  }

  get #scratchBytes(): number {
    return 4 * this.#rowBytes + 64;
  }

  #reserve(bytes: number): void {
    if (bytes <= this.#bytes) return;
    this.#space = kernelSpace(this.compiled, bytes);
    this.#bytes = bytes;
  }
}
