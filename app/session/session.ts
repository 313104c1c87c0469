import { proxy } from 'comlink';
import type { CorpusFacts, CorpusSettings, CorpusSource, PhraseSettings } from '../../worker/contract/corpus';
import type {
  RunEvent,
  RunFacts,
  RunSettings,
  RunState,
  SharedRegions,
  TrainingCommand,
} from '../../worker/contract/engine';
import type { TableInspection, TableShape } from '../../worker/contract/documents';
import type { EncodingName } from '../../worker/contract/problems';
import { type Outcome, ok } from '../../worker/contract/outcome';
import type { MapRows } from '../../worker/contract/mapRows';
import type { ProjectionSettings } from '../../worker/contract/projection';
import type { WorkerLike } from '../../worker/contract/workerHandle';
import { ClassifierConnection } from './classifierConnection';
import { EngineConnection, absoluteSource } from './engineConnection';
import { DocumentQuestions } from './documentQuestions';
import type { Layout } from './layoutReader';
import { LayoutRecorder } from './layoutRecorder';
import { ProjectionConnection, type ProjectionPhase } from './projectionConnection';
import type { SessionApi, SessionEvent } from './sessionTypes';

/** Where a session finds its workers: the browser, or a test. */
export interface SessionSurroundings {
  engine: () => WorkerLike;
  projection: () => WorkerLike;
  classifier: () => WorkerLike;
  /** What relative urls of sources are relative to. */
  baseUrl: () => string;
}

const BROWSER: SessionSurroundings = {
  engine: () =>
    new Worker(new URL('../../worker/engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' }),
  projection: () =>
    new Worker(new URL('../../worker/projection.worker.ts', import.meta.url), {
      type: 'module',
      name: 'projection',
    }),
  classifier: () =>
    new Worker(new URL('../../worker/classifier.worker.ts', import.meta.url), {
      type: 'module',
      name: 'classifier',
    }),
  baseUrl: () => document.baseURI,
};

/** How the map behaves in each state of its run. */
const PHASES: Record<RunState['kind'], ProjectionPhase> = {
  starting: 'live',
  training: 'live',
  paused: 'hold',
  stopped: 'final',
  finished: 'final',
  failed: 'final',
};

/** The page's one way to the threads: owns the workers, the number of the run, and its newest layout. */
export class Session extends DocumentQuestions implements SessionApi {
  readonly classifier: ClassifierConnection;
  private readonly projection: ProjectionConnection;
  private runs = 0;
  /** Runs whose events pass: the one on screen, and the one that is being started. */
  private currentRun = 0;
  private startingRun = 0;
  /** Vectors that questions are about, and the epoch of those that the map lays out; null for the newest. */
  private shown: { epoch: number | null; rows: SharedRegions | null } = { epoch: null, rows: null };
  private laidOut: number | null = null;
  private readonly recorder = new LayoutRecorder();
  /** Phrases of the text in place: an engine that has to be replaced joins them again. */
  private held: { phrases: PhraseSettings } | null = null;
  /** What the last state event said. */
  private phase: { runId: number; phase: ProjectionPhase } | null = null;

  constructor(
    private readonly onEvent: (event: SessionEvent) => void,
    private readonly surroundings: SessionSurroundings = BROWSER,
  ) {
    super(
      new EngineConnection(surroundings.engine, (event) => {
        // With its engine a run has lost the trainers: its map has nothing more to follow.
        if (event.kind === 'problem') void this.projection.setPhase(this.currentRun, 'hold');
        onEvent(event);
      }),
    );
    this.projection = new ProjectionConnection(
      surroundings.projection,
      (rows) => this.rows(rows),
      (event) => this.onProjectionEvent(event),
    );
    this.classifier = new ClassifierConnection(
      surroundings.classifier,
      (request) => this.engine.call((remote) => remote.classifierDocuments(request)),
      onEvent,
    );
  }

  /** The classifier opens by itself when it is asked for. */
  async open(): Promise<void> {
    await Promise.all([this.engine.open(), this.projection.open()]);
  }

  inspectSource(
    source: CorpusSource,
    encoding: EncodingName | null,
    shape?: TableShape,
  ): Promise<Outcome<TableInspection | null>> {
    const absolute = absoluteSource(source, this.surroundings.baseUrl());
    return this.engine.call((remote) => remote.inspectSource(absolute, encoding, shape));
  }

