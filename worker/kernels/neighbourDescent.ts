import { randomState } from '../model/random';
import {
  NEIGHBOUR_CANDIDATE_COUNTS,
  NEIGHBOUR_CANDIDATES,
  NEIGHBOUR_CANDIDATES_KEPT,
  NEIGHBOUR_DISTANCES,
  NEIGHBOUR_FRESH,
  NEIGHBOUR_INDICES,
  NEIGHBOUR_K,
  NEIGHBOUR_LOCKS,
  NEIGHBOUR_MEMBERS,
  NEIGHBOUR_SCRATCH,
  NEIGHBOUR_SEED,
  NEIGHBOUR_TREES,
} from './assembly/neighbourJobLayout';
import { NO_NEIGHBOUR, type NeighbourSearch, type RowsView } from './nearestNeighbours';
import type { SearchStage, SearchStages } from './searchStages';

const TREES = 4;

/** Share of entries that have not taken part in a join below which the search is over (delta of the paper). */
const ENOUGH = 0.001;
const MOST_ROUNDS = 12;

/**
 * Entries of a row's list when k neighbours are wanted. What is found of the first k grows with it, and the time: of 52,266 word
 * vectors of English novels, k = 14, lists of 14, 20, 24, 30 and 36 had 0.80, 0.88, 0.93, 0.95 and 0.96 of them, and
 * took 1.4, 2.1, 3.3, 4.1 and 4.9 s of processor time.
 */
const listLength = (count: number, k: number): number =>
  Math.max(1, Math.min(count - 1, Math.max(30, k + 16)));

/** Candidates of either kind kept a row: 60 instead of 80 for lists of 30 found 0.945 instead of 0.953. */
const candidatesKept = (length: number): number => Math.max(80, length);

/** Of each of `count` rows the numbers of `length` others, ascending by distance, NO_NEIGHBOUR behind them. */
export interface LastLists {
  count: number;
  length: number;
  indices: Uint32Array;
}

/**
 * Approximate nearest neighbours by neighbour descent (Dong, Charikar and Li 2011), begun from random projection trees
 * or from the lists of the same rows as they were. A sequence of stages, each of them parts for several threads.
 */
export class NeighbourDescent implements SearchStages {
  /** What is to be done next; null when all is. */
  stage: SearchStage | null;
  #rounds = 0;
  readonly #length: number;
  readonly #places: ReturnType<typeof placesOf>;

  /** Bytes that a search must have to spare. */
  static bytes(
    { count, dimensions }: Pick<RowsView, 'count' | 'dimensions'>,
    k: number,
    threads: number,
  ): number {
    return placesOf({ at: 0, count, length: listLength(count, k), dimensions, threads }).end;
  }

  /**
   * @param search with rows loaded, and `bytes` to spare
   * @param last lists to begin with, where they are of as many rows and neighbours
   */
  constructor(
    private readonly search: NeighbourSearch,
    last: LastLists | null,
    private readonly seed: number,
  ) {
    const { count, dimensions } = search.rows;
    const length = listLength(count, search.table.k);
    this.#length = length;
    this.#places = placesOf({ at: search.spare, count, length, dimensions, threads: search.threads });
    const { indices, distances, fresh, locks, counts } = this.#arrays;
    for (const array of [fresh, locks, counts]) array.fill(0);
    distances.fill(Infinity);
    if (last?.count === count && last.length === length) {
      indices.set(last.indices);
      this.stage = { kernel: 'rescoreLists', items: count, itemsAPart: 512 };
    } else {
      indices.fill(NO_NEIGHBOUR);
      this.stage = { kernel: 'plantTrees', items: TREES, itemsAPart: 1 };
    }
  }

