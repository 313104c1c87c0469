import type {
  CorpusFacts,
  CorpusSettings,
  CorpusSource,
  PhraseListing,
  PhrasePreview,
  PhraseSettings,
  ReadingProgress,
  StreamSource,
  VocabularyPreview,
  VocabularyRequest,
} from '../contract/corpus';
import type { EngineApi, EngineFacts, Preflight, RunEvent, RunFacts, RunSettings } from '../contract/engine';
import { WORD2VEC } from '../contract/algorithms';
import { MAXIMUM_MEMORY_BYTES } from '../contract/memoryPlan';
import { type Outcome, failed, ok } from '../contract/outcome';
import { NO_VOCABULARY_RULES, validateRules } from '../contract/vocabularyRules';
import { WorkerFailure } from '../contract/workerHandle';
import type {
  ColumnValues,
  DocumentText,
  TableInspection,
  TableShape,
  WordDocuments,
} from '../contract/documents';
import type { EncodingName } from '../contract/problems';
import { inspectSource } from '../corpus/inspectTable';
import { previewVocabulary } from '../corpus/preview';
import type { Corpus } from '../corpus/readCorpus';
import type { CompiledKernels } from '../kernels/kernels';
import { CorpusSlot } from './corpusSlot';
import { CurrentRun } from './currentRun';
import { RunInputs } from './runInputs';
import { copyKnownRows } from '../training/continuation';
import { type RunMemory, allocate, memoryRefused } from '../training/runMemory';
import { type RunDraft, type RunModel, buildModel, draftRun, shardSetups } from '../training/runModel';
import { type ShardHandle, ShardPool } from '../training/shardPool';
import { DocumentQuestions } from './documentQuestions';
import { type TabledText, columnValues, documentText, documentsWithWord } from '../query/tableQueries';
import { checkRun } from './checkRun';
import { runFacts } from './runFacts';

/** What the engine finds around it: a browser's worker, Node, or a test. */
export interface EngineSurroundings {
  /** Whether memory can be shared between threads. */
  shared: boolean;
  cores: number;
  compileKernels: (shared: boolean) => Promise<CompiledKernels>;
  spawnShard: (index: number) => ShardHandle;
  /** Milliseconds, monotonic. */
  now: () => number;
}

/** Corpus, one run, its shards: everything behind EngineApi. */
export class Engine extends DocumentQuestions implements EngineApi {
  private readonly corpus: CorpusSlot;
  private readonly pool: ShardPool;
  private kernels: Promise<CompiledKernels> | null = null;
  private inputs: RunInputs | null = null;
  private starting: Promise<unknown> = Promise.resolve();

  constructor(private readonly surroundings: EngineSurroundings) {
    super();
    this.corpus = new CorpusSlot(surroundings.shared);
    this.pool = new ShardPool(surroundings.spawnShard);
  }

  async open(): Promise<EngineFacts> {
    const { build, shared } = await this.compiled();
    return { kernelBuild: build, shared, maximumThreads: shared ? this.surroundings.cores : 1 };
  }

  readCorpus(
    source: CorpusSource | StreamSource,
    settings: CorpusSettings,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Outcome<CorpusFacts | null>> {
    return this.corpus.read(source, settings, onProgress);
  }

  async cancelReading(): Promise<void> {
    this.corpus.cancel();
  }

  inspectSource(
    source: CorpusSource | StreamSource,
    encoding: EncodingName | null,
    shape?: TableShape,
  ): Promise<Outcome<TableInspection | null>> {
    return inspectSource(source, encoding, shape);
  }

  async documentColumn(name: string): Promise<Outcome<ColumnValues>> {
    const text = this.tabledText();
    return text.ok ? columnValues(text.value.table, name) : text;
  }

  async documentText(document: number): Promise<Outcome<DocumentText>> {
    const text = this.tabledText();
    return text.ok ? documentText(text.value.table, document) : text;
  }

  async documentsWithWord(word: string, count: number): Promise<Outcome<WordDocuments>> {
    const text = this.tabledText();
    return text.ok ? documentsWithWord(text.value, word, count, () => this.turn.yield()) : text;
  }

  async vocabulary(request: VocabularyRequest): Promise<Outcome<VocabularyPreview>> {
    const corpus = this.corpus.current;
    if (!corpus.ok) return corpus;
    const [problem] = validateRules(request.rules ?? NO_VOCABULARY_RULES);
    if (problem) return failed(problem);
    const types = this.inputsOf(corpus.value).types({ algorithm: request.algorithm ?? WORD2VEC });
    return ok(previewVocabulary(types, request));
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

  /** The documents that are asked about. */
  private tabledText(): Outcome<TabledText> {
    const corpus = this.run ? ok(this.run.corpus) : this.corpus.current;
    if (!corpus.ok) return corpus;
    const { table, types, stream, facts } = corpus.value;
    if (!table) return failed({ kind: 'noDocumentTable' });
    return ok({ table, types, stream, tokenizer: facts.settings.tokenizer });
  }

  private inputsOf(corpus: Corpus): RunInputs {
    if (this.inputs?.corpus !== corpus) this.inputs = new RunInputs(corpus);
    return this.inputs;
  }

  private compiled(): Promise<CompiledKernels> {
    this.kernels ??= this.surroundings.compileKernels(this.surroundings.shared);
    return this.kernels;
  }

  private check(corpus: Corpus, settings: RunSettings, kernels: CompiledKernels): Preflight {
    const { cores } = this.surroundings;
    const last = settings.from === 'lastRun' ? this.run : null;
    return checkRun(settings, { corpus, inputs: this.inputsOf(corpus), kernels, cores, last });
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

    const hyperparameters = { ...settings };
    delete hyperparameters.rules;
    delete hyperparameters.from;
    const last = settings.from === 'lastRun' ? this.run : null;
    const inputs = this.inputsOf(corpus);
    const vocabulary = inputs.vocabulary(settings, last && last.continuationOn(corpus));
    const documents = inputs.documents(hyperparameters);
    const { stream, facts } = corpus;
    const draft = draftRun({
      hyperparameters,
      vocabulary,
      stream,
      rawTokens: facts.tokens,
      kernels,
      documents,
      earlierEpochs: last ? last.model.earlierEpochs + last.model.hyperparameters.epochs : 0,
    });
    const memory = await this.allocateFor(draft, last !== null);
    if (!memory) return memoryRefused(hyperparameters, draft.size, kernels, last !== null);
    const model = buildModel(draft, memory);
    if (last) copyKnownRows(last.model, model, last.continuationOn(corpus).sameText);
    const shards = await this.prepareShards(model);
    if (!shards.ok) return shards;

    const { now } = this.surroundings;
    const options = { runId, singleEpoch, onEvent, now, turn: this.turn };
    this.run = new CurrentRun(model, corpus, shards.value, options);
    this.run.training.start();
    return ok(runFacts(runId, model));
  }

  /** The last run ends here, and is let go only when its memory is in the way of the new one's, which does not need it. */
  private async allocateFor(draft: RunDraft, needsLast: boolean): Promise<RunMemory | null> {
    if (draft.plan.totalBytes > MAXIMUM_MEMORY_BYTES) return null;
    await this.run?.training.command('stop');
    const memory = allocate(draft.plan, draft.kernels);
    if (memory || !this.run || needsLast) return memory;
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
