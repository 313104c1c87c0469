import { readFile } from 'node:fs/promises';
import type { KernelBuild } from '../contract/engine';
import { aliasTable, noiseWeights } from '../model/aliasSampler';
import { huffmanPaths } from '../model/huffman';
import { rowBytesOf } from '../contract/memoryPlan';
import { fillInitialRows } from '../model/initialRows';
import { SENTENCE_END } from '../model/tokenStream';
import { JOB_BYTES } from './assembly/jobLayout';
import {
  inputRowAddress,
  readResults,
  ringBytes,
  scratchLayout,
  seedRandom,
  setDocument,
  setSlice,
  writeJob,
} from './job';
import { DOCUMENTS, LABELS, NGRAMS, ngrams, tags, text, VOCABULARY } from './fixtureText';
import { compileKernels, instantiateKernels, KERNEL_RESERVE_BYTES, type TrainingKernels } from './kernels';

/** A small model and text laid out in one memory, for the kernels' tests. */

export interface FixtureOptions {
  build: KernelBuild;
  shared: boolean;
  dimensions: number;
  window: number;
  hs: boolean;
  negative: number;
  negativeSharing: number;
  contextMean: number;
  exactGradient: number;
  shrinkWindows: number;
  /** Words are composed of n-grams, as the mean (skip-gram) or the sum (context) of their rows. */
  subwords: 'none' | 'mean' | 'sum';
  /** Sentences are documents: of one tag each, of one to three, or of two each. */
  documents: 'none' | 'numbered' | 'tagged' | 'twoTags';
  /** Tags and words lie side by side: for documents that all have as many tags. */
  concatenated: boolean;
  wordInputs: number;
  /** Frequent rows that the thread keeps copies of. */
  hotCount: number;
}

export const FIXTURE_DEFAULTS: FixtureOptions = {
  build: 'simd',
  shared: false,
  dimensions: 20,
  window: 5,
  hs: false,
  negative: 5,
  negativeSharing: 1,
  contextMean: 1,
  exactGradient: 0,
  shrinkWindows: 1,
  subwords: 'none',
  documents: 'none',
  concatenated: false,
  wordInputs: 1,
  hotCount: 0,
};

const JOB = KERNEL_RESERVE_BYTES;
const STOP_WORD = JOB + JOB_BYTES;
const PAGES = 8;

/** Bytes of a kernel from the build folder. */
export const readKernel = async (url: URL): Promise<BufferSource> => {
  const bytes = await readFile(url);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
};

/** Node 20 has no relaxed SIMD without a flag: that build is tested where the engine knows it, and in Chromium. */
export const buildsHere = async (): Promise<KernelBuild[]> => {
  const best = (await compileKernels(false, readKernel)).build;
  return best === 'relaxed' ? ['simd', 'relaxed'] : [best];
};

const loadKernels = async (
  options: FixtureOptions,
  memory: WebAssembly.Memory | ArrayBuffer,
): Promise<TrainingKernels> => {
  const { build, shared } = options;
  if (build === 'reference') return instantiateKernels({ build, shared, module: null }, memory);
  const url = new URL(`./build/${build}-${shared ? 'shared' : 'private'}.wasm`, import.meta.url);
  const module = await WebAssembly.compile(await readKernel(url));
  return instantiateKernels({ build, shared, module }, memory);
};

export interface TrainingFixture {
  kernels: TrainingKernels;
  buffer: ArrayBufferLike;
  /** Rows of words and n-grams, output rows, rows of tags, and the words' vectors. */
  inputs: Float32Array;
  outputs: Float32Array;
  tagRows: Float32Array;
  vectors: Float32Array;
  /** The thread's copies of frequent rows, inputs, outputs and n-grams, and all as they were when last merged. */
  hotRows: Float32Array;
  tokens: number;
  /** Positions after which a sentence ends. */
  sentenceEnds: number[];
  train: (mode: TrainingMode, from: number, to: number, alpha: number) => number;
  call: (kernel: keyof TrainingKernels, position: number, end: number) => number;
  results: () => { position: number; loss: number; pairs: number };
  /** Back to the first document. */
  restart: () => void;
  stop: (value: number) => void;
  rowFloats: number;
  dimensions: number;
}

export type TrainingMode = 'skipGram' | 'context' | 'concatenation';

/** Places one array after the other in a memory. */
class Placer {
  private next = STOP_WORD + 64;

  constructor(private readonly buffer: ArrayBufferLike) {}

  place(bytes: number): number {
    const at = this.next;
    this.next = Math.ceil((at + bytes) / 64) * 64;
    return at;
  }

  put(data: ArrayLike<number>): number {
    const at = this.place(4 * data.length);
    new Uint32Array(this.buffer, at, data.length).set(data);
    return at;
  }

  floats(at: number, count: number): Float32Array {
    return new Float32Array(this.buffer, at, count);
  }
}

