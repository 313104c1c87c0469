import type { Hyperparameters } from '../contract/hyperparameters';
import type { MemoryPlan } from '../contract/memoryPlan';
import type { CompiledKernels } from '../kernels/kernels';
import { aliasTable, noiseWeights } from '../model/aliasSampler';
import { planBlocks } from '../model/blocks';
import { huffmanPaths, type HuffmanPaths } from '../model/huffman';
import { fillInitialRows } from '../model/initialRows';
import { keepProbabilities } from '../model/subsampling';
import type { TokenStream } from '../model/tokenStream';
import type { Vocabulary } from '../model/vocabulary';
import { bufferOf, callTokensOf, planRun, type RunMemory, type RunSize } from './runMemory';
import { blockTokens } from './schedule';
import type { ShardSetup } from './shard';

/** A run that is decided but has no memory yet. */
export interface RunDraft {
  hyperparameters: Hyperparameters;
  vocabulary: Vocabulary;
  stream: TokenStream;
  /** Corpus tokens an epoch. */
  rawTokens: number;
  kernels: CompiledKernels;
  size: RunSize;
  tree: HuffmanPaths | null;
  plan: MemoryPlan;
}

/** A model in memory: rows that shards write and queries read. */
export interface RunModel extends RunDraft {
  memory: RunMemory;
  buffer: ArrayBuffer | SharedArrayBuffer;
  /** Input rows, padding included: row r starts at r · rowFloats. */
  rows: Float32Array;
  rowFloats: number;
}

export const draftRun = (
  given: Pick<RunDraft, 'hyperparameters' | 'vocabulary' | 'stream' | 'rawTokens' | 'kernels'>,
): RunDraft => {
  const { hyperparameters, vocabulary, kernels } = given;
  const tree = hyperparameters.hs ? huffmanPaths(vocabulary.counts) : null;
  const size = {
    vocabulary: vocabulary.words.length,
    threads: kernels.shared ? hyperparameters.threads : 1,
    tree: { pathEntries: tree?.paths.length ?? 0, longestPath: tree?.longestPath ?? 0 },
  };
  return { ...given, size, tree, plan: planRun(hyperparameters, size, kernels) };
};

/** Fills the memory of a run: random input rows, zero output rows, the tables that shards share. */
export const buildModel = (draft: RunDraft, memory: RunMemory): RunModel => {
  const { plan, hyperparameters: h, vocabulary, tree } = draft;
  const buffer = bufferOf(memory);
  const rows = new Float32Array(buffer, plan.inputRows.byteOffset, plan.inputRows.bytes / 4);
  const rowFloats = plan.rowBytes / 4;
  const shape = { vocabulary: vocabulary.words.length, dimensions: h.vectorSize, rowFloats };
  fillInitialRows(rows, shape, h.seed);
  if (tree) {
    new Uint32Array(buffer, plan.pathOffsets.byteOffset).set(tree.offsets);
    new Uint32Array(buffer, plan.paths.byteOffset).set(tree.paths);
  } else {
    const table = aliasTable(noiseWeights(vocabulary.counts, h.nsExponent));
    new Uint32Array(buffer, plan.aliasTable.byteOffset).set(table);
  }
  return { ...draft, memory, buffer, rows, rowFloats };
};

/** What each shard of the run gets. */
export const shardSetups = (model: RunModel): ShardSetup[] => {
  const { hyperparameters, vocabulary, stream, kernels, plan, size } = model;
  const common = {
    compiled: kernels,
    memory: model.memory,
    plan,
    hyperparameters,
    stream,
    rowOfType: kernels.shared ? sharedCopy(vocabulary.rowOfType) : vocabulary.rowOfType,
    keep: keepProbabilities(vocabulary.counts, vocabulary.keptTokens, hyperparameters.sample),
    blocks: planBlocks(stream, blockTokens(stream.length)),
    rawTokens: model.rawTokens,
    vocabulary: vocabulary.words.length,
    callTokens: callTokensOf(hyperparameters, size, kernels),
  };
  return plan.threads.map((_, shard) => ({ ...common, shard }));
};

const sharedCopy = (values: Int32Array): Int32Array => {
  const copy = new Int32Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
};
