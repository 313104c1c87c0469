import type { CompiledKernels } from './kernels';
import { KERNEL_RESERVE_BYTES } from './kernels';
import { gatherCandidates, settleCandidates } from './reference/gatherCandidates';
import { joinCandidates } from './reference/joinCandidates';
import { layoutEpoch } from './reference/layout';
import { nearestNeighbours } from './reference/nearestNeighbours';
import { rescoreLists } from './reference/rescoreLists';
import { plantTrees } from './reference/plantTrees';

/** On a memory, with the address of a job block in it; each returns what it has done of the job. */
const REFERENCE = {
  nearestNeighbours,
  plantTrees,
  gatherCandidates,
  settleCandidates,
  joinCandidates,
  rescoreLists,
  layoutEpoch,
};

type KernelName = keyof typeof REFERENCE;

/** The projection's kernels; each takes the address of a job block. */
export type ProjectionKernels = Record<KernelName, (job: number) => number>;

/** Instantiates the projection's kernels, at once: memory is a plain buffer for the reference build. */
export const instantiateProjectionKernels = (
  compiled: CompiledKernels,
  memory: WebAssembly.Memory | ArrayBufferLike,
): ProjectionKernels => {
  if (compiled.module === null) {
    const buffer = memory instanceof WebAssembly.Memory ? memory.buffer : memory;
    const onMemory = Object.entries(REFERENCE).map(([name, kernel]) => [
      name,
      (job: number) => kernel(buffer, job),
    ]);
    return Object.fromEntries(onMemory) as ProjectionKernels;
  }
  if (!(memory instanceof WebAssembly.Memory)) throw new Error('wasm kernels need a WebAssembly.Memory');
  const { exports } = new WebAssembly.Instance(compiled.module, { env: { memory } });
  return exports as unknown as ProjectionKernels;
};

const PAGE_BYTES = 65536;

let spaces = 0;

/** A memory, the projection's kernels on it, and a number that no other has. */
export interface KernelSpace {
  number: number;
  compiled: CompiledKernels;
  memory: WebAssembly.Memory | null;
  buffer: ArrayBufferLike;
  kernels: ProjectionKernels;
}

/** Memory of a size that stays; what a caller plans starts at KERNEL_RESERVE_BYTES. Throws RangeError when there is too little. */
export const kernelSpace = (compiled: CompiledKernels, bytes: number): KernelSpace => {
  const number = ++spaces;
  const pages = Math.ceil((KERNEL_RESERVE_BYTES + bytes) / PAGE_BYTES);
  if (compiled.module === null) {
    const Buffer = compiled.shared ? SharedArrayBuffer : ArrayBuffer;
    const buffer = new Buffer(pages * PAGE_BYTES);
    return {
      number,
      compiled,
      memory: null,
      buffer,
      kernels: instantiateProjectionKernels(compiled, buffer),
    };
  }
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: compiled.shared });
  const kernels = instantiateProjectionKernels(compiled, memory);
  return { number, compiled, memory, buffer: memory.buffer, kernels };
};
