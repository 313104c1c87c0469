import type { NeighbourSearch } from '../kernels/nearestNeighbours';
import { fuzzyGraph, type FuzzyGraph } from './fuzzyGraph';
import type { KernelTeam } from './kernelTeam';
import type { Pace } from './pace';
import { resetClaims, type Task } from './tasks';

/** About 2 ms on 10,000 rows of 100. */
const ROWS_A_PART = 32;

/** The search of all loaded rows, as the thread of a number has it. */
export const searchTask =
  (search: NeighbourSearch) =>
  (thread: number): Task => ({
    kind: 'search',
    job: search.prepareJob(thread),
    counter: search.counter,
    rows: search.rows.count,
    rowsAPart: ROWS_A_PART,
  });

/** A fuzzy graph in the making: the neighbours of the rows loaded into `search` are found slice by slice. */
export class GraphSearch {
  readonly #taskOf: (thread: number) => Task;

  constructor(
    readonly search: NeighbourSearch,
    private readonly team: KernelTeam,
  ) {
    this.#taskOf = searchTask(search);
    resetClaims(search.space.buffer, this.#taskOf(0));
  }

  /**
   * Goes on for about `ms`; the graph once all neighbours are found, else null.
   *
   * @param lastScales those of the last graph of the same points
   */
  async advance(ms: number, pace: Pace, lastScales: Float64Array | null): Promise<FuzzyGraph | null> {
    const { search, team } = this;
    if (!(await team.advance(search.space, this.#taskOf, { ms, now: () => pace.now() }))) return null;
    search.finish(0, search.rows.count);
    return fuzzyGraph(search.table, search.usable, lastScales);
  }
}
