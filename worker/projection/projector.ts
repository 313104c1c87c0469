import type { SharedRegions, SharedRows } from '../contract/engine';
import { failed, ok, type Outcome } from '../contract/outcome';
import {
  type ProjectionApi,
  type ProjectionEvent,
  type ProjectionRun,
  type ProjectionSettings,
  type PullRows,
  type SharedLayout,
} from '../contract/projection';
import { DEFAULT_PROJECTION_SETTINGS, spreadOf } from '../contract/projectionRows';
import type { CompiledKernels } from '../kernels/kernels';
import { NeighbourSearch } from '../kernels/nearestNeighbours';
import { WorkerFailure, type WorkerLike } from '../contract/workerHandle';
import { KernelTeam } from './kernelTeam';
import { LiveProjection, type Phase } from './liveProjection';
import { realPace, type Pace } from './pace';
import { closenessCurve, type ClosenessCurve } from './umapLayout';

/** The projection thread's commands: one live projection at a time. */
export class Projector implements ProjectionApi {
  #search: NeighbourSearch | null = null;
  #current: LiveProjection | null = null;
  #compiled: CompiledKernels | null = null;
  #team = new KernelTeam(1);
  readonly #curves = new Map<string, ClosenessCurve>();

  /**
   * @param compile kernels, for shared memory where there are helpers
   * @param helpers threads of its own that the projection may start
   */
  constructor(
    private readonly compile: () => Promise<CompiledKernels>,
    private readonly pace: Pace = realPace,
    private readonly helpers: { count: number; spawn: () => WorkerLike } | null = null,
  ) {}

  async open(): Promise<void> {
    this.#compiled = await this.compile();
    const helpers = this.#compiled.module && this.#compiled.shared ? this.helpers : null;
    this.#team = await teamWith(helpers);
    this.#search = new NeighbourSearch(this.#compiled, this.#team.threads);
    this.#curveOf(DEFAULT_PROJECTION_SETTINGS);
  }

  async start(
    run: ProjectionRun,
    settings: ProjectionSettings,
    pullRows: PullRows,
    onEvent: (event: ProjectionEvent) => void,
  ): Promise<Outcome<SharedLayout | null>> {
    if (!this.#search || !this.#compiled)
      throw new Error(`run ${run.runId} started before open() was answered`);
    checkRows(run);
    this.#current?.stop();
    const projection = new LiveProjection(run, settings, {
      search: this.#search,
      compiled: this.#compiled,
      team: this.#team,
      pace: this.pace,
      curveOf: (chosen) => this.#curveOf(chosen),
      pullRows,
      onEvent,
    });
    this.#current = projection;
    // The answer, with the place of the layouts, leaves before the first of them.
    void this.pace.rest(0).then(() => projection.start());
    return ok(projection.slots.shared);
  }

  async configure(settings: ProjectionSettings): Promise<Outcome<SharedLayout | null>> {
    if (!this.#current) return failed({ kind: 'noRun' });
    if (this.#current.problem) return failed(this.#current.problem);
    this.#current.configure(settings);
    return ok(this.#current.slots.shared);
  }

  async showRows(sharedRows: SharedRegions | null): Promise<void> {
    this.#current?.showRows(sharedRows);
  }

  async setPhase(phase: Phase): Promise<void> {
    this.#current?.setPhase(phase);
  }

  /** Fitting a curve takes longer than a step, so the usual one is at hand before a run starts. */
  #curveOf(settings: ProjectionSettings): ClosenessCurve {
    const spread = spreadOf(settings);
    const key = `${settings.minDist} ${spread}`;
    const curve = this.#curves.get(key) ?? closenessCurve(settings.minDist, spread);
    this.#curves.set(key, curve);
    return curve;
  }
}

/** Where helpers do not start, the map is drawn by one thread. */
const teamWith = async (helpers: { count: number; spawn: () => WorkerLike } | null): Promise<KernelTeam> => {
  const team = new KernelTeam(1 + (helpers?.count ?? 0));
  try {
    if (helpers) await team.open(helpers.spawn);
    return team;
  } catch (error) {
    if (!(error instanceof WorkerFailure)) throw error;
    team.dispose();
    return new KernelTeam(1);
  }
};

const checkRows = ({ runId, vocabulary, documents, dimensions, sharedRows }: ProjectionRun): void => {
  if (!sharedRows) return;
  const { words, tags } = sharedRows;
  const check = (what: string, count: number, { rows, dimensions: width, rowBytes }: SharedRows) => {
    if (rows >= count && width === dimensions && rowBytes >= 4 * dimensions) return;
    throw new Error(
      `run ${runId}: ${count} ${what} of ${dimensions} do not match ${rows} rows of ${width} (${rowBytes} bytes)`,
    );
  };
  check('words', vocabulary, words);
  if (tags) check('documents', documents, tags);
  else if (documents > 0) throw new Error(`run ${runId}: ${documents} documents without rows`);
};