  async readCorpus(source: CorpusSource, settings: CorpusSettings): Promise<Outcome<CorpusFacts | null>> {
    const absolute = absoluteSource(source, this.surroundings.baseUrl());
    const held = { phrases: settings.phrases };
    const outcome = await this.engine.read((remote) =>
      remote.readCorpus(
        absolute,
        { ...settings, phrases: held.phrases },
        proxy((progress) => this.onEvent({ kind: 'reading', progress })),
      ),
    );
    if (outcome.ok && outcome.value) this.held = held;
    return outcome;
  }

  cancelReading(): void {
    void this.engine.callNow(async (remote) => ({ ok: true, value: await remote.cancelReading() }));
  }

  async setPhrases(settings: PhraseSettings): Promise<Outcome<CorpusFacts | null>> {
    const { held } = this;
    const outcome = await this.engine.call((remote) => remote.setPhrases(settings));
    if (outcome.ok && outcome.value && held) held.phrases = settings;
    return outcome;
  }

  async train(
    settings: RunSettings,
    projection: ProjectionSettings,
    singleEpoch: boolean,
  ): Promise<Outcome<RunFacts>> {
    const runId = ++this.runs;
    this.startingRun = runId;
    const listen = proxy((event: RunEvent) => this.onRunEvent(event));
    const outcome = await this.engine.call((remote) => remote.train(runId, settings, singleEpoch, listen));
    if (!outcome.ok || runId !== this.startingRun) return outcome;
    this.currentRun = runId;
    const { vocabulary, dimensions, sharedRows, documents } = outcome.value;
    this.shown = { epoch: null, rows: sharedRows };
    this.laidOut = null;
    this.recorder.begin();
    const run = { runId, vocabulary, documents: documents?.count ?? 0, dimensions, sharedRows };
    // A short run may be over by now.
    void this.projection.start(run, projection, this.phase?.runId === runId ? this.phase.phase : 'live');
    return outcome;
  }

  async command(command: TrainingCommand): Promise<Outcome<null>> {
    const earlier = this.shown.epoch !== null;
    if (earlier && (command === 'resume' || command === 'oneEpoch')) await this.showSnapshot(null);
    return this.engine.call((remote) => remote.command(command));
  }

  async showSnapshot(epoch: number | null, layOut = true): Promise<Outcome<null>> {
    const runId = this.currentRun;
    const outcome = await this.engine.call((remote) => remote.showSnapshot(epoch));
    if (!outcome.ok) return outcome;
    if (runId === this.currentRun) {
      this.shown = { epoch, rows: outcome.value };
      if (layOut || epoch === null) this.layOutShown();
    }
    return ok(null);
  }

  /** Other settings are about the vectors that are shown. */
  configureProjection(settings: ProjectionSettings): Promise<Outcome<null>> {
    this.layOutShown();
    return this.projection.configure(settings);
  }

  layout(): Layout | null {
    return this.projection.layout;
  }

  layoutAt(version: number): Layout | null {
    return this.recorder.at(version);
  }

  dispose(): void {
    this.engine.dispose();
    this.projection.dispose();
    this.classifier.dispose();
  }

  private onRunEvent(event: RunEvent): void {
    if (event.runId !== this.currentRun && event.runId !== this.startingRun) return;
    this.onEvent({ kind: 'run', event });
    if (event.kind === 'state' || event.kind === 'progress') this.recorder.progressed(event.progress);
    if (event.kind !== 'state') return;
    this.phase = { runId: event.runId, phase: PHASES[event.state.kind] };
    void this.projection.setPhase(event.runId, this.phase.phase);
  }

  /** Layouts of the newest vectors are kept as the course of the run. */
  private onProjectionEvent(event: SessionEvent): void {
    const { layout } = this.projection;
    if (this.laidOut === null) {
      if (event.kind === 'projectionPhase') this.recorder.enter(event.phase);
      const list = event.kind === 'layout' && layout ? this.recorder.record(layout) : null;
      if (list) this.onEvent({ kind: 'frames', runId: this.currentRun, list });
    }
    this.onEvent(event);
  }

  private layOutShown(): void {
    const { epoch, rows } = this.shown;
    if (this.laidOut === epoch) return;
    this.laidOut = epoch;
    void this.projection.showRows(this.currentRun, rows);
  }

  /** Rows for a projection without shared memory. */
  private async rows(rows: MapRows): Promise<Float32Array> {
    const outcome = await this.engine.call((remote) => remote.rows(rows));
    if (!outcome.ok) throw new Error(`rows of a run that is gone: ${outcome.problem.kind}`);
    return outcome.value;
  }
}