  /** A copy of the lists, to begin another search with. */
  get lists(): LastLists {
    return { count: this.search.rows.count, length: this.#length, indices: this.#arrays.indices.slice() };
  }

  /** To be called when all parts of the stage are done. */
  next(): void {
    this.stage = this.#stageAfter(this.stage?.kernel);
    if (!this.stage) this.#writeTable();
  }

  /** Writes all of a thread's job block but the range; returns its address. */
  prepareJob(thread: number): number {
    const job = this.search.prepareJob(thread);
    const view = new DataView(this.search.space.buffer, job);
    const places = this.#places;
    const fields: [number, number][] = [
      [NEIGHBOUR_K, this.#length],
      [NEIGHBOUR_INDICES, places.indices],
      [NEIGHBOUR_DISTANCES, places.distances],
      [NEIGHBOUR_SCRATCH, places.scratch + thread * places.scratchBytes],
      [NEIGHBOUR_FRESH, places.fresh],
      [NEIGHBOUR_LOCKS, places.locks],
      [NEIGHBOUR_CANDIDATES, places.candidates],
      [NEIGHBOUR_CANDIDATE_COUNTS, places.counts],
      [NEIGHBOUR_CANDIDATES_KEPT, places.kept],
      [NEIGHBOUR_SEED, randomState(this.seed, this.#rounds)[0]],
      [NEIGHBOUR_MEMBERS, places.members],
      [NEIGHBOUR_TREES, TREES],
    ];
    for (const [offset, value] of fields) view.setUint32(offset, value, true);
    return job;
  }

  #stageAfter(kernel: SearchStage['kernel'] | undefined): SearchStage | null {
    const items = this.search.rows.count;
    switch (kernel) {
      case 'gatherCandidates':
        return { kernel: 'settleCandidates', items, itemsAPart: 512 };
      case 'settleCandidates':
      case 'plantTrees':
        return { kernel: 'joinCandidates', items: Math.max(items, TREES), itemsAPart: 32 };
      default:
        if (this.#rounds >= MOST_ROUNDS || this.#freshEntries() <= ENOUGH * items * this.#length) return null;
        this.#rounds++;
        // Each part walks through all lists.
        return { kernel: 'gatherCandidates', items, itemsAPart: Math.ceil(items / 8) };
    }
  }

  #freshEntries(): number {
    const { fresh } = this.#arrays;
    let sum = 0;
    for (let entry = 0; entry < fresh.length; entry++) sum += fresh[entry];
    return sum;
  }

  #writeTable(): void {
    const { table } = this.search;
    const { indices, distances } = this.#arrays;
    const own = Math.min(table.k, this.#length);
    table.indices.fill(NO_NEIGHBOUR);
    table.distances.fill(Infinity);
    for (let row = 0; row < table.count; row++) {
      const from = row * this.#length;
      table.indices.set(indices.subarray(from, from + own), row * table.k);
      table.distances.set(distances.subarray(from, from + own), row * table.k);
    }
  }

  get #arrays() {
    const { indices, distances, fresh, locks, counts } = this.#places;
    const { buffer } = this.search.space;
    const { count } = this.search.rows;
    const entries = count * this.#length;
    return {
      indices: new Uint32Array(buffer, indices, entries),
      distances: new Float32Array(buffer, distances, entries),
      fresh: new Uint8Array(buffer, fresh, entries),
      locks: new Uint8Array(buffer, locks, count),
      counts: new Uint32Array(buffer, counts, 2 * Math.max(count, TREES)),
    };
  }
}

/** Byte addresses from `at` on. */
const placesOf = (of: { at: number; count: number; length: number; dimensions: number; threads: number }) => {
  const { count, length } = of;
  const strips = Math.max(count, TREES);
  const kept = candidatesKept(length);
  // Four rows packed and what comes of them; of a strip the row numbers, the rows and a number each.
  const rowBytes = 4 * (of.dimensions + 8);
  const scratchBytes = 64 * Math.ceil((4 * rowBytes + 32 + 2 * kept * (rowBytes + 8) + 32) / 64);
  let next = of.at;
  const place = (bytes: number) => {
    const at = next;
    next += 64 * Math.ceil(bytes / 64);
    return at;
  };
  return {
    kept,
    indices: place(4 * count * length),
    distances: place(4 * count * length),
    fresh: place(count * length),
    locks: place(count),
    candidates: place(8 * strips * kept),
    counts: place(8 * strips),
    members: place(4 * count * TREES),
    scratchBytes,
    scratch: place(of.threads * scratchBytes),
    end: next,
  };
};
