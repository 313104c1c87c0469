import type { KernelBuild } from '../contract/engine';
import { referenceKernels } from './reference/kernels';

/** A training kernel: trains the slice that the job block describes, returns the words trained. */
export type TrainingKernel = (job: number) => number;

export interface TrainingKernels {
  /** Skip-gram and PV-DBOW: each input predicts the word. */
  skipGram: TrainingKernel;
  /** CBOW and PV-DM: the inputs together predict the word. */
  context: TrainingKernel;
  /** PV-DM with concatenation: the inputs side by side predict the word. */
  concatenation: TrainingKernel;
  /** Adds this thread's copies of the frequent rows to the common ones, and takes those up; returns the rows. */
  mergeHotRows: TrainingKernel;
  /** FastText: writes the vectors of the words position … end − 1; returns how many. */
  composeVectors: TrainingKernel;
}

/** Compiled once, then instantiated on each thread; a module crosses threads by postMessage. */
export interface CompiledKernels {
  build: KernelBuild;
  shared: boolean;
  /** null for the reference build. */
  module: WebAssembly.Module | null;
}

const URLS = {
  'relaxed-shared': new URL('./build/relaxed-shared.wasm', import.meta.url),
  'relaxed-private': new URL('./build/relaxed-private.wasm', import.meta.url),
  'simd-shared': new URL('./build/simd-shared.wasm', import.meta.url),
  'simd-private': new URL('./build/simd-private.wasm', import.meta.url),
};

/**
 * The fastest build this engine accepts. An engine without relaxed SIMD refuses to compile that
 * build, one without SIMD refuses both; then the TypeScript twins do the work.
 *
 * @param read bytes of a kernel file; fetched by default, from disk in Node
 */
export const compileKernels = async (
  shared: boolean,
  read: (url: URL) => Promise<BufferSource> = fetchBytes,
): Promise<CompiledKernels> => {
  for (const build of ['relaxed', 'simd'] as const) {
    const bytes = await read(URLS[`${build}-${shared ? 'shared' : 'private'}`]);
    if (WebAssembly.validate(bytes)) return { build, shared, module: await WebAssembly.compile(bytes) };
  }
  return { build: 'reference', shared, module: null };
};

const fetchBytes = async (url: URL): Promise<BufferSource> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  return response.arrayBuffer();
};

/** Bytes at the start of memory that the kernels keep to themselves. */
export const KERNEL_RESERVE_BYTES = 65536;

/** Instantiates the kernels on a memory: WebAssembly.Memory for a module, a plain buffer for the reference build. */
export const instantiateKernels = async (
  compiled: CompiledKernels,
  memory: WebAssembly.Memory | ArrayBufferLike,
): Promise<TrainingKernels> => {
  if (compiled.module === null) {
    return referenceKernels(memory instanceof WebAssembly.Memory ? memory.buffer : memory);
  }
  if (!(memory instanceof WebAssembly.Memory)) throw new Error('wasm kernels need a WebAssembly.Memory');
  const { exports } = await WebAssembly.instantiate(compiled.module, { env: { memory } });
  const kernels = exports as unknown as TrainingKernels & { heapBase: () => number };
  if (kernels.heapBase() > KERNEL_RESERVE_BYTES) {
    throw new Error(`kernels take ${kernels.heapBase()} bytes, ${KERNEL_RESERVE_BYTES} are reserved`);
  }
  return kernels;
};
