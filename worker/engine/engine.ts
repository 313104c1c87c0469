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
import type {
  DocumentQuery,
  EngineApi,
  EngineFacts,
  NearDocument,
  Neighbour,
  NeighbourList,
  PredictedWord,
  Preflight,
  RunEvent,
  RunFacts,
  RunSettings,
  SavedVectors,
  ScoredSentence,
  SharedRows,
  TrainingCommand,
  WordFacts,
  WordPart,
} from '../contract/engine';
import type { ClusterRequest, WordGroups } from '../contract/wordGroups';
import { WORD2VEC, hasSubwords } from '../contract/algorithms';
import { MAXIMUM_MEMORY_BYTES } from '../contract/memoryPlan';
import { type Outcome, failed, ok } from '../contract/outcome';
import { NO_VOCABULARY_RULES, validateRules } from '../contract/vocabularyRules';
import { WorkerFailure } from '../contract/workerHandle';
import { type PreflightMachine, preflight, refusedPreflight } from '../corpus/preflight';
import { previewVocabulary } from '../corpus/preview';
import type { Corpus } from '../corpus/readCorpus';
import type { CompiledKernels } from '../kernels/kernels';
import type { ModelQueries } from '../query/modelQueries';
import { textBlob } from '../query/word2vecText';
import { CorpusSlot } from './corpusSlot';
import { CurrentRun } from './currentRun';
import { tableOf } from './queriedModel';
import { RunInputs } from './runInputs';
import { sharedRowsOf } from './snapshots';
import { continuationFindings, continuationProblem, copyKnownRows } from '../training/continuation';
import { MessageYield } from '../training/rest';
import { type RunMemory, allocate, memoryRefused, planRun } from '../training/runMemory';
import { type RunDraft, type RunModel, buildModel, draftRun, shardSetups } from '../training/runModel';
import { type ShardHandle, ShardPool } from '../training/shardPool';

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
export class Engine implements EngineApi {
  private readonly corpus: CorpusSlot;
  private readonly pool: ShardPool;
  private readonly turn = new MessageYield();
  private kernels: Promise<CompiledKernels> | null = null;
  private run: CurrentRun | null = null;
  private inputs: RunInputs | null = null;
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
    source: CorpusSource | StreamSource,
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

  async command(command: TrainingCommand): Promise<Outcome<null>> {
    if (!this.run) return failed({ kind: 'noRun' });
    await this.run.command(command);
    return ok(null);
  }

  async showSnapshot(epoch: number | null): Promise<Outcome<SharedRows | null>> {
    return this.run?.show(epoch) ?? failed({ kind: 'noRun' });
  }

  async words(from: number, to: number): Promise<Outcome<WordFacts[]>> {
    return this.ask((queries) => ok(queries.words(from, to)));
  }

  async rows(count: number): Promise<Outcome<Float32Array>> {
    return this.ask((queries) => ok(queries.rows(count)));
  }

  async neighbours(word: string, count: number): Promise<Outcome<NeighbourList>> {
    const answer = this.ask((queries) => queries.neighbours(word, count));
    const { shownEpoch: epoch = null, model } = this.run ?? {};
    // Such a word may have parts, which snapshots do not hold.
    const mayHaveParts = epoch !== null && model && hasSubwords(model.hyperparameters);
    if (answer.ok || answer.problem.kind !== 'unknownWord' || !mayHaveParts) return answer;
    return failed({ kind: 'newestOnly', epoch });
  }

  async wordClusters(request: ClusterRequest): Promise<Outcome<WordGroups>> {
    const queries = this.ask(ok);
    return queries.ok ? queries.value.map.clusters(request, () => this.turn.yield()) : queries;
  }

  async wordLabels(words: number): Promise<Outcome<WordGroups>> {
    const queries = this.ask(ok);
    return queries.ok ? queries.value.map.labels(words, () => this.turn.yield()) : queries;
  }

  async similarities(word: string, words: number): Promise<Outcome<Float32Array>> {
    return this.ask((queries) => queries.similarities(word, words));
  }

  async nearestToAll(wordIds: readonly number[], count: number): Promise<Outcome<Neighbour[]>> {
    return this.ask((queries) => ok(queries.map.nearestToAll(wordIds, count)));
  }

