import { proxy, type Remote } from 'comlink';
import type { SharedRegions } from '../../worker/contract/engine';
import { failed, ok, type Outcome } from '../../worker/contract/outcome';
import type { Problem } from '../../worker/contract/problems';
import type {
  ProjectionApi,
  ProjectionEvent,
  ProjectionRun,
  ProjectionSettings,
  PullRows,
  SharedLayout,
} from '../../worker/contract/projection';
import { WorkerFailure, WorkerHandle, type WorkerLike } from '../../worker/contract/workerHandle';
import { LayoutReader, type Layout, type LayoutEvent } from './layoutReader';
import type { SessionEvent } from './sessionTypes';

const START_TIMEOUT_MS = 20_000;

export type ProjectionPhase = Parameters<ProjectionApi['setPhase']>[0];
type LayoutAnswer = Outcome<SharedLayout | null>;

/** The run that is projected, and what is needed to start its projection again. */
interface Projected {
  run: ProjectionRun;
  settings: ProjectionSettings;
  phase: ProjectionPhase;
  restarted: boolean;
}

/** The projection's worker: follows one run, started again once when it dies. */
export class ProjectionConnection {
  private handle: WorkerHandle<ProjectionApi> | null = null;
  private ready: Promise<boolean> = Promise.resolve(false);
  private projected: Projected | null = null;
  private readonly reader = new LayoutReader();
  /** Calls that may change the shared buffer and have not answered. */
  private changing = 0;
  /** Newest layout announced meanwhile. */
  private waiting: LayoutEvent | null = null;
  private disposed = false;

  constructor(
    private readonly spawn: () => WorkerLike,
    private readonly pullRows: PullRows,
    private readonly onEvent: (event: SessionEvent) => void,
  ) {}

  get layout(): Layout | null {
    return this.reader.current;
  }

  async open(): Promise<void> {
    this.ready = this.startWorker();
    await this.ready;
  }

  /** Starts the projection of a run; from here on events of earlier runs are dropped. */
  async start(run: ProjectionRun, settings: ProjectionSettings, phase: ProjectionPhase): Promise<void> {
    this.projected = { run, settings, phase, restarted: false };
    this.reader.begin();
    await this.startProjected(this.projected);
  }

  async configure(settings: ProjectionSettings): Promise<Outcome<null>> {
    const { projected } = this;
    if (!projected) return ok(null);
    projected.settings = settings;
    const outcome = await this.change(projected, (remote) => remote.configure(settings));
    return outcome.ok ? ok(null) : outcome;
  }

  /** Tells the projection how the run of a number fares; runs that are not projected are none of its business. */
  async setPhase(runId: number, phase: ProjectionPhase): Promise<void> {
    const { projected } = this;
    if (!projected || projected.run.runId !== runId || projected.phase === phase) return;
    projected.phase = phase;
    await this.call(async (remote) => ok(await remote.setPhase(phase)));
  }

  /** Has the projection of a run lay out other vectors of the same words. */
  async showRows(runId: number, sharedRows: SharedRegions | null): Promise<void> {
    const { projected } = this;
    if (!projected || projected.run.runId !== runId) return;
    projected.run = { ...projected.run, sharedRows };
    projected.phase = 'final';
    await this.call(async (remote) => ok(await remote.showRows(sharedRows)));
  }

  dispose(): void {
    this.disposed = true;
    this.handle?.dispose();
  }

  private async startWorker(): Promise<boolean> {
    const handle = new WorkerHandle<ProjectionApi>(this.spawn(), 'projection', (failure) =>
      this.recover(failure),
    );
    this.handle = handle;
    try {
      await handle.open((remote) => remote.open(), START_TIMEOUT_MS);
      return true;
    } catch (error) {
      if (!(error instanceof WorkerFailure)) throw error;
      this.tell(error.problem);
      return false;
    }
  }

  private async startProjected(projected: Projected): Promise<void> {
    if (!(await this.ready)) return;
    const { run, settings, phase } = projected;
    const listen = proxy((event: ProjectionEvent) => this.listen(event));
    const outcome = await this.change(projected, (remote) =>
      remote.start(run, settings, proxy(this.pullRows), listen),
    );
    if (projected !== this.projected) return;
    if (!outcome.ok) this.tell(outcome.problem);
    // The run may have ended while its projection was starting.
    else if (projected.phase !== 'live' || phase !== 'live') {
      await this.call(async (remote) => ok(await remote.setPhase(projected.phase)));
    }
  }

  /** A call that answers with the buffer that layouts are to be read from. */
  private async change(
    projected: Projected,
    invoke: (remote: Remote<ProjectionApi>) => Promise<LayoutAnswer>,
  ): Promise<LayoutAnswer> {
    this.changing++;
    try {
      const outcome = await this.call(invoke);
      if (outcome.ok && projected === this.projected) this.reader.use(outcome.value);
      return outcome;
    } finally {
      this.changing--;
      const { waiting } = this;
      if (waiting && this.changing === 0) {
        this.waiting = null;
        this.listen(waiting);
      }
    }
  }

  /** A bug in the projection costs the map, not the run: it is answered like the worker's death. */
  private async call<T>(invoke: (remote: Remote<ProjectionApi>) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    if (!this.handle) throw new Error('the projection was called before it was opened');
    try {
      return await this.handle.call(invoke);
    } catch (error) {
      if (error instanceof WorkerFailure) return failed(error.problem);
      const detail = error instanceof Error ? error.message : String(error);
      return failed({ kind: 'workerCrashed', worker: 'projection', detail });
    }
  }

  private listen(event: ProjectionEvent): void {
    if (event.runId !== this.projected?.run.runId) return;
    if (event.kind === 'failed') return this.tell(event.problem);
    const { runId } = event;
    if (event.kind === 'phase') return this.onEvent({ kind: 'projectionPhase', runId, phase: event.phase });
    if (event.kind === 'facts') return this.onEvent({ kind: 'projectionFacts', runId, facts: event.facts });
    // Ports are not in step with each other: a layout can be announced before the answer that brings its buffer.
    if (this.changing > 0) {
      this.waiting = event;
      return;
    }
    const layout = this.reader.accept(event);
    if (!layout) return;
    const { rows, displacement } = event;
    this.onEvent({ kind: 'layout', runId, version: layout.version, rows, displacement });
  }

  private recover(failure: WorkerFailure): void {
    this.tell(failure.problem);
    this.ready = this.startWorker();
    const { projected } = this;
    if (!projected || projected.restarted) return;
    projected.restarted = true;
    this.reader.beginAgain();
    void this.startProjected(projected);
  }

  private tell(problem: Problem): void {
    if (!this.disposed) this.onEvent({ kind: 'problem', problem });
  }
}
