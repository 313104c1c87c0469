import { NeighbourDescent, type LastLists } from '../kernels/neighbourDescent';
import type { NeighbourSearch } from '../kernels/nearestNeighbours';
import { ExactStages, type SearchStages } from '../kernels/searchStages';
import { fuzzyGraph, type FuzzyGraph } from './fuzzyGraph';
import type { KernelTeam } from './kernelTeam';
import type { Pace } from './pace';
import { resetClaims, type Task } from './tasks';

/** How neighbours are searched for. */
export type SearchPlan =
  | { kind: 'exact' }
  /** @param last lists of the same points, where there are any */
  | { kind: 'descent'; last: LastLists | null; seed: number };

/** A fuzzy graph in the making: the neighbours of the rows loaded into `search` are found slice by slice. */
export class GraphSearch {
  readonly #stages: SearchStages;

  constructor(
    readonly search: NeighbourSearch,
    private readonly team: KernelTeam,
    plan: SearchPlan = { kind: 'exact' },
  ) {
    this.#stages =
      plan.kind === 'exact' ? new ExactStages(search) : new NeighbourDescent(search, plan.last, plan.seed);
    this.#begin();
  }

  /** What a search of the same points may begin with when all neighbours are found; null: nothing. */
  get lists(): LastLists | null {
    return this.#stages instanceof NeighbourDescent ? this.#stages.lists : null;
  }

  /** Goes on for about `ms`; whether all neighbours are found. */
  async findNeighbours(ms: number, now: () => number): Promise<boolean> {
    const { search, team } = this;
    const until = now() + ms;
    const taskOf = this.#taskOf;
    while (this.#stages.stage) {
      if (!(await team.advance(search.space, taskOf, { ms: until - now(), now }))) return false;
      this.#stages.next();
      this.#begin();
      if (this.#stages.stage && now() >= until) return false;
    }
    search.finish(0, search.rows.count);
    return true;
  }

  /**
   * Goes on for about `ms`; the graph once all neighbours are found, else null.
   *
   * @param lastScales those of the last graph of the same points
   */
  async advance(ms: number, pace: Pace, lastScales: Float64Array | null): Promise<FuzzyGraph | null> {
    if (!(await this.findNeighbours(ms, () => pace.now()))) return null;
    return fuzzyGraph(this.search.table, this.search.usable, lastScales);
  }

  #begin(): void {
    if (this.#stages.stage) resetClaims(this.search.space.buffer, this.#taskOf(0));
  }

  readonly #taskOf = (thread: number): Task => {
    const { stage } = this.#stages;
    if (!stage) throw new Error('the search for neighbours is over');
    return { kind: 'search', job: this.#stages.prepareJob(thread), counter: this.search.counter, stage };
  };
}
