import {
  NEIGHBOUR_DISTANCES,
  NEIGHBOUR_FROM,
  NEIGHBOUR_INDICES,
  NEIGHBOUR_JOB_BYTES,
  NEIGHBOUR_K,
  NEIGHBOUR_ROW_BYTES,
  NEIGHBOUR_ROW_COUNT,
  NEIGHBOUR_ROWS,
  NEIGHBOUR_SCRATCH,
  NEIGHBOUR_TO,
} from './assembly/neighbourJobLayout';
import { KERNEL_RESERVE_BYTES, type CompiledKernels } from './kernels';
import { nearestNeighbours as referenceKernel } from './reference/nearestNeighbours';

export { NO_NEIGHBOUR } from './assembly/neighbourJobLayout';

/** Row r starts at `values[r · rowFloats]` and holds `dimensions` floats, then padding. */
export interface RowsView {
  values: Float32Array;
  rowFloats: number;
  count: number;
  dimensions: number;
}

/** The k nearest others of each row: count × k, ascending by cosine distance; NO_NEIGHBOUR at Infinity fills up. */
export interface NeighbourTable {
  count: number;
  k: number;
  indices: Uint32Array;
  distances: Float32Array;
}

const PAGE_BYTES = 65536;
const JOB = KERNEL_RESERVE_BYTES;
const ROWS = JOB + NEIGHBOUR_JOB_BYTES;

/**
 * Finds nearest rows by cosine, exactly, in a memory of its own: `load` copies rows in, `search`
 * works on them range by range. Views it hands out are valid until the next `load`.
 */
export class NeighbourSearch {
  #memory: WebAssembly.Memory | null = null;
  #buffer: ArrayBuffer;
  readonly #kernel: (job: number) => number;
  #count = 0;
  #dimensions = 0;
  #rowFloats = 0;
  #k = 1;
  #usable = new Uint8Array(0);

  /** @param compiled kernels for private memory */
  constructor(compiled: CompiledKernels) {
    if (compiled.shared) throw new Error('neighbour search needs kernels for private memory');
    if (compiled.module === null) {
      this.#buffer = new ArrayBuffer(ROWS);
      this.#kernel = (job) => referenceKernel(this.#buffer, job);
      return;
    }
    const memory = new WebAssembly.Memory({ initial: ROWS / PAGE_BYTES + 1 });
    const { exports } = new WebAssembly.Instance(compiled.module, { env: { memory } });
    this.#memory = memory;
    this.#buffer = memory.buffer;
    this.#kernel = exports.nearestNeighbours as (job: number) => number;
  }

  /**
   * Takes a copy of the rows, scaled to unit length. Rows that hold a number that is not finite, or
   * zeros only, become zero and are not `usable`. Throws RangeError when memory runs out.
   *
   * @param k neighbours wanted, at least 1
   */
  load(rows: RowsView, k: number): void {
    const { values, count, dimensions } = rows;
    if (k < 1) throw new Error(`${k} neighbours wanted, need at least 1`);
    this.#count = count;
    this.#dimensions = dimensions;
    this.#rowFloats = Math.ceil(dimensions / 8) * 8;
    this.#k = k;
    this.#usable = new Uint8Array(count);
    this.#reserve(this.#scratch + 4 * this.#rowBytes + 16);
    const copy = this.#floats(ROWS, count * this.#rowFloats);
    for (let r = 0; r < count; r++) {
      const row = copy.subarray(r * this.#rowFloats, (r + 1) * this.#rowFloats).fill(0);
      row.set(values.subarray(r * rows.rowFloats, r * rows.rowFloats + dimensions));
      this.#usable[r] = normalise(row) ? 1 : 0;
    }
  }

  /** Finds the neighbours of rows from … to − 1. */
  search(from: number, to: number): void {
    if (!(0 <= from && from <= to && to <= this.#count)) {
      throw new Error(`rows ${from} to ${to} of ${this.#count} cannot be searched`);
    }
    const job = new DataView(this.#buffer, JOB, NEIGHBOUR_JOB_BYTES);
    const set = (offset: number, value: number) => job.setUint32(offset, value, true);
    set(NEIGHBOUR_ROWS, ROWS);
    set(NEIGHBOUR_ROW_BYTES, this.#rowBytes);
    set(NEIGHBOUR_ROW_COUNT, this.#count);
    set(NEIGHBOUR_K, this.#k);
    set(NEIGHBOUR_FROM, from);
    set(NEIGHBOUR_TO, to);
    set(NEIGHBOUR_INDICES, this.#indices);
    set(NEIGHBOUR_DISTANCES, this.#distances);
    set(NEIGHBOUR_SCRATCH, this.#scratch);
    this.#kernel(JOB);
  }

  /** The rows loaded, of unit length or zero. */
  get rows(): RowsView {
    return {
      values: this.#floats(ROWS, this.#count * this.#rowFloats),
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
      indices: new Uint32Array(this.#buffer, this.#indices, entries),
      distances: this.#floats(this.#distances, entries),
    };
  }

  get #rowBytes(): number {
    return this.#rowFloats * 4;
  }

  get #indices(): number {
    return ROWS + this.#count * this.#rowBytes;
  }

  get #distances(): number {
    return this.#indices + this.#count * this.#k * 4;
  }

  get #scratch(): number {
    return this.#distances + this.#count * this.#k * 4;
  }

  #floats(byteOffset: number, length: number): Float32Array {
    return new Float32Array(this.#buffer, byteOffset, length);
  }

  #reserve(bytes: number): void {
    const missing = bytes - this.#buffer.byteLength;
    if (missing <= 0) return;
    if (this.#memory) {
      this.#memory.grow(Math.ceil(missing / PAGE_BYTES));
      this.#buffer = this.#memory.buffer;
    } else {
      this.#buffer = new ArrayBuffer(bytes);
    }
  }
}

/** Scales a row to unit length and tells whether it has a direction; a row without one becomes zero. */
const normalise = (row: Float32Array): boolean => {
  let squares = 0;
  for (const value of row) squares += value * value;
  const scale = 1 / Math.sqrt(squares);
  if (!(squares > 0 && squares < Infinity)) {
    row.fill(0);
    return false;
  }
  for (let i = 0; i < row.length; i++) row[i] *= scale;
  return true;
};
