import type { NeighbourSearch } from './nearestNeighbours';
import type { ProjectionKernels } from './projectionKernels';

/** Something that threads do part by part, before they begin with what comes after it. */
export interface SearchStage {
  kernel: Exclude<keyof ProjectionKernels, 'layoutEpoch'>;
  /** What is cut into parts: rows, strips or trees. */
  items: number;
  itemsAPart: number;
}

/** A search for neighbours as threads do it: stage by stage. */
export interface SearchStages {
  /** null when all is done: then the table holds what was found. */
  readonly stage: SearchStage | null;
  /** To be called when all parts of the stage are done. */
  next(): void;
  /** Writes all of a thread's job block but the range; returns its address. */
  prepareJob(thread: number): number;
}

/** Some 2 ms on 10,000 rows of 100. */
const ROWS_A_PART = 32;

/** The exact search: one stage. */
export class ExactStages implements SearchStages {
  stage: SearchStage | null;

  constructor(private readonly search: NeighbourSearch) {
    this.stage = { kernel: 'nearestNeighbours', items: search.rows.count, itemsAPart: ROWS_A_PART };
  }

  next(): void {
    this.stage = null;
  }

  prepareJob(thread: number): number {
    return this.search.prepareJob(thread);
  }
}
