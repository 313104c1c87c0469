import { concatenates, contextPredicts, hasSubwords } from '../contract/algorithms';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import type { MemoryPlan } from '../contract/memoryPlan';
import { clearResults, readResults, seedRandom, setDocument, setSlice, writeJob } from '../kernels/job';
import {
  instantiateKernels,
  type CompiledKernels,
  type TrainingKernel,
  type TrainingKernels,
} from '../kernels/kernels';
import { Random } from '../model/random';
import { SliceReader, type Slice } from '../model/slices';
import type { TokenStream } from '../model/tokenStream';
import { ControlWords } from './controlWords';
import { learningRate } from '../model/learningRate';
import { shardJob } from './shardJob';

/** Stream of random numbers for subsampling; kernels draw from the epoch's own stream. */
const SUBSAMPLING_STREAM = 0x5ab5;

/** Frequent rows that are merged at every call of the kernel; the others are at every fourth. */
const MERGED_ALWAYS = 192;
const MERGE_TURNS = 4;

/** All a shard needs for a run. Everything large in it is shared memory where there is any. */
export interface ShardSetup {
  shard: number;
  compiled: CompiledKernels;
  memory: WebAssembly.Memory | ArrayBufferLike;
  plan: MemoryPlan;
  hyperparameters: Hyperparameters;
  stream: TokenStream;
  rowOfType: Int32Array;
  /** Probability that subsampling keeps a token, a word of the vocabulary. */
  keep: Float64Array;
  /** Starts of the blocks, then the stream's length. */
  blocks: Float64Array;
  /** Corpus tokens an epoch. */
  rawTokens: number;
  /** Epochs that were trained before the run. */
  earlierEpochs: number;
  vocabulary: number;
  /** Number of the document that each block starts in; null when there are no documents. */
  documents: Uint32Array | null;
  /** Whether documents have more tags than their own number. */
  hasTagTable: boolean;
  scratch: { inputCapacity: number };
  /** Positions a kernel call may train. */
  callTokens: number;
}

/** What the coordinator asks of a shard, on its own thread or on another. */
export interface ShardApi {
  /** FastText's vectors are still to be composed. */
  prepare(setup: ShardSetup): Promise<void>;
  /** Trains blocks until none is left or the command is STOP. */
  trainEpoch(epoch: number): Promise<void>;
  /** FastText: writes this shard's part of the words' vectors, from the common rows of all shards. */
  composeVectors(): Promise<void>;
}

/** Called between kernel calls; returns when the command is not PAUSE. */
export type Rest = (control: ControlWords) => Promise<void> | void;

/** One thread of training: claims blocks of the corpus and runs the kernel over them. */
export class Shard implements ShardApi {
  private run: ShardRun | null = null;

  constructor(private readonly rest: Rest) {}

  async prepare(setup: ShardSetup): Promise<void> {
    const kernels = await instantiateKernels(setup.compiled, setup.memory);
    this.run = new ShardRun(setup, kernels, this.rest);
  }

  async trainEpoch(epoch: number): Promise<void> {
    if (!this.run) throw new Error(`epoch ${epoch} was asked of a shard without a run`);
    await this.run.trainEpoch(epoch);
  }

  async composeVectors(): Promise<void> {
    await this.run?.composeVectors();
  }
}

const kernelOf = (h: Hyperparameters): 'skipGram' | 'context' | 'concatenation' => {
  if (concatenates(h)) return 'concatenation';
  return contextPredicts(h) ? 'context' : 'skipGram';
};

class ShardRun {
  private readonly control: ControlWords;
  private readonly buffer: ArrayBufferLike;
  private readonly job: number;
  private readonly tokens: Uint32Array;
  private readonly reader: SliceReader;
  private readonly kernel: TrainingKernel;
  private readonly keepsCopies: boolean;
  private words = 0;
  private merges = 0;

  constructor(
    private readonly setup: ShardSetup,
    private readonly kernels: TrainingKernels,
    private readonly rest: Rest,
  ) {
    const { plan, shard, memory } = setup;
    this.buffer = memory instanceof WebAssembly.Memory ? memory.buffer : memory;
    this.control = new ControlWords(this.buffer, plan.control.byteOffset, plan.threads.length);
    const regions = plan.threads[shard];
    this.job = regions.job.byteOffset;
    this.tokens = new Uint32Array(this.buffer, regions.tokens.byteOffset, regions.tokens.bytes / 4);
    this.reader = new SliceReader(setup.stream, setup.rowOfType, setup.keep, setup.hyperparameters.window);
    const job = shardJob(setup);
    writeJob(this.buffer, this.job, job);
    this.kernel = kernels[kernelOf(setup.hyperparameters)];
    this.keepsCopies = job.hotCount > 0;
  }

