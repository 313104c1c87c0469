import {
  DESCENT_SEARCH,
  EXACT_SEARCH,
  type NeighborSearchKind,
  type ProjectionSettings,
} from '../contract/projection';
import { NeighbourDescent, type LastLists } from '../kernels/neighbourDescent';
import { partsOf, type NeighbourSearch, type RowsPart } from '../kernels/nearestNeighbours';
import { ExactStages, type SearchStages } from '../kernels/searchStages';
import { fuzzyGraph, type FuzzyGraph } from './fuzzyGraph';
import type { KernelTeam } from './kernelTeam';
import type { Pace } from './pace';
import { resetClaims, type Task } from './tasks';

/**
 * Rows up to which the search is exact. On one thread, rows of 100 of English novels, k = 14, seconds of processor time:
 * at 15,000 rows exact 1.3, descent 1.1 (0.6 from the last lists); at 20,000 2.5 and 1.6 (0.8); at 30,000 5.6 and 2.8
 * (1.2). Recall there was 0.998, 0.996 and 0.989.
 */
export const EXACT_UP_TO = 20_000;

export interface SearchPlan {
  kind: NeighborSearchKind;
  /** Of descent: lists of the same points, where there are any. */
  last: LastLists | null;
  seed: number;
}

export const searchKind = (
  { neighborSearch }: Pick<ProjectionSettings, 'neighborSearch'>,
  count: number,
): NeighborSearchKind =>
  neighborSearch === DESCENT_SEARCH || (neighborSearch !== EXACT_SEARCH && count > EXACT_UP_TO)
    ? 'descent'
    : 'exact';

/** Loads rows into a search as settings of UMAP want it, with room for the kind of search. */
export const loadForUmap = (
  search: NeighbourSearch,
  rows: RowsPart | readonly RowsPart[],
  settings: Pick<ProjectionSettings, 'neighbors' | 'metric' | 'spherize' | 'neighborSearch'>,
): void => {
  const parts = partsOf(rows);
  const { dimensions } = parts[0];
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const k = Math.max(1, Math.min(settings.neighbors, count) - 1);
  const options = {
    metric: settings.metric === 0 ? 'cosine' : 'euclidean',
    spherize: settings.spherize === 1,
  } as const;
  const isExact = searchKind(settings, count) === 'exact';
  const spare = isExact ? 0 : NeighbourDescent.bytes({ count, dimensions }, k, search.threads);
  search.load(parts, k, options, spare);
};

/** A fuzzy graph in the making: the neighbours of the rows loaded into `search` are found slice by slice. */
export class GraphSearch {
  readonly #stages: SearchStages;

  constructor(
    readonly search: NeighbourSearch,
    private readonly team: KernelTeam,
    { kind, last, seed }: SearchPlan,
  ) {
    this.#stages = kind === 'exact' ? new ExactStages(search) : new NeighbourDescent(search, last, seed);
    this.#begin();
  }

  /** What a search of the same points may begin with when all neighbours are found; null: nothing. */
  get lists(): LastLists | null {
    return this.#stages instanceof NeighbourDescent ? this.#stages.lists : null;
  }

  /** Finds all neighbours. */
  async run(): Promise<void> {
    while (!(await this.#goOn(Infinity, () => 0)));
  }

  /**
   * Goes on for about `ms`; the graph once all neighbours are found, else null.
   *
   * @param lastScales those of the last graph of the same points
   */
  async advance(ms: number, pace: Pace, lastScales: Float64Array | null): Promise<FuzzyGraph | null> {
    if (!(await this.#goOn(ms, () => pace.now()))) return null;
    return fuzzyGraph(this.search.table, this.search.usable, lastScales);
  }

  /** Goes on for about `ms`, at most to the end of a stage; whether all neighbours are found. */
  async #goOn(ms: number, now: () => number): Promise<boolean> {
    const { search, team } = this;
    if (this.#stages.stage) {
      if (!(await team.advance(search.space, this.#taskOf, { ms, now }))) return false;
      this.#stages.next();
      this.#begin();
    }
    if (this.#stages.stage) return false;
    search.finish(0, search.rows.count);
    return true;
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
