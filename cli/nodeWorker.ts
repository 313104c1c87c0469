import { Worker } from 'node:worker_threads';
import type { WorkerLike } from '../worker/contract/workerHandle';

/** A thread of Node behind the events of a browser's Worker. */
export class NodeWorker extends EventTarget implements WorkerLike {
  private readonly worker: Worker;

  constructor(url: URL) {
    super();
    this.worker = new Worker(url);
    this.worker.on('message', (data: unknown) => this.dispatchEvent(new MessageEvent('message', { data })));
    this.worker.on('messageerror', (error) => this.fail('messageerror', error.message));
    this.worker.on('error', (error) => this.fail('error', error.message));
    // After `terminate` nobody listens any more.
    this.worker.on('exit', (code) => this.fail('error', `ended with code ${code}`));
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    // Node's own list of what can be transferred is shorter than a browser's; nothing here transfers but ports.
    this.worker.postMessage(message, transfer as MessagePort[] as never);
  }

  terminate(): void {
    void this.worker.terminate();
  }

  private fail(kind: 'error' | 'messageerror', message: string): void {
    this.dispatchEvent(Object.assign(new Event(kind), { message }));
  }
}
