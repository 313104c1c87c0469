/** Vitest calls `setup` once before all tests. */
export { buildKernels as setup } from './buildKernels.mjs';