  async wordParts(word: string): Promise<Outcome<WordPart[]>> {
    return this.ask((queries) => ok(queries.parts(word)));
  }

  async nearestDocuments(query: DocumentQuery, count: number): Promise<Outcome<NearDocument[]>> {
    const ask = (queries: ModelQueries) => queries.nearestDocuments(query, count);
    return query.kind === 'text' ? this.askNewest(ask) : this.ask(ask);
  }

  async wordsNearDocument(tag: number, count: number): Promise<Outcome<Neighbour[]>> {
    return this.ask((queries) => queries.wordsNearDocument(tag, count));
  }

  async predictWord(context: string[], count: number): Promise<Outcome<PredictedWord[]>> {
    return this.askNewest((queries) => queries.predictWord(context, count));
  }

  async score(text: string): Promise<Outcome<ScoredSentence[]>> {
    const queries = this.askNewest(ok);
    return queries.ok ? queries.value.score(text, () => this.turn.yield()) : queries;
  }

  async complete(prefix: string, count: number): Promise<Outcome<WordFacts[]>> {
    return this.ask((queries) => ok(queries.complete(prefix, count)));
  }

  async saveVectors(what: SavedVectors): Promise<Outcome<Blob>> {
    const parts = this.vectorParts(what);
    return parts.ok ? ok(await textBlob(parts.value)) : parts;
  }

  /** What `saveVectors` gives, part by part; for callers on the engine's own thread. */
  vectorParts(what: SavedVectors): Outcome<AsyncGenerator<string>> {
    return this.ask((queries) => queries.textParts(what, () => this.turn.yield()));
  }

  private ask<T>(question: (queries: ModelQueries) => Outcome<T>): Outcome<T> {
    return this.run ? question(this.run.queries) : failed({ kind: 'noRun' });
  }

  /** For questions that need more than the vectors of words and documents, which is all that snapshots hold. */
  private askNewest<T>(question: (queries: ModelQueries) => Outcome<T>): Outcome<T> {
    const epoch = this.run?.shownEpoch ?? null;
    return epoch === null ? this.ask(question) : failed({ kind: 'newestOnly', epoch });
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
    const threads = kernels.shared ? settings.threads : 1;
    const inputs = this.inputsOf(corpus);
    const last = settings.from === 'lastRun' ? this.run : null;
    if (settings.from === 'lastRun' && !last) return refusedPreflight([{ kind: 'noRun' }]);
    const problem = last && continuationProblem(last.model.hyperparameters, settings);
    if (problem) return refusedPreflight([problem]);
    const continuation = last && last.continuationOn(corpus);
    const vocabularyOf = () => inputs.vocabulary(settings, continuation);
    const machine: PreflightMachine = {
      cores: this.surroundings.cores,
      shared: kernels.shared,
      memoryLimitBytes: MAXIMUM_MEMORY_BYTES,
      documentsFor: (vocabulary) => inputs.documentCounts(settings, vocabulary),
      memoryBytesFor: (vocabulary, h) => planRun(h, inputs.size(vocabulary, h, threads), kernels).totalBytes,
      continuation,
      vocabularyOf,
    };
    const types = inputs.types(settings);
    const checked = preflight(corpus.facts, types, settings, machine);
    const wrongTags = inputs.problem(settings);
    if (wrongTags) return { ...checked, problems: [...checked.problems, wrongTags] };
    if (!last || checked.problems.length > 0) return checked;
    const lost = continuationFindings(last.model, settings, vocabularyOf);
    return { ...checked, findings: [...lost, ...checked.findings] };
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

const runFacts = (runId: number, model: RunModel): RunFacts => {
  const { hyperparameters, plan, size, documents } = model;
  return {
    runId,
    hyperparameters,
    vocabulary: size.vocabulary,
    documents: documents && { count: documents.count, labels: documents.labels.length },
    dimensions: hyperparameters.vectorSize,
    memoryBytes: plan.totalBytes,
    threads: size.threads,
    sharedRows: sharedRowsOf(tableOf(model, plan.wordVectors)),
  };
};
