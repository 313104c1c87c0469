import { transfer } from 'comlink';
import type { SharedRows } from '../contract/engine';
import type { Problem } from '../contract/problems';
import {
  PROJECTION_LIMITS,
  type ProjectionEvent,
  type ProjectionRun,
  type ProjectionSettings,
} from '../contract/projection';
import type { NeighbourSearch, RowsView } from '../kernels/nearestNeighbours';
import { Random } from '../model/random';
import type { FuzzyGraph } from './fuzzyGraph';
import { GraphSearch } from './graphSearch';
import { LayoutSlots } from './layoutSlots';
import type { Pace } from './pace';
import { principalLayout } from './pca';
import { jitter, placePoints } from './placement';
import { alignment } from './procrustes';
import {
  FINAL_EPOCHS,
  finalRate,
  liveRate,
  PUBLISH_INTERVAL,
  refreshInterval,
  restAfter,
  SEARCH_SLICE,
} from './schedule';
import { UmapLayout, type ClosenessCurve } from './umapLayout';

export type Phase = 'live' | 'final' | 'hold';

export interface ProjectionSurroundings {
  search: NeighbourSearch;
  pace: Pace;
  /** For a min_dist. */
  curveOf: (minDist: number) => ClosenessCurve;
  pullRows: (count: number) => Promise<Float32Array>;
  onEvent: (event: ProjectionEvent) => void;
}

/**
 * The map of one run: a loop that takes one step of the layout at a time, renews the graph under it on a
 * schedule, and publishes. Messages are served between the steps.
 */
export class LiveProjection {
  readonly slots: LayoutSlots;
  #phase: Phase = 'live';
  #problem: Problem | null = null;
  #running = false;
  #stopped = false;
  #wake: () => void = () => undefined;

  #layout: UmapLayout | null = null;
  #settled = false;
  #steps = 0;
  #publishedAt = -Infinity;

  #graphSearch: GraphSearch | null = null;
  #searchedSince = 0;
  #refreshes = 0;
  /** When the next graph is due; Infinity when none is. */
  #refreshAt = 0;
  /** Grows with every command: what was begun before it is no longer wanted. */
  #command = 0;

  constructor(
    private run: ProjectionRun,
    private settings: ProjectionSettings,
    private readonly surroundings: ProjectionSurroundings,
  ) {
    if (run.vocabulary < 1) throw new Error(`run ${run.runId} has ${run.vocabulary} words to lay out`);
    const capacity = Math.min(run.vocabulary, PROJECTION_LIMITS.words.max);
    this.slots = new LayoutSlots(capacity, run.sharedRows !== null);
  }

  /** What ended the projection, null while it goes on. */
  get problem(): Problem | null {
    return this.#problem;
  }

