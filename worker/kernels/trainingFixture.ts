import { readFile } from 'node:fs/promises';
import type { KernelBuild } from '../contract/engine';
import { aliasTable, noiseWeights } from '../model/aliasSampler';
import { huffmanPaths } from '../model/huffman';
import { fillInitialRows, rowFloatsOf } from '../model/initialRows';
import { Random } from '../model/random';
import { SENTENCE_END } from '../model/tokenStream';
import { JOB_BYTES } from './assembly/jobLayout';
import { readResults, scratchBytes, seedRandom, setSlice, writeJob } from './job';
import { compileKernels, instantiateKernels, KERNEL_RESERVE_BYTES, type TrainingKernels } from './kernels';

/** A small model and text laid out in one memory, for the kernels' tests. */

export interface FixtureOptions {
  build: KernelBuild;
  shared: boolean;
  dimensions: number;
  window: number;
  negative: number;
  negativeSharing: number;
  cbowMean: number;
  shrinkWindows: number;
}

export const FIXTURE_DEFAULTS: FixtureOptions = {
  build: 'simd',
  shared: false,
  dimensions: 20,
  window: 5,
  negative: 5,
  negativeSharing: 1,
  cbowMean: 1,
  shrinkWindows: 1,
};

const VOCABULARY = 50;
const JOB = KERNEL_RESERVE_BYTES;
const STOP_WORD = JOB + JOB_BYTES;
const PAGES = 8;

/** 40 sentences of 1–14 words, frequent words more often. */
const text = (): Uint32Array => {
  const random = new Random(7);
  const tokens: number[] = [];
  for (let sentence = 0; sentence < 40; sentence++) {
    const length = 1 + Math.floor(random.uniform() * 14);
    for (let i = 0; i < length; i++) tokens.push(Math.floor(random.uniform() ** 2 * VOCABULARY));
    tokens.push(SENTENCE_END);
  }
  return Uint32Array.from(tokens);
};

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
  inputs: Float32Array;
  outputs: Float32Array;
  /** All bytes after the reserve, to see what a kernel touched. */
  tokens: number;
  train: (mode: keyof TrainingKernels, from: number, to: number, alpha: number) => number;
  results: () => { position: number; loss: number; pairs: number };
  stop: (value: number) => void;
  rowFloats: number;
  dimensions: number;
}

export const trainingFixture = async (given: Partial<FixtureOptions>): Promise<TrainingFixture> => {
  const options = { ...FIXTURE_DEFAULTS, ...given };
  const { build, shared, dimensions, window, negative, negativeSharing, cbowMean, shrinkWindows } = options;
  const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES, shared });
  const { buffer } = memory;
  const kernels = await loadKernels(options, build === 'reference' && !shared ? buffer : memory);
  const counts = Uint32Array.from({ length: VOCABULARY }, (_, i) => Math.ceil(1000 / (i + 1)));
  const rowFloats = rowFloatsOf(dimensions);
  const huffman = huffmanPaths(counts);
  let next = STOP_WORD + 64;
  const place = (bytes: number): number => {
    const at = next;
    next = Math.ceil((next + bytes) / 64) * 64;
    return at;
  };
  const put = (data: Uint32Array): number => {
    const at = place(data.byteLength);
    new Uint32Array(buffer, at, data.length).set(data);
    return at;
  };
  const tokens = text();
  const inputRows = place(VOCABULARY * rowFloats * 4);
  const outputRows = place(VOCABULARY * rowFloats * 4);
  const inputs = new Float32Array(buffer, inputRows, VOCABULARY * rowFloats);
  const outputs = new Float32Array(buffer, outputRows, VOCABULARY * rowFloats);
  fillInitialRows(inputs, { vocabulary: VOCABULARY, dimensions, rowFloats }, 3);
  fillInitialRows(outputs, { vocabulary: VOCABULARY, dimensions, rowFloats }, 4);
  // Large enough that the steps are far above rounding.
  for (let i = 0; i < inputs.length; i++) [inputs[i], outputs[i]] = [inputs[i] * 8, outputs[i] * 8];
  writeJob(buffer, JOB, {
    tokens: put(tokens),
    stopWord: STOP_WORD,
    inputRows,
    outputRows,
    rowBytes: rowFloats * 4,
    window,
    shrinkWindows,
    cbowMean,
    negativeSharing,
    negative,
    vocabulary: VOCABULARY,
    aliasTable: put(aliasTable(noiseWeights(counts, 0.75))),
    pathOffsets: put(huffman.offsets),
    paths: put(huffman.paths),
    scratch: place(
      scratchBytes({
        rowBytes: rowFloats * 4,
        window,
        mostTargets: Math.max(1 + negative, huffman.longestPath),
      }),
    ),
  });
  seedRandom(buffer, JOB, { seed: 1, epoch: 0, block: 0 });
  return {
    kernels,
    buffer,
    inputs,
    outputs,
    tokens: tokens.length,
    rowFloats,
    dimensions,
    train: (mode, from, to, alpha) => {
      setSlice(buffer, JOB, { tokenCount: tokens.length, position: from, end: to, alpha });
      return kernels[mode](JOB);
    },
    results: () => readResults(buffer, JOB),
    stop: (value) => void (new Int32Array(buffer)[STOP_WORD / 4] = value),
  };
};
