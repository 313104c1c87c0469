import { proxy } from 'comlink';
import type {
  CorpusFacts,
  CorpusSettings,
  CorpusSource,
  PhraseListing,
  PhrasePreview,
  PhraseSettings,
  VocabularyPreview,
  VocabularyRequest,
} from '../../worker/contract/corpus';
import type {
  DocumentQuery,
  NearDocument,
  Neighbour,
  NeighbourList,
  PredictedWord,
  Preflight,
  RunEvent,
  RunFacts,
  RunSettings,
  RunState,
  SavedVectors,
  ScoredSentence,
  TrainingCommand,
  WordFacts,
  WordPart,
} from '../../worker/contract/engine';
import { type Outcome, ok } from '../../worker/contract/outcome';
import type { ProjectionSettings } from '../../worker/contract/projection';
import type { ClusterRequest, WordGroups } from '../../worker/contract/wordGroups';
import type { WorkerLike } from '../../worker/contract/workerHandle';
import { EngineConnection, absoluteSource } from './engineConnection';
import type { Layout } from './layoutReader';
import { ProjectionConnection, type ProjectionPhase } from './projectionConnection';
import type { SessionApi, SessionEvent } from './sessionTypes';

/** Where a session finds its workers: the browser, or a test. */
export interface SessionSurroundings {
  engine: () => WorkerLike;
  projection: () => WorkerLike;
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

/** The page's one way to the threads: owns both workers, the number of the run, and its newest layout. */
export class Session implements SessionApi {
  private readonly engine: EngineConnection;
  private readonly projection: ProjectionConnection;
  private runs = 0;
  /** Runs whose events pass: the one on screen, and the one that is being started. */
  private currentRun = 0;
  private startingRun = 0;
  /** Whether the vectors of an earlier epoch are shown. */
  private showsEarlier = false;
  /** Phrases of the text in place: an engine that has to be replaced joins them again. */
  private held: { phrases: PhraseSettings } | null = null;
  /** What the last state event said. */
  private phase: { runId: number; phase: ProjectionPhase } | null = null;

  constructor(
    private readonly onEvent: (event: SessionEvent) => void,
    private readonly surroundings: SessionSurroundings = BROWSER,
  ) {
    this.engine = new EngineConnection(surroundings.engine, (event) => {
      // With its engine a run has lost the trainers: its map has nothing more to follow.
      if (event.kind === 'problem') void this.projection.setPhase(this.currentRun, 'hold');
      onEvent(event);
    });
    this.projection = new ProjectionConnection(surroundings.projection, (count) => this.rows(count), onEvent);
  }

  async open(): Promise<void> {
    await Promise.all([this.engine.open(), this.projection.open()]);
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

  vocabulary(request: VocabularyRequest): Promise<Outcome<VocabularyPreview>> {
    return this.engine.call((remote) => remote.vocabulary(request));
  }

  phrases(settings: PhraseSettings, listing: PhraseListing): Promise<Outcome<PhrasePreview>> {
    return this.engine.call((remote) => remote.phrases(settings, listing));
  }

  async setPhrases(settings: PhraseSettings): Promise<Outcome<CorpusFacts | null>> {
    const { held } = this;
    const outcome = await this.engine.call((remote) => remote.setPhrases(settings));
    if (outcome.ok && outcome.value && held) held.phrases = settings;
    return outcome;
  }

  preflight(settings: RunSettings): Promise<Outcome<Preflight>> {
    return this.engine.call((remote) => remote.preflight(settings));
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
    this.showsEarlier = false;
    const { vocabulary, dimensions, sharedRows } = outcome.value;
    const run = { runId, vocabulary, dimensions, sharedRows };
    // A short run may be over by now.
    void this.projection.start(run, projection, this.phase?.runId === runId ? this.phase.phase : 'live');
    return outcome;
  }

  async command(command: TrainingCommand): Promise<Outcome<null>> {
    if (this.showsEarlier && (command === 'resume' || command === 'oneEpoch')) await this.showSnapshot(null);
    return this.engine.call((remote) => remote.command(command));
  }

  async showSnapshot(epoch: number | null): Promise<Outcome<null>> {
    const runId = this.currentRun;
    const outcome = await this.engine.call((remote) => remote.showSnapshot(epoch));
    if (!outcome.ok) return outcome;
    if (runId === this.currentRun) {
      this.showsEarlier = epoch !== null;
      void this.projection.showRows(runId, outcome.value);
    }
    return ok(null);
  }

  configureProjection(settings: ProjectionSettings): Promise<Outcome<null>> {
    return this.projection.configure(settings);
  }

  words(from: number, to: number): Promise<Outcome<WordFacts[]>> {
    return this.engine.call((remote) => remote.words(from, to));
  }

  neighbours(word: string, count: number): Promise<Outcome<NeighbourList>> {
    return this.engine.call((remote) => remote.neighbours(word, count));
  }

  wordClusters(request: ClusterRequest): Promise<Outcome<WordGroups>> {
    return this.engine.call((remote) => remote.wordClusters(request));
  }

  wordLabels(words: number): Promise<Outcome<WordGroups>> {
    return this.engine.call((remote) => remote.wordLabels(words));
  }

  similarities(word: string, words: number): Promise<Outcome<Float32Array>> {
    return this.engine.call((remote) => remote.similarities(word, words));
  }

  nearestToAll(wordIds: readonly number[], count: number): Promise<Outcome<Neighbour[]>> {
    return this.engine.call((remote) => remote.nearestToAll(wordIds, count));
  }

  score(text: string): Promise<Outcome<ScoredSentence[]>> {
    return this.engine.call((remote) => remote.score(text));
  }

  complete(prefix: string, count: number): Promise<Outcome<WordFacts[]>> {
    return this.engine.call((remote) => remote.complete(prefix, count));
  }

  wordParts(word: string): Promise<Outcome<WordPart[]>> {
    return this.engine.call((remote) => remote.wordParts(word));
  }

  nearestDocuments(query: DocumentQuery, count: number): Promise<Outcome<NearDocument[]>> {
    return this.engine.call((remote) => remote.nearestDocuments(query, count));
  }

  wordsNearDocument(tag: number, count: number): Promise<Outcome<Neighbour[]>> {
    return this.engine.call((remote) => remote.wordsNearDocument(tag, count));
  }

  predictWord(context: string, count: number): Promise<Outcome<PredictedWord[]>> {
    return this.engine.call((remote) => remote.predictWord(context, count));
  }

  saveVectors(what: SavedVectors): Promise<Outcome<Blob>> {
    return this.engine.call((remote) => remote.saveVectors(what));
  }

  saveFastText(): Promise<Outcome<Blob>> {
    return this.engine.call((remote) => remote.saveFastText());
  }

  layout(): Layout | null {
    return this.projection.layout;
  }

  dispose(): void {
    this.engine.dispose();
    this.projection.dispose();
  }

  private onRunEvent(event: RunEvent): void {
    if (event.runId !== this.currentRun && event.runId !== this.startingRun) return;
    this.onEvent({ kind: 'run', event });
    if (event.kind !== 'state') return;
    this.phase = { runId: event.runId, phase: PHASES[event.state.kind] };
    void this.projection.setPhase(event.runId, this.phase.phase);
  }

  /** Rows for a projection without shared memory. */
  private async rows(count: number): Promise<Float32Array> {
    const outcome = await this.engine.call((remote) => remote.rows(count));
    if (!outcome.ok) throw new Error(`rows of a run that is gone: ${outcome.problem.kind}`);
    return outcome.value;
  }
}
