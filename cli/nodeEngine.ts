import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Engine } from '../worker/engine/engine';
import { compileKernels, type CompiledKernels } from '../worker/kernels/kernels';
import { WorkerShard } from '../worker/training/shardPool';
import { NodeWorker } from './nodeWorker';

/** As it is built: scripts/buildCli.mjs puts it beside the file that this module becomes part of. */
const SHARD = new URL('./shard.js', import.meta.url);

// Node 20 has the instructions of the fastest kernels behind a flag; without them training is a fifth slower.
if (process.versions.node.startsWith('20.')) setFlagsFromString('--experimental-wasm-relaxed-simd');

/** The fastest kernels that this Node runs, from disk. */
export const nodeKernels = (shared: boolean): Promise<CompiledKernels> =>
  compileKernels(shared, async (url) => new Uint8Array(await readFile(url)));

/** The engine of the page, its shards on threads of Node. */
export const createEngine = (): Engine =>
  new Engine({
    shared: true,
    cores: availableParallelism(),
    compileKernels: nodeKernels,
    spawnShard: (index) => new WorkerShard(new NodeWorker(SHARD), `training thread ${index + 1}`),
    now: () => performance.now(),
  });
