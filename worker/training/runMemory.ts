import { concatenates, inputsInOutput } from '../contract/algorithms';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import { hyperparameterRow } from '../contract/hyperparameters';
import {
  MAXIMUM_MEMORY_BYTES,
  largestVectorSize,
  planMemory,
  rowBytesOf,
  type MemoryPlan,
  type MemoryShape,
} from '../contract/memoryPlan';
import { failed, type Outcome } from '../contract/outcome';
import { JOB_BYTES } from '../kernels/assembly/jobLayout';
import { ringBytes, scratchLayout } from '../kernels/job';
import { KERNEL_RESERVE_BYTES, type CompiledKernels } from '../kernels/kernels';
import { ControlWords } from './controlWords';
import { callTokens, sliceTokens } from './schedule';

/** What decides how much memory a run takes, apart from vector_size. */
export interface RunSize {
  vocabulary: number;
  threads: number;
  /** Of the Huffman tree; not looked at with negative sampling. */
  tree: { pathEntries: number; longestPath: number };
  /** N-gram rows, and rows of all words together, their own among them; null when words have no n-grams. */
  subwords: { rows: number; entries: number } | null;
  /** null when there are no documents; `entries` null where each has one tag. */
  documents: { count: number; tags: number; entries: number | null; mostTags: number } | null;
}

/** Paths of a tree that is not built yet, from above for corpora whose counts follow Zipf's law. */
export const estimatedTree = (vocabulary: number): RunSize['tree'] => {
  const depth = Math.ceil(Math.log2(Math.max(2, vocabulary)));
  return { pathEntries: vocabulary * (depth + 1), longestPath: 2 * depth };
};

/** Output rows that a window is compared with, at most. */
const mostTargets = (h: Hyperparameters, size: RunSize): number =>
  h.hs ? size.tree.longestPath : h.negative + 1;

export const callTokensOf = (h: Hyperparameters, size: RunSize, kernels: CompiledKernels): number =>
  callTokens(h, {
    targets: mostTargets(h, size),
    subwords: size.subwords ? size.subwords.entries / size.vocabulary : 0,
    threads: size.threads,
    kind: kernels.module === null ? 'reference' : 'wasm',
  });

/** Bytes of the frequent rows of one matrix that a thread keeps for itself: half of it was slower, twice as much no faster. */
const HOT_BYTES = 327_680;

const hotRowsOf = (h: Hyperparameters, size: RunSize, outputRows: number): number => {
  // Copies are of input and output rows alike.
  if (size.threads === 1 || concatenates(h)) return 0;
  const most = Math.floor(HOT_BYTES / rowBytesOf(h.vectorSize));
  return Math.min(most, size.vocabulary, outputRows, size.subwords?.rows ?? most);
};

const outputRowBytesOf = (h: Hyperparameters): number => inputsInOutput(h) * rowBytesOf(h.vectorSize);

export const scratchOf = (h: Hyperparameters, size: RunSize) =>
  scratchLayout({
    window: h.window,
    mostTags: size.documents?.mostTags ?? 0,
    mostTargets: mostTargets(h, size),
    outputRowBytes: outputRowBytesOf(h),
  });

export const planRun = (h: Hyperparameters, size: RunSize, kernels: CompiledKernels): MemoryPlan => {
  const outputRows = h.hs ? size.vocabulary - 1 : size.vocabulary;
  const { subwords, documents } = size;
  const shape: MemoryShape = {
    reserveBytes: KERNEL_RESERVE_BYTES,
    controlBytes: ControlWords.bytes(size.threads),
    jobBytes: JOB_BYTES,
    vocabulary: size.vocabulary,
    dimensions: h.vectorSize,
    // After the words: n-grams, or the row of a missing word.
    inputRows: size.vocabulary + (subwords?.rows ?? 0) + (concatenates(h) ? 1 : 0),
    outputRows,
    outputRowBytes: outputRowBytesOf(h),
    tagRows: documents?.tags ?? 0,
    hs: h.hs === 1,
    pathEntries: h.hs ? size.tree.pathEntries : 0,
    subwordEntries: subwords?.entries ?? null,
    tagTable:
      documents && documents.entries !== null
        ? { documents: documents.count, entries: documents.entries }
        : null,
    threads: size.threads,
    sliceTokens: sliceTokens(h.window, callTokensOf(h, size, kernels)),
    scratchBytes: scratchOf(h, size).bytes,
    hotRows: hotRowsOf(h, size, outputRows),
    ringBytes: subwords ? ringBytes(h.window, rowBytesOf(h.vectorSize)) : 0,
  };
  return planMemory(shape);
};

export type RunMemory = WebAssembly.Memory | ArrayBuffer | SharedArrayBuffer;

export const bufferOf = (memory: RunMemory): ArrayBuffer | SharedArrayBuffer =>
  memory instanceof WebAssembly.Memory ? memory.buffer : memory;

/** The one allocation of a run, zeroed; null when the engine refuses. It never grows. */
export const allocate = (plan: MemoryPlan, kernels: CompiledKernels): RunMemory | null => {
  if (plan.totalBytes > MAXIMUM_MEMORY_BYTES) return null;
  const { pages, totalBytes } = plan;
  try {
    if (kernels.module !== null) {
      return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: kernels.shared });
    }
    return kernels.shared ? new SharedArrayBuffer(totalBytes) : new ArrayBuffer(totalBytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

/**
 * The problem of memory that was refused. Below what WebAssembly can address nothing tells how much
 * there is, so the advice is a vector_size that needs half of what was refused.
 *
 * @param goesOn whether the run goes on from another one, whose vector_size it has to keep
 */
export const memoryRefused = (
  h: Hyperparameters,
  size: RunSize,
  kernels: CompiledKernels,
  goesOn = false,
): Outcome<never> => {
  const bytesFor = (vectorSize: number) => planRun({ ...h, vectorSize }, size, kernels).totalBytes;
  const neededBytes = bytesFor(h.vectorSize);
  const limit = neededBytes > MAXIMUM_MEMORY_BYTES ? MAXIMUM_MEMORY_BYTES : neededBytes / 2;
  const below = Math.min(h.vectorSize, hyperparameterRow('vectorSize').max);
  return failed({
    kind: 'outOfMemory',
    neededBytes,
    largestVectorSize: goesOn ? null : largestVectorSize(bytesFor, below, limit),
  });
};
