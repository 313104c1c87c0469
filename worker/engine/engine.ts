import type {
  CorpusFacts,
  CorpusSettings,
  CorpusSource,
  PhraseListing,
  PhrasePreview,
  PhraseSettings,
  ReadingProgress,
  VocabularyPreview,
  VocabularyRequest,
} from '../contract/corpus';
import type {
  EngineApi,
  EngineFacts,
  NeighbourList,
  Preflight,
  RunEvent,
  RunFacts,
  RunSettings,
  TrainingCommand,
  WordFacts,
} from '../contract/engine';
import { MAXIMUM_MEMORY_BYTES } from '../contract/memoryPlan';
import { failed, ok, type Outcome } from '../contract/outcome';
import { NO_VOCABULARY_RULES, validateRules } from '../contract/vocabularyRules';
import { WorkerFailure } from '../contract/workerHandle';
import { preflight } from '../corpus/preflight';
import { previewVocabulary } from '../corpus/preview';
import type { Corpus } from '../corpus/readCorpus';
import type { CompiledKernels } from '../kernels/kernels';
import { selectVocabulary } from '../model/vocabulary';
import { ModelQueries } from '../query/modelQueries';
import { CorpusSlot } from './corpusSlot';
import { MessageYield } from '../training/rest';
import { allocate, estimatedTree, memoryRefused, planRun, type RunMemory } from '../training/runMemory';
import { buildModel, draftRun, shardSetups, type RunDraft, type RunModel } from '../training/runModel';
import { ShardPool, type ShardHandle } from '../training/shardPool';
import { TrainingRun } from '../training/trainingRun';

/** What the engine finds around it: a browser's worker, or a test. */
export interface EngineSurroundings {
  /** Whether memory can be shared between threads. */
  shared: boolean;
  cores: number;
  compileKernels: (shared: boolean) => Promise<CompiledKernels>;
  spawnShard: (index: number) => ShardHandle;
  /** Milliseconds, monotonic. */
  now: () => number;
}

/** The run that is asked about, and its training. */
interface CurrentRun {
  training: TrainingRun;
  queries: ModelQueries;
}

/** Corpus, one run, its shards: everything behind EngineApi. */
export class Engine implements EngineApi {
  private readonly corpus: CorpusSlot;
  private readonly pool: ShardPool;
  private readonly turn = new MessageYield();
  private kernels: Promise<CompiledKernels> | null = null;
  private run: CurrentRun | null = null;
  private starting: Promise<unknown> = Promise.resolve();

  constructor(private readonly surroundings: EngineSurroundings) {
    this.corpus = new CorpusSlot(surroundings.shared);
    this.pool = new ShardPool(surroundings.spawnShard);
  }

  async open(): Promise<EngineFacts> {
    const { build, shared } = await this.compiled();
    return { kernelBuild: build, shared, maximumThreads: shared ? this.surroundings.cores : 1 };
  }

