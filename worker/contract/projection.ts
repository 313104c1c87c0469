import type { SharedRegions } from './engine';
import type { MapRows } from './mapRows';
import type { Outcome } from './outcome';
import type { Problem } from './problems';

/** What the map shows; the numbers' meaning stands in projectionRows.ts. */
export interface ProjectionSettings {
  /** 0 UMAP, 1 principal components, 2 axes between words. */
  method: number;
  /** The most frequent words that are laid out. */
  words: number;
  /** Documents of a Doc2Vec run that are laid out, an even sample of them. */
  documents: number;
  /** 0 words and documents, 1 words only, 2 documents only. */
  layers: number;
  /** Neighbours a word in the fuzzy graph, itself included (UMAP's n_neighbors). */
  neighbors: number;
  /** UMAP's min_dist and spread. */
  minDist: number;
  spread: number;
  /** 0 cosine, 1 Euclidean. */
  metric: number;
  /** Factor of the learning rate. */
  learningRate: number;
  /** Epochs of the layout of vectors at rest. */
  epochs: number;
  /** 0 by the number of words, 1 exact, 2 neighbour descent. */
  neighborSearch: number;
  /** 1: vectors are shifted by their mean and scaled to unit length first. */
  spherize: number;
  /** 0 our kernels, 1 umap-js. */
  engine: number;
  /** Principal components shown, from 1. */
  componentX: number;
  componentY: number;
  seed: number;
  /** With method 2; null: the words are not chosen yet. */
  axes: { x: LinearAxis; y: LinearAxis } | null;
}

export const PROJECTION_LIMITS = {
  words: { min: 100, max: 200_000, sliderMax: 100_000 },
  documents: { min: 0, max: 200_000, sliderMax: 100_000 },
} as const;

/** From the mean vector of some words to that of others, by their wordIds. */
export interface LinearAxis {
  from: number[];
  to: number[];
}

/** Values of `layers`. */
export const WORDS_AND_DOCUMENTS = 0;
export const WORDS_ONLY = 1;
export const DOCUMENTS_ONLY = 2;

/** Values of `method`. */
export const UMAP = 0;
export const PRINCIPAL_COMPONENTS = 1;
export const WORD_AXES = 2;

/** Values of `neighborSearch`. */
export const AUTO_SEARCH = 0;
export const EXACT_SEARCH = 1;
export const DESCENT_SEARCH = 2;

export const KERNEL_ENGINE = 0;
export const UMAP_JS_ENGINE = 1;

/** Principal components that can be shown. */
export const COMPONENTS = 10;

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
      /** What the points are. */
      rows: MapRows;
      /** The layout itself where memory is not shared, else null: read `SharedLayout`. */
      positions: Float32Array | null;
      /** Mean displacement since the last layout, as a share of the map's width. */
      displacement: number;
    }
  | { kind: 'facts'; runId: number; facts: ProjectionFacts }
  | { kind: 'phase'; runId: number; phase: 'live' | 'refining' | 'settled' | 'held' }
  | { kind: 'failed'; runId: number; problem: Problem };

export type NeighborSearchKind = 'exact' | 'descent';

/** What is known of the map since its vectors were last looked at. */
export interface ProjectionFacts {
  /** Points whose vector is not finite or has no direction: they stand at the centre and disturb none. */
  leftOut: number;
  /** Share of the variance that each principal component holds, 0 to 1; null with other methods. */
  variance: number[] | null;
  /** Mean displacement since they were looked at before, aligned, as a share of the map's width; null at first. */
  drift: number | null;
  /** How neighbours were searched for; null with other methods than UMAP. */
  neighborSearch: NeighborSearchKind | null;
}

export interface ProjectionRun {
  runId: number;
  dimensions: number;
  vocabulary: number;
  /** 0 but for Doc2Vec. */
  documents: number;
  /** null: rows come from `pullRows`. */
  sharedRows: SharedRegions | null;
}

/** Copies of the rows of a map, without padding: words, then documents. Called only without shared rows. */
export type PullRows = (rows: MapRows) => Promise<Float32Array>;

export interface ProjectionApi {
  open(): Promise<void>;
  /** Starts projecting a run live, from PCA; the last run is let go. */
  start(
    run: ProjectionRun,
    settings: ProjectionSettings,
    pullRows: PullRows,
    onEvent: (event: ProjectionEvent) => void,
  ): Promise<Outcome<SharedLayout | null>>;
  /** Changes the settings of the running projection; points already placed stay where they are. */
  configure(settings: ProjectionSettings): Promise<Outcome<SharedLayout | null>>;
  /**
   * Lays out other vectors of the same words and documents, at rest, from where the points stand; as phase `final`.
   * `sharedRows` null: rows come from `pullRows`, which gives the other ones by now.
   */
  showRows(sharedRows: SharedRegions | null): Promise<void>;
  /** `live`: vectors are moving. `final`: they rest; refresh once, anneal, settle. `hold`: stand still. */
  setPhase(phase: 'live' | 'final' | 'hold'): Promise<void>;
}
