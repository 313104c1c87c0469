import type { KernelBuild } from '../contract/engine';
import type { CompiledKernels } from './kernels';
import { buildsHere, readKernel } from './trainingFixture';

/** Kernels of one build, read from disk. */
export const kernelsFor = async (build: KernelBuild, shared: boolean): Promise<CompiledKernels> => {
  if (build === 'reference') return { build, shared, module: null };
  const bytes = await readKernel(
    new URL(`./build/${build}-${shared ? 'shared' : 'private'}.wasm`, import.meta.url),
  );
  return { build, shared, module: await WebAssembly.compile(bytes) };
};

export const privateKernels = (build: KernelBuild): Promise<CompiledKernels> => kernelsFor(build, false);

/** The best that this engine runs. */
export const bestKernels = async (shared: boolean): Promise<CompiledKernels> =>
  kernelsFor((await buildsHere()).at(-1), shared);

export const bestPrivateKernels = (): Promise<CompiledKernels> => bestKernels(false);
