import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import { Shard } from '../worker/training/shard';

if (!parentPort) throw new Error('cli/shard.ts runs on a thread of its own');
expose(new Shard((control) => control.sleepWhilePaused()), nodeEndpoint(parentPort));
