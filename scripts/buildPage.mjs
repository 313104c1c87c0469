import { buildKernels } from './buildKernels.mjs';
import { buildSamples } from './buildSamples.mjs';
import { projectRoot } from './projectRoot.mjs';

/** Builds kernels, samples and the page into dist/. The dependencies must be installed. */
export async function buildPage() {
  await buildKernels();
  await buildSamples();
  const { build } = await import('vite');
  await build({ root: projectRoot, logLevel: 'warn' });
}
