import type { KernelBuild } from '../contract/engine';
import type { CompiledKernels } from './kernels';
import { buildsHere, readKernel } from './trainingFixture';

/** Kernels of one build for private memory, read from disk. */
export const privateKernels = async (build: KernelBuild): Promise<CompiledKernels> => {
  if (build === 'reference') return { build, shared: false, module: null };
  const bytes = await readKernel(new URL(`./build/${build}-private.wasm`, import.meta.url));
  return { build, shared: false, module: await WebAssembly.compile(bytes) };
};

/** The best that this engine runs. */
export const bestPrivateKernels = async (): Promise<CompiledKernels> => {
  const builds = await buildsHere();
  return privateKernels(builds[builds.length - 1]);
};
