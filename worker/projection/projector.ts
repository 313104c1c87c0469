import type { SharedRows } from '../contract/engine';
import { failed, ok, type Outcome } from '../contract/outcome';
import {
  type ProjectionApi,
  type ProjectionEvent,
  type ProjectionRun,
  type ProjectionSettings,
  type SharedLayout,
} from '../contract/projection';
import { DEFAULT_PROJECTION_SETTINGS } from '../contract/projectionRows';
import type { CompiledKernels } from '../kernels/kernels';
import { NeighbourSearch } from '../kernels/nearestNeighbours';
import { LiveProjection, type Phase } from './liveProjection';
import { realPace, type Pace } from './pace';
import { closenessCurve, type ClosenessCurve } from './umapLayout';

/** The projection thread's commands: one live projection at a time. */
export class Projector implements ProjectionApi {
  #search: NeighbourSearch | null = null;
  #current: LiveProjection | null = null;
  readonly #curves = new Map<number, ClosenessCurve>();

  /** @param compile kernels for private memory */
  constructor(
    private readonly compile: () => Promise<CompiledKernels>,
    private readonly pace: Pace = realPace,
  ) {}

  async open(): Promise<void> {
    this.#search = new NeighbourSearch(await this.compile());
    this.#curveOf(DEFAULT_PROJECTION_SETTINGS.minDist);
  }

  async start(
    run: ProjectionRun,
    settings: ProjectionSettings,
    pullRows: (count: number) => Promise<Float32Array>,
    onEvent: (event: ProjectionEvent) => void,
  ): Promise<Outcome<SharedLayout | null>> {
    if (!this.#search) throw new Error(`run ${run.runId} started before open() was answered`);
    checkRows(run);
    this.#current?.stop();
    const projection = new LiveProjection(run, settings, {
      search: this.#search,
      pace: this.pace,
      curveOf: (minDist) => this.#curveOf(minDist),
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

  async showRows(sharedRows: SharedRows | null): Promise<void> {
    this.#current?.showRows(sharedRows);
  }

  async setPhase(phase: Phase): Promise<void> {
    this.#current?.setPhase(phase);
  }

  /** Fitting a curve takes longer than a step, so the usual one is at hand before a run starts. */
  #curveOf(minDist: number): ClosenessCurve {
    const curve = this.#curves.get(minDist) ?? closenessCurve(minDist);
    this.#curves.set(minDist, curve);
    return curve;
  }
}

const checkRows = ({ runId, vocabulary, dimensions, sharedRows }: ProjectionRun): void => {
  if (sharedRows && !fits(sharedRows, vocabulary, dimensions)) {
    const { rows, dimensions: width, rowBytes } = sharedRows;
    throw new Error(
      `run ${runId}: ${vocabulary} words of ${dimensions} do not match ${rows} rows of ${width} (${rowBytes} bytes)`,
    );
  }
};

const fits = (shared: SharedRows, vocabulary: number, dimensions: number): boolean =>
  shared.rows >= vocabulary && shared.dimensions === dimensions && shared.rowBytes >= 4 * dimensions;
