import type { NeighbourSearch } from '../kernels/nearestNeighbours';
import { fuzzyGraph, type FuzzyGraph } from './fuzzyGraph';
import type { Pace } from './pace';

const ROWS_A_SLICE = 32;

/** A fuzzy graph in the making: the neighbours of the rows loaded into `search` are found slice by slice. */
export class GraphSearch {
  #next = 0;

  constructor(readonly search: NeighbourSearch) {}

  /** Goes on for about `ms`; the graph once all neighbours are found, else null. */
  advance(ms: number, pace: Pace): FuzzyGraph | null {
    const { count } = this.search.rows;
    const until = pace.now() + ms;
    do {
      const end = Math.min(this.#next + ROWS_A_SLICE, count);
      this.search.search(this.#next, end);
      this.#next = end;
    } while (this.#next < count && pace.now() < until);
    return this.#next < count ? null : fuzzyGraph(this.search.table, this.search.usable);
  }
}