  readCorpus(
    source: CorpusSource,
    settings: CorpusSettings,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Outcome<CorpusFacts | null>> {
    return this.corpus.read(source, settings, onProgress);
  }

  async cancelReading(): Promise<void> {
    this.corpus.cancel();
  }

  async vocabulary(request: VocabularyRequest): Promise<Outcome<VocabularyPreview>> {
    const corpus = this.corpus.current;
    if (!corpus.ok) return corpus;
    const [problem] = validateRules(request.rules ?? NO_VOCABULARY_RULES);
    return problem ? failed(problem) : ok(previewVocabulary(corpus.value.types, request));
  }

  phrases(settings: PhraseSettings, listing: PhraseListing): Promise<Outcome<PhrasePreview>> {
    return this.corpus.phrases(settings, listing);
  }

  setPhrases(settings: PhraseSettings): Promise<Outcome<CorpusFacts | null>> {
    return this.corpus.setPhrases(settings);
  }

  async preflight(settings: RunSettings): Promise<Outcome<Preflight>> {
    const corpus = this.corpus.current;
    if (!corpus.ok) return corpus;
    return ok(this.check(corpus.value, settings, await this.compiled()));
  }

  /** Trainings asked for at the same time are started one after the other. */
  train(
    runId: number,
    settings: RunSettings,
    singleEpoch: boolean,
    onEvent: (event: RunEvent) => void,
  ): Promise<Outcome<RunFacts>> {
    const started = this.starting.then(() => this.startRun(runId, settings, singleEpoch, onEvent));
    this.starting = started.catch(() => null);
    return started;
  }

  async command(command: TrainingCommand): Promise<Outcome<null>> {
    if (!this.run) return failed({ kind: 'noRun' });
    await this.run.training.command(command);
    return ok(null);
  }

  async words(from: number, to: number): Promise<Outcome<WordFacts[]>> {
    return this.ask((queries) => ok(queries.words(from, to)));
  }

  async rows(count: number): Promise<Outcome<Float32Array>> {
    return this.ask((queries) => ok(queries.rows(count)));
  }

  async neighbours(word: string, count: number): Promise<Outcome<NeighbourList>> {
    return this.ask((queries) => queries.neighbours(word, count));
  }

  async complete(prefix: string, count: number): Promise<Outcome<WordFacts[]>> {
    return this.ask((queries) => ok(queries.complete(prefix, count)));
  }

  async saveVectors(): Promise<Outcome<Blob>> {
    if (!this.run) return failed({ kind: 'noRun' });
    return ok(await this.run.queries.text(() => this.turn.yield()));
  }

  private ask<T>(question: (queries: ModelQueries) => Outcome<T>): Outcome<T> {
    return this.run ? question(this.run.queries) : failed({ kind: 'noRun' });
  }

  private compiled(): Promise<CompiledKernels> {
    this.kernels ??= this.surroundings.compileKernels(this.surroundings.shared);
    return this.kernels;
  }

  private check(corpus: Corpus, settings: RunSettings, kernels: CompiledKernels): Preflight {
    const threads = kernels.shared ? settings.threads : 1;
    return preflight(corpus.facts, corpus.types, settings, {
      cores: this.surroundings.cores,
      shared: kernels.shared,
      memoryLimitBytes: MAXIMUM_MEMORY_BYTES,
      memoryBytesFor: (vocabulary, h) =>
        planRun(h, { vocabulary, threads, tree: estimatedTree(vocabulary) }, kernels).totalBytes,
    });
  }

  private async startRun(
    runId: number,
    settings: RunSettings,
    singleEpoch: boolean,
    onEvent: (event: RunEvent) => void,
  ): Promise<Outcome<RunFacts>> {
    const current = this.corpus.current;
    if (!current.ok) return current;
    const corpus = current.value;
    const kernels = await this.compiled();
    const [problem] = this.check(corpus, settings, kernels).problems;
    if (problem) return failed(problem);

    const { rules, ...hyperparameters } = settings;
    const vocabulary = selectVocabulary(corpus.types, { ...hyperparameters, rules });
    const { stream, facts } = corpus;
    const draft = draftRun({ hyperparameters, vocabulary, stream, rawTokens: facts.tokens, kernels });
    const memory = await this.allocateFor(draft);
    if (!memory) return memoryRefused(hyperparameters, draft.size, kernels);
    const model = buildModel(draft, memory);
    const shards = await this.prepareShards(model);
    if (!shards.ok) return shards;

    const training = new TrainingRun(model, shards.value, {
      runId,
      singleEpoch,
      onEvent,
      now: this.surroundings.now,
    });
    const { rows, rowFloats, size } = model;
    const table = { values: rows, rowFloats, dimensions: hyperparameters.vectorSize, rows: size.vocabulary };
    this.run = { training, queries: new ModelQueries(runId, vocabulary, table) };
    training.start();
    return ok(runFacts(runId, model));
  }

  /** The last run ends here, and is let go only when its memory is in the way of the new one's. */
  private async allocateFor(draft: RunDraft): Promise<RunMemory | null> {
    if (draft.plan.totalBytes > MAXIMUM_MEMORY_BYTES) return null;
    await this.run?.training.command('stop');
    const memory = allocate(draft.plan, draft.kernels);
    if (memory || !this.run) return memory;
    this.run = null;
    return allocate(draft.plan, draft.kernels);
  }

  private async prepareShards(model: RunModel): Promise<Outcome<ShardHandle[]>> {
    try {
      return ok(await this.pool.prepare(shardSetups(model)));
    } catch (error) {
      if (error instanceof WorkerFailure) return failed(error.problem);
      throw error;
    }
  }
}

const runFacts = (runId: number, model: RunModel): RunFacts => {
  const { hyperparameters, plan, buffer, size } = model;
  const dimensions = hyperparameters.vectorSize;
  const shared = typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer;
  return {
    runId,
    hyperparameters,
    vocabulary: size.vocabulary,
    dimensions,
    memoryBytes: plan.totalBytes,
    threads: size.threads,
    sharedRows: shared
      ? {
          buffer,
          byteOffset: plan.inputRows.byteOffset,
          rowBytes: plan.rowBytes,
          rows: size.vocabulary,
          dimensions,
        }
      : null,
  };
};
