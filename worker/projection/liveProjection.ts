import { transfer } from 'comlink';
import type { SharedRegions, SharedRows } from '../contract/engine';
import { documentOrder, mapRows, NO_ROWS, pointsOf, sameRows, type MapRows } from '../contract/mapRows';
import type { Problem } from '../contract/problems';
import {
  PROJECTION_LIMITS,
  UMAP,
  type NeighborSearchKind,
  type ProjectionEvent,
  type PullRows,
  type ProjectionRun,
  type ProjectionSettings,
} from '../contract/projection';
import type { NeighbourSearch, RowsPart } from '../kernels/nearestNeighbours';
import type { LastLists } from '../kernels/neighbourDescent';
import { Random } from '../model/random';
import type { FuzzyGraph } from './fuzzyGraph';
import { GraphSearch, loadForUmap, searchKind } from './graphSearch';
import { LayoutSlots, mapWidth } from './layoutSlots';
import { keepSigns, linearLayout } from './linearLayout';
import { principalLayout } from './pca';
import { jitter, placePoints } from './placement';
import { alignment, meanDistance } from './procrustes';
import { LINEAR_REFRESH, PUBLISH_INTERVAL, refreshInterval, restAfter, SEARCH_SLICE } from './schedule';
import { UmapMotion, type MotionSurroundings } from './umapMotion';

export type Phase = 'live' | 'final' | 'hold';

export interface ProjectionSurroundings extends MotionSurroundings {
  search: NeighbourSearch;
  pullRows: PullRows;
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

  readonly #motion: UmapMotion;
  /** Where a linear map wants its points; null with UMAP. */
  #target: Float32Array | null = null;
  #settled = false;
  #publishedAt = -Infinity;

