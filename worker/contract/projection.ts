import type { SharedRows } from './engine';
import type { Outcome } from './outcome';
import type { Problem } from './problems';

export interface ProjectionSettings {
  /** The most frequent words that are laid out. */
  words: number;
  /** Neighbours a word in the fuzzy graph, itself included (UMAP's n_neighbors). */
  neighbors: number;
  /** UMAP's min_dist. */
  minDist: number;
  seed: number;
}

export const DEFAULT_PROJECTION_SETTINGS: ProjectionSettings = {
  words: 2000,
  neighbors: 15,
  minDist: 0.1,
  seed: 1,
};

export const PROJECTION_LIMITS = { words: { min: 100, max: 20_000, sliderMax: 10_000 } } as const;

/**
 * Positions in shared memory: two slots of `capacity` points, x and y interleaved; layout version v
 * is in slot v mod 2 and stays untouched until version v + 2 is being written.
 */
export interface SharedLayout {
  buffer: SharedArrayBuffer;
  capacity: number;
}

export type ProjectionEvent =
  | {
      kind: 'layout';
      runId: number;
      /** Grows by one a layout, over the whole run. */
      version: number;
      points: number;
      /** The layout itself where memory is not shared, else null: read `SharedLayout`. */
      positions: Float32Array | null;
      /** Mean displacement since the last layout, as a share of the map's width. */
      displacement: number;
    }
  | { kind: 'phase'; runId: number; phase: 'live' | 'refining' | 'settled' | 'held' }
  | { kind: 'failed'; runId: number; problem: Problem };

export interface ProjectionRun {
  runId: number;
  dimensions: number;
  vocabulary: number;
  /** null: rows come from `pullRows`. */
  sharedRows: SharedRows | null;
}

export interface ProjectionApi {
  open(): Promise<void>;
  /** Starts projecting a run live, from PCA; the last run is let go. */
  start(
    run: ProjectionRun,
    settings: ProjectionSettings,
    /** First `count` rows of the run, without padding. Called only without shared rows. */
    pullRows: (count: number) => Promise<Float32Array>,
    onEvent: (event: ProjectionEvent) => void,
  ): Promise<Outcome<SharedLayout | null>>;
  /** Changes the settings of the running projection; points already placed stay where they are. */
  configure(settings: ProjectionSettings): Promise<Outcome<SharedLayout | null>>;
  /**
   * Lays out other vectors of the same words, at rest, from where the points stand; as phase `final`.
   * `sharedRows` null: rows come from `pullRows`, which gives the other ones by now.
   */
  showRows(sharedRows: SharedRows | null): Promise<void>;
  /** `live`: vectors are moving. `final`: they rest; refresh once, anneal, settle. `hold`: stand still. */
  setPhase(phase: 'live' | 'final' | 'hold'): Promise<void>;
}