export const trainingFixture = async (given: Partial<FixtureOptions>): Promise<TrainingFixture> => {
  const options = { ...FIXTURE_DEFAULTS, ...given };
  const { build, shared, dimensions, window, hs, negative, hotCount } = options;
  const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES, shared });
  const { buffer } = memory;
  const kernels = await loadKernels(options, build === 'reference' && !shared ? buffer : memory);
  const counts = Uint32Array.from({ length: VOCABULARY }, (_, i) => Math.ceil(1000 / (i + 1)));
  const rowBytes = rowBytesOf(dimensions);
  const rowFloats = rowBytes / 4;
  const placer = new Placer(buffer);
  const twoTags = options.documents === 'twoTags';
  /** Input rows in an output row. */
  const slots = options.concatenated ? (twoTags ? 2 : 1) + 2 * window : 1;
  const rows = (count: number, seed: number) => {
    const at = placer.place(count * rowBytes);
    const values = placer.floats(at, count * rowFloats);
    fillInitialRows(values, { rows: count, dimensions, rowFloats }, seed);
    // Large enough that the steps are far above rounding.
    for (let i = 0; i < values.length; i++) values[i] *= 8;
    return { at, values };
  };
  const huffman = huffmanPaths(counts);
  const parts = ngrams();
  const labels = tags((document) => (twoTags ? 1 : document % 3));
  const composed = options.subwords !== 'none';
  const documented = options.documents !== 'none';
  const tagged = twoTags || options.documents === 'tagged';
  const tokens = text();
  const mostTargets = hs ? huffman.longestPath : 1 + negative;
  const scratch = scratchLayout({ window, mostTags: 3, mostTargets, outputRowBytes: slots * rowBytes });
  // Words, then n-grams or the null row.
  const inputs = rows(VOCABULARY + NGRAMS, 3);
  const outputs = rows(VOCABULARY * slots, 4);
  const tagRows = rows(DOCUMENTS + LABELS, 5);
  const vectors = rows(VOCABULARY, 6);
  const matrices = composed ? 3 : 2;
  const hotRows = placer.place(2 * matrices * hotCount * rowBytes);
  const frequent = { inputRows: inputs.at, rowBytes, hotRows, hotCount, vocabulary: VOCABULARY };
  writeJob(buffer, JOB, {
    tokens: placer.put(tokens),
    stopWord: STOP_WORD,
    ...frequent,
    outputRows: outputs.at,
    outputRowBytes: slots * rowBytes,
    window,
    shrinkWindows: options.shrinkWindows,
    contextMean: options.contextMean,
    exactGradient: options.exactGradient,
    negativeSharing: options.negativeSharing,
    negative,
    aliasTable: placer.put(aliasTable(noiseWeights(counts, 0.75))),
    pathOffsets: hs ? placer.put(huffman.offsets) : 0,
    paths: hs ? placer.put(huffman.paths) : 0,
    scratch: placer.place(scratch.bytes),
    inputCapacity: scratch.inputCapacity,
    ngramRows: composed ? inputs.at + VOCABULARY * rowBytes : 0,
    subwordOffsets: composed ? placer.put(parts.offsets) : 0,
    subwords: composed ? placer.put(parts.rows.map((row) => inputRowAddress(row, frequent))) : 0,
    wordVectors: vectors.at,
    ring: placer.place(ringBytes(window, rowBytes)),
    ringMean: options.subwords === 'mean' ? 1 : 0,
    tagRows: documented ? tagRows.at : 0,
    tagOffsets: tagged ? placer.put(labels.offsets) : 0,
    tags: tagged ? placer.put(labels.tags) : 0,
    wordInputs: options.wordInputs,
    nullRow: options.concatenated ? inputs.at + VOCABULARY * rowBytes : 0,
  });
  seedRandom(buffer, JOB, { seed: 1, epoch: 0, block: 0 });
  setDocument(buffer, JOB, 0);
  const call = (kernel: keyof TrainingKernels, position: number, end: number, alpha: number) => {
    setSlice(buffer, JOB, { tokenCount: tokens.length, position, end, alpha });
    return kernels[kernel](JOB);
  };
  return {
    kernels,
    buffer,
    inputs: inputs.values,
    outputs: outputs.values,
    tagRows: tagRows.values,
    vectors: vectors.values,
    hotRows: placer.floats(hotRows, 2 * matrices * hotCount * rowFloats),
    tokens: tokens.length,
    sentenceEnds: Array.from(tokens.keys()).filter((i) => tokens[i] === SENTENCE_END),
    rowFloats,
    dimensions,
    train: (mode, from, to, alpha) => call(mode, from, to, alpha),
    call: (kernel, position, end) => call(kernel, position, end, 0),
    results: () => readResults(buffer, JOB),
    restart: () => setDocument(buffer, JOB, 0),
    stop: (value) => void (new Int32Array(buffer)[STOP_WORD / 4] = value),
  };
};
