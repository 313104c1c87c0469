import { expose } from 'comlink';
import { compileKernels } from './kernels/kernels';
import { Engine } from './engine/engine';
import { localShard, WorkerShard } from './training/shardPool';

const spawnShard = (index: number) => {
  if (!crossOriginIsolated) return localShard();
  const worker = new Worker(new URL('./shard.worker.ts', import.meta.url), { type: 'module', name: 'shard' });
  return new WorkerShard(worker, `training thread ${index + 1}`);
};

expose(
  new Engine({
    shared: crossOriginIsolated,
    cores: navigator.hardwareConcurrency,
    compileKernels: (shared) => compileKernels(shared),
    spawnShard,
    now: () => performance.now(),
  }),
);
