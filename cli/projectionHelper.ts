import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import { KernelThread } from '../worker/projection/kernelThread';

if (!parentPort) throw new Error('cli/projectionHelper.ts runs on a thread of its own');
expose(new KernelThread(), nodeEndpoint(parentPort));