  #graphSearch: GraphSearch | null = null;
  /** Of the vectors looked at last. */
  #rows = NO_ROWS;
  /** All documents of the run, in the order in which they are shown. */
  readonly #documents: Uint32Array;
  #searchedSince = 0;
  #scales: Float64Array | null = null;
  /** Where the next search begins: its points are the same words. */
  #lists: LastLists | null = null;
  /** The map as it was at the last graph. */
  #mapThen = new Float32Array(0);
  #searchKind: NeighborSearchKind | null = null;
  #rowsThen = NO_ROWS;
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
    const { words, documents } = PROJECTION_LIMITS;
    const capacity = Math.min(run.vocabulary, words.max) + Math.min(run.documents, documents.max);
    this.slots = new LayoutSlots(capacity, run.sharedRows !== null);
    this.#documents = documentOrder(run.documents);
    this.#motion = new UmapMotion(surroundings);
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
    this.#beginAgain(phase === 'hold' && this.#isDrawn ? Infinity : 0);
    this.#emitPhase();
  }

  showRows(sharedRows: SharedRegions | null): void {
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

  get #isDrawn(): boolean {
    return this.#target !== null || this.#motion.positions !== null;
  }

  async #turn(): Promise<void> {
    const { pace, team } = this.surroundings;
    const began = pace.now();
    team.together = this.#phase !== 'live';
    if (!this.#graphSearch && began >= this.#refreshAt) await this.#beginRefresh();
    if (this.#stopped) return;
    const search = this.#graphSearch;
    const graph = await search?.advance(SEARCH_SLICE, pace, this.#scales);
    // A command may have come while other threads searched.
    if (graph && search === this.#graphSearch) this.#adopt(graph);
    const moves = this.#phase !== 'hold' && !this.#settled;
    if (moves) await this.#step();
    if (moves || this.#refreshAt < Infinity) {
      await pace.rest(this.#phase === 'live' ? this.#restAfter(began) : 0);
    } else {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  #restAfter(began: number): number {
    const now = this.surroundings.pace.now();
    const untilPublish = this.#publishedAt + PUBLISH_INTERVAL - now;
    if (this.#target) return Math.max(0, untilPublish);
    const idle = this.#motion.isFast && !this.#graphSearch;
    return restAfter({ worked: now - began, untilPublish, steps: this.#motion.steps, idle });
  }

  /** Copies the vectors as they are now and starts on their graph; the first time, publishes their PCA at once. */
  async #beginRefresh(): Promise<void> {
    const { search, pace, team } = this.surroundings;
    const { settings } = this;
    const command = this.#command;
    const { vocabulary, documents } = this.run;
    const rows = mapRows(settings, { words: vocabulary, documents });
    this.#searchedSince = pace.now();
    const parts = await this.#parts(rows);
    if (this.#stopped || command !== this.#command) return;
    if (!sameRows(rows, this.#rows)) {
      this.#scales = null;
      this.#lists = null;
    }
    this.#rows = rows;
    if (settings.method !== UMAP) return this.#showLinear(parts);
    loadForUmap(search, parts, settings);
    this.#target = null;
    const kind = searchKind(settings, pointsOf(rows));
    this.#graphSearch = new GraphSearch(search, team, { kind, last: this.#lists, seed: settings.seed });
    if (this.slots.last.length > 0) return;
    const start = principalLayout(search.rows, search.usable);
    jitter(start, this.#random());
    this.#publish(start, this.#rows);
  }

  /** Projects the words; documents take part in the shift and the scale of spherize only. */
  #showLinear(parts: readonly RowsPart[]): void {
    const { search } = this.surroundings;
    search.load(parts, 1, { metric: 'euclidean', spherize: this.settings.spherize === 1 });
    const { positions, variance } = linearLayout(search, parts[0], this.settings);
    const comparable = this.#target !== null && sameRows(this.#rows, this.slots.rows);
    keepSigns(positions, comparable && this.#target ? this.#target : new Float32Array(0));
    this.#motion.stop();
    this.#target = positions;
    this.#refreshAt = this.#phase === 'live' ? this.surroundings.pace.now() + LINEAR_REFRESH : Infinity;
    this.#searchKind = null;
    this.#tellFacts(variance);
    this.#publish(positions, this.#rows);
  }

  /** Words, then documents. */
  async #parts(rows: MapRows): Promise<[RowsPart, RowsPart]> {
    const { sharedRows, dimensions } = this.run;
    const pick = this.#documents.subarray(0, rows.documents);
    if (sharedRows) {
      const { words, tags } = sharedRows;
      return [viewOf(words, rows.words), { ...viewOf(tags ?? words, rows.documents), pick }];
    }
    const values = await this.surroundings.pullRows(rows);
    if (values.length !== pointsOf(rows) * dimensions) {
      throw new Error(`${values.length} numbers pulled, ${pointsOf(rows)} rows of ${dimensions} expected`);
    }
    const [words, documents] = [
      values.subarray(0, rows.words * dimensions),
      values.subarray(rows.words * dimensions),
    ];
    const part = { rowFloats: dimensions, dimensions };
    return [
      { ...part, values: words, count: rows.words },
      { ...part, values: documents, count: rows.documents },
    ];
  }

  /** Goes on with a new graph from where the points stand. */
  #adopt(graph: FuzzyGraph): void {
    const { search, pace } = this.surroundings;
    const { table, usable } = search;
    const same = sameRows(this.#rows, this.slots.rows);
    const placed = (same && this.#motion.positions) || this.slots.lastFor(this.#rows);
    const start = same ? placed : placePoints(placed, table, usable, this.#random());
    if (!same) this.#motion.stop();
    const final = this.#phase === 'final';
    this.#motion.adopt(graph, start, { settings: this.settings, final, number: this.#refreshes });
    this.#scales = graph.scales;
    this.#lists = this.#graphSearch?.lists ?? null;
    this.#searchKind = searchKind(this.settings, graph.points);
    this.#graphSearch = null;
    const now = pace.now();
    this.#refreshAt =
      this.#phase === 'live' ? now + refreshInterval(this.#refreshes, now - this.#searchedSince) : Infinity;
    this.#refreshes++;
    this.#tellFacts(null);
    if (!same) this.#publish(start, this.#rows);
  }

  async #step(): Promise<void> {
    const { pace } = this.surroundings;
    const due = () => pace.now() - this.#publishedAt >= PUBLISH_INTERVAL;
    if (this.#target) {
      if (due() && this.slots.lag > 0) this.#publish(this.#target, this.slots.rows);
    } else {
      if (!this.#motion.positions) return;
      await this.#motion.step(this.settings);
      if (!due()) return;
      const positions = this.#motion.positions;
      this.#motion.move(alignment(positions, this.slots.last, positions.length / 2));
      this.#publish(this.#motion.positions, this.slots.rows);
    }
    const moving = this.#target ? false : !this.#motion.finished;
    if (moving || this.#refreshAt < Infinity || this.slots.lag > 0) return;
    this.#settled = true;
    this.#emitPhase();
  }

  /** What was found out while looking at the vectors; how far the map has drifted since the last look. */
  #tellFacts(variance: number[] | null): void {
    const { last } = this.slots;
    const then = this.#mapThen;
    const width = mapWidth(last);
    const same = sameRows(this.slots.rows, this.#rowsThen);
    const compares = same && then.length === last.length && last.length > 0 && width > 0;
    const drift = compares ? meanDistance(then, last) / width : null;
    this.#mapThen = last.slice();
    this.#rowsThen = this.slots.rows;
    const leftOut = this.surroundings.search.usable.reduce((count, usable) => count - usable + 1, 0);
    const facts = { leftOut, variance, drift, neighborSearch: this.#searchKind };
    this.#emit({ kind: 'facts', runId: this.run.runId, facts });
  }

  #publish(positions: Float32Array, rows: MapRows): void {
    const { version, rows: published, positions: copy, displacement } = this.slots.publish(positions, rows);
    this.#publishedAt = this.surroundings.pace.now();
    const event: ProjectionEvent = {
      kind: 'layout',
      runId: this.run.runId,
      version,
      rows: published,
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

const viewOf = (shared: SharedRows, count: number): RowsPart => {
  const { buffer, byteOffset, rowBytes, rows, dimensions } = shared;
  const rowFloats = rowBytes / 4;
  return { values: new Float32Array(buffer, byteOffset, rows * rowFloats), rowFloats, count, dimensions };
};

/** @param neededBytes what a copy of the vectors takes at most */
const problemOf = (error: unknown, neededBytes: number): Problem => {
  // Memory that cannot be had is a RangeError, of WebAssembly.Memory.grow as of array constructors.
  if (error instanceof RangeError) return { kind: 'outOfMemory', neededBytes, largestVectorSize: null };
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'workerCrashed', worker: 'projection', detail };
};