  async trainEpoch(epoch: number): Promise<void> {
    clearResults(this.buffer, this.job);
    this.words = 0;
    if (this.keepsCopies) await this.mergeAtLast();
    await this.trainBlocks(epoch);
    if (this.keepsCopies) await this.mergeAtLast();
  }

  private async trainBlocks(epoch: number): Promise<void> {
    const { blocks, documents, hyperparameters, earlierEpochs } = this.setup;
    const drawn = earlierEpochs + epoch;
    for (;;) {
      await this.rest(this.control);
      if (this.control.isStopped()) return;
      const block = this.control.claimBlock();
      if (block >= blocks.length - 1) return;
      // Random numbers belong to the block, so what is drawn does not depend on who trains it.
      const { seed } = hyperparameters;
      seedRandom(this.buffer, this.job, { seed, epoch: drawn, block });
      setDocument(this.buffer, this.job, documents ? documents[block] : 0);
      this.reader.start(
        blocks[block],
        blocks[block + 1],
        new Random(seed, SUBSAMPLING_STREAM + drawn, block),
      );
      for (let slice = this.reader.fill(this.tokens); slice; slice = this.reader.fill(this.tokens)) {
        if (!(await this.trainSlice(slice, epoch))) return;
      }
    }
  }

  /** False when the run was stopped. */
  private async trainSlice(slice: Slice, epoch: number): Promise<boolean> {
    const { hyperparameters, rawTokens, callTokens } = this.setup;
    const share = (epoch * rawTokens + this.control.rawTokens) / (hyperparameters.epochs * rawTokens);
    const alpha = learningRate(hyperparameters, share);
    let position = slice.position;
    while (position < slice.end) {
      const end = Math.min(slice.end, position + callTokens);
      setSlice(this.buffer, this.job, { tokenCount: slice.tokenCount, position, end, alpha });
      this.words += this.kernel(this.job);
      const results = readResults(this.buffer, this.job);
      position = results.position;
      if (this.keepsCopies) this.merge();
      this.control.publish(this.setup.shard, { words: this.words, loss: results.loss, pairs: results.pairs });
      await this.rest(this.control);
      if (this.control.isStopped()) return false;
    }
    this.control.addRawTokens(slice.rawTokens);
    return true;
  }

  /** FastText: writes this shard's part of the words' vectors from their rows; to the end after a stop too. */
  async composeVectors(): Promise<void> {
    const { plan, shard, vocabulary, hyperparameters, callTokens } = this.setup;
    if (!hasSubwords(hyperparameters)) return;
    if (this.keepsCopies) await this.mergeAtLast();
    const shards = plan.threads.length;
    const last = Math.floor((vocabulary * (shard + 1)) / shards);
    let position = Math.floor((vocabulary * shard) / shards);
    while (position < last) {
      const end = Math.min(last, position + callTokens);
      setSlice(this.buffer, this.job, { tokenCount: 0, position, end, alpha: 0 });
      this.kernels.composeVectors(this.job);
      position = end;
      this.control.publish(shard, this.control.read(shard));
      await this.rest(this.control);
    }
  }

  /** Merges all copies of frequent rows; waits for its turn. */
  private async mergeAtLast(): Promise<void> {
    while (!this.control.beginMerge()) await this.rest(this.control);
    this.mergeRows(0, this.setup.plan.hotCount);
    this.control.endMerge();
  }

  /**
   * Adds what the thread's copies of the frequent rows have learnt to the common rows, unless another thread is at it:
   * the most frequent ones at every call, the others in turns.
   */
  private merge(): void {
    if (!this.control.beginMerge()) return;
    const { hotCount } = this.setup.plan;
    const always = Math.min(hotCount, MERGED_ALWAYS);
    const part = Math.ceil((hotCount - always) / MERGE_TURNS);
    const from = always + (this.merges++ % MERGE_TURNS) * part;
    this.mergeRows(0, always);
    this.mergeRows(from, Math.min(hotCount, from + part));
    this.control.endMerge();
  }

  private mergeRows(position: number, end: number): void {
    if (position >= end) return;
    setSlice(this.buffer, this.job, { tokenCount: 0, position, end, alpha: 0 });
    this.kernels.mergeHotRows(this.job);
  }
}
