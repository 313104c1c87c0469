import type { Hyperparameters } from '../contract/hyperparameterRow';
import { hasSubwords } from '../contract/algorithms';
import type { MemoryPlan, Region } from '../contract/memoryPlan';
import { inputRowAddress } from '../kernels/job';
import type { CompiledKernels } from '../kernels/kernels';
import { aliasTable, noiseWeights } from '../model/aliasSampler';
import { planBlocks } from '../model/blocks';
import { documentsAt, type Documents } from '../model/documents';
import { huffmanPaths, type HuffmanPaths } from '../model/huffman';
import { fillInitialRows } from '../model/initialRows';
import { keepProbabilities } from '../model/subsampling';
import { vocabularySubwords, type Subwords } from '../model/subwords';
import type { TokenStream } from '../model/tokenStream';
import type { Vocabulary } from '../model/vocabulary';
import { bufferOf, callTokensOf, planRun, scratchOf, type RunMemory, type RunSize } from './runMemory';
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
  subwords: Subwords | null;
  documents: Documents | null;
  /** Epochs of the runs that this one goes on from: it draws other random numbers than those. */
  earlierEpochs: number;
  plan: MemoryPlan;
}

/** A model in memory: rows that shards write and queries read. */
export interface RunModel extends RunDraft {
  memory: RunMemory;
  buffer: ArrayBuffer | SharedArrayBuffer;
  /** The words' vectors, padding included: row r starts at r · rowFloats. */
  rows: Float32Array;
  rowFloats: number;
}

type Given = Pick<RunDraft, 'hyperparameters' | 'vocabulary' | 'stream' | 'rawTokens' | 'kernels'> &
  Partial<Pick<RunDraft, 'documents' | 'earlierEpochs'>>;

export const draftRun = (given: Given): RunDraft => {
  const { hyperparameters: h, vocabulary, kernels, documents = null, earlierEpochs = 0 } = given;
  const tree = h.hs ? huffmanPaths(vocabulary.counts) : null;
  const subwords = hasSubwords(h) ? vocabularySubwords(vocabulary.words, vocabulary.counts, h) : null;
  const size = {
    vocabulary: vocabulary.words.length,
    threads: kernels.shared ? h.threads : 1,
    tree: { pathEntries: tree?.paths.length ?? 0, longestPath: tree?.longestPath ?? 0 },
    subwords: subwords && { rows: subwords.buckets.length, entries: subwords.rows.length },
    documents: documents && sizeOfDocuments(documents),
  };
  return { ...given, documents, earlierEpochs, size, tree, subwords, plan: planRun(h, size, kernels) };
};

export const sizeOfDocuments = (documents: Documents): NonNullable<RunSize['documents']> => ({
  count: documents.count,
  tags: documents.count + documents.labels.length,
  entries: documents.table?.tags.length ?? null,
  mostTags: documents.mostTags,
});

/** Random numbers of the tags' first rows; those of the words start from the seed itself. */
const TAG_SEED = 0x7a65;

/** Fills the memory of a run: random input rows, zero output rows, the tables that shards share. */
export const buildModel = (draft: RunDraft, memory: RunMemory): RunModel => {
  const { plan, hyperparameters: h, vocabulary, tree, subwords, documents } = draft;
  const buffer = bufferOf(memory);
  const floats = (region: Region) => new Float32Array(buffer, region.byteOffset, region.bytes / 4);
  const put = (region: Region, values: Uint32Array) => new Uint32Array(buffer, region.byteOffset).set(values);
  const rowFloats = plan.rowBytes / 4;
  const fill = (region: Region, seed: number) => {
    const shape = { rows: region.bytes / plan.rowBytes, dimensions: h.vectorSize, rowFloats };
    fillInitialRows(floats(region), shape, seed);
  };
  fill(plan.inputRows, h.seed);
  fill(plan.tagRows, h.seed ^ TAG_SEED);
  if (tree) {
    put(plan.pathOffsets, tree.offsets);
    put(plan.paths, tree.paths);
  } else {
    put(plan.aliasTable, aliasTable(noiseWeights(vocabulary.counts, h.nsExponent)));
  }
  if (subwords) {
    put(plan.subwordOffsets, subwords.offsets);
    for (const thread of plan.threads) {
      const job = {
        inputRows: plan.inputRows.byteOffset,
        rowBytes: plan.rowBytes,
        hotRows: thread.hotRows.byteOffset,
        hotCount: plan.hotCount,
        vocabulary: vocabulary.words.length,
      };
      put(
        thread.subwords,
        subwords.rows.map((row) => inputRowAddress(row, job)),
      );
    }
  }
  if (documents?.table) {
    put(plan.tagOffsets, documents.table.offsets);
    put(plan.tags, documents.table.tags);
  }
  return { ...draft, memory, buffer, rows: floats(plan.wordVectors), rowFloats };
};

/** What each shard of the run gets. */
export const shardSetups = (model: RunModel): ShardSetup[] => {
  const { hyperparameters, vocabulary, stream, kernels, plan, size, documents } = model;
  const blocks = planBlocks(stream, blockTokens(stream.length));
  const common = {
    compiled: kernels,
    memory: model.memory,
    plan,
    hyperparameters,
    stream,
    rowOfType: kernels.shared ? sharedCopy(vocabulary.rowOfType) : vocabulary.rowOfType,
    keep: keepProbabilities(vocabulary.counts, vocabulary.keptTokens, hyperparameters.sample),
    blocks,
    documents: documents ? documentsAt(stream, blocks) : null,
    rawTokens: model.rawTokens,
    earlierEpochs: model.earlierEpochs,
    vocabulary: vocabulary.words.length,
    hasTagTable: documents !== null && documents.table !== null,
    scratch: scratchOf(hyperparameters, size),
    callTokens: callTokensOf(hyperparameters, size, kernels),
  };
  return plan.threads.map((_, shard) => ({ ...common, shard }));
};

const sharedCopy = (values: Int32Array): Int32Array => {
  const copy = new Int32Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
};