  /** Runs until stopped; a failure becomes a `failed` event. */
  async start(): Promise<void> {
    try {
      this.#running = true;
      this.#emitPhase();
      while (!this.#stopped) await this.#turn();
    } catch (error) {
      this.#problem = problemOf(error, 4 * this.slots.capacity * this.run.dimensions);
      this.#emit({ kind: 'failed', runId: this.run.runId, problem: this.#problem });
      this.#stopped = true;
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#wake();
  }

  setPhase(phase: Phase): void {
    if (phase === this.#phase) return;
    this.#phase = phase;
    this.#settled = false;
    this.#beginAgain(phase === 'hold' && this.#layout ? Infinity : 0);
    this.#emitPhase();
  }

  showRows(sharedRows: SharedRows | null): void {
    this.run = { ...this.run, sharedRows };
    this.#phase = 'final';
    this.#settled = false;
    this.#beginAgain(0);
    this.#emitPhase();
  }

  configure(settings: ProjectionSettings): void {
    const settled = this.#settled;
    this.settings = settings;
    this.#settled = false;
    this.#beginAgain(0);
    if (settled) this.#emitPhase();
  }

  /** Drops the search under way: it is about vectors or settings that no longer hold. */
  #beginAgain(refreshAt: number): void {
    this.#graphSearch = null;
    this.#refreshAt = refreshAt;
    this.#command++;
    this.#wake();
  }

  async #turn(): Promise<void> {
    const { pace } = this.surroundings;
    const began = pace.now();
    if (!this.#graphSearch && began >= this.#refreshAt) await this.#beginRefresh();
    if (this.#stopped) return;
    const graph = this.#graphSearch?.advance(SEARCH_SLICE, pace);
    if (graph) this.#adopt(graph);
    const moves = this.#phase !== 'hold' && !this.#settled;
    if (moves) this.#step();
    if (moves || this.#refreshAt < Infinity) {
      const now = pace.now();
      const untilPublish = this.#publishedAt + PUBLISH_INTERVAL - now;
      await pace.rest(this.#phase === 'live' ? restAfter(now - began, untilPublish, this.#steps) : 0);
    } else {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Copies the vectors as they are now and starts on their graph; the first time, publishes their PCA at once. */
  async #beginRefresh(): Promise<void> {
    const { search, pace } = this.surroundings;
    const { settings } = this;
    const command = this.#command;
    const count = Math.min(settings.words, this.slots.capacity);
    this.#searchedSince = pace.now();
    const rows = await this.#rows(count);
    if (this.#stopped || command !== this.#command) return;
    search.load(rows, Math.max(1, Math.min(settings.neighbors, count) - 1));
    this.#graphSearch = new GraphSearch(search);
    if (this.slots.last.length > 0) return;
    const start = principalLayout(search.rows, search.usable);
    jitter(start, this.#random());
    this.#publish(start);
  }

  async #rows(count: number): Promise<RowsView> {
    const { sharedRows, dimensions } = this.run;
    if (sharedRows) {
      const rowFloats = sharedRows.rowBytes / 4;
      const values = new Float32Array(sharedRows.buffer, sharedRows.byteOffset, sharedRows.rows * rowFloats);
      return { values, rowFloats, count, dimensions };
    }
    const values = await this.surroundings.pullRows(count);
    if (values.length !== count * dimensions) {
      throw new Error(`${values.length} numbers pulled, ${count} rows of ${dimensions} expected`);
    }
    return { values, rowFloats: dimensions, count, dimensions };
  }

  /** Goes on with a new graph from where the points stand. */
  #adopt(graph: FuzzyGraph): void {
    const { search, pace } = this.surroundings;
    const placed = this.#layout?.positions() ?? this.slots.last;
    const random = this.#random();
    const { table, usable } = search;
    const start = placed.length === 2 * graph.points ? placed : placePoints(placed, table, usable, random);
    const final = this.#phase === 'final';
    this.#layout = new UmapLayout(graph, start, {
      curve: this.surroundings.curveOf(this.settings.minDist),
      random,
      epochs: final ? FINAL_EPOCHS : Infinity,
      learningRate: final ? finalRate(this.#steps) : liveRate(this.#steps),
    });
    this.#graphSearch = null;
    const now = pace.now();
    this.#refreshAt =
      this.#phase === 'live' ? now + refreshInterval(this.#refreshes, now - this.#searchedSince) : Infinity;
    this.#refreshes++;
    if (placed.length !== start.length) this.#publish(start);
  }

  #step(): void {
    const layout = this.#layout;
    if (!layout) return;
    layout.step();
    this.#steps++;
    if (this.surroundings.pace.now() - this.#publishedAt < PUBLISH_INTERVAL) return;
    layout.move(alignment(layout.positions(), this.slots.last, layout.points));
    this.#publish(layout.positions());
    if (!layout.finished || this.#refreshAt < Infinity || this.slots.lag > 0) return;
    this.#settled = true;
    this.#emitPhase();
  }

  #publish(positions: Float32Array): void {
    const { version, points, positions: copy, displacement } = this.slots.publish(positions);
    this.#publishedAt = this.surroundings.pace.now();
    const event: ProjectionEvent = {
      kind: 'layout',
      runId: this.run.runId,
      version,
      points,
      positions: copy,
      displacement,
    };
    this.#emit(copy ? transfer(event, [copy.buffer as ArrayBuffer]) : event);
  }

  #emitPhase(): void {
    const moving = this.#phase === 'live' ? 'live' : this.#settled ? 'settled' : 'refining';
    this.#emit({ kind: 'phase', runId: this.run.runId, phase: this.#phase === 'hold' ? 'held' : moving });
  }

  #emit(event: ProjectionEvent): void {
    if (this.#running && !this.#stopped) this.surroundings.onEvent(event);
  }

  #random(): () => number {
    const random = new Random(this.settings.seed, this.#refreshes);
    return () => random.uniform();
  }
}

/** @param neededBytes what a copy of the vectors takes at most */
const problemOf = (error: unknown, neededBytes: number): Problem => {
  // Memory that cannot be had is a RangeError, of WebAssembly.Memory.grow as of array constructors.
  if (error instanceof RangeError) return { kind: 'outOfMemory', neededBytes, largestVectorSize: null };
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'workerCrashed', worker: 'projection', detail };
};
