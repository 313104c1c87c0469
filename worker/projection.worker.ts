import { expose } from 'comlink';
import { compileKernels } from './kernels/kernels';
import { realPace } from './projection/pace';
import { Projector } from './projection/projector';

const spawn = () =>
  new Worker(new URL('./projectionHelper.worker.ts', import.meta.url), {
    type: 'module',
    name: 'projection helper',
  });

// Beyond four threads a map of some ten thousand words is not faster.
const helpers = { count: Math.min(navigator.hardwareConcurrency, 4) - 1, spawn };

expose(
  new Projector(
    () => compileKernels(crossOriginIsolated),
    realPace,
    crossOriginIsolated && helpers.count > 0 ? helpers : null,
  ),
);
