import { wrap, type Endpoint, type Remote } from 'comlink';
import type { Problem } from './problems';

/** The part of Worker that a handle needs. */
export interface WorkerLike extends Endpoint {
  terminate(): void;
}

/** Rejection of every call to a worker that failed to start, died or was disposed of. */
export class WorkerFailure extends Error {
  constructor(readonly problem: Problem & { worker: string; detail: string }) {
    super(`${problem.worker}: ${problem.detail}`);
    this.name = 'WorkerFailure';
  }
}

/** Comlink and what it lacks: calls reject when the worker dies or is disposed of. */
export class WorkerHandle<T> {
  private readonly remote: Remote<T>;
  private readonly pending = new Set<(failure: WorkerFailure) => void>();
  private failure: WorkerFailure | null = null;
  private started = false;

  /** @param onCrash called once, when a worker that had started dies on its own */
  constructor(
    private readonly worker: WorkerLike,
    private readonly name: string,
    private readonly onCrash: (failure: WorkerFailure) => void = () => {},
  ) {
    this.remote = wrap<T>(worker);
    const failures = {
      error: 'its script could not be loaded or run',
      messageerror: 'a message could not be read',
    };
    for (const [kind, detail] of Object.entries(failures)) {
      worker.addEventListener(kind, (event) => {
        // Else an error of a worker's worker would be taken for one of its own.
        event.preventDefault();
        const message = 'message' in event && typeof event.message === 'string' ? event.message : '';
        this.crash(message || detail);
      });
    }
  }

  /** First call to the worker; a failure or no answer within `timeoutMs` means that it did not start. */
  async open<R>(invoke: (remote: Remote<T>) => Promise<R>, timeoutMs: number): Promise<R> {
    const timer = setTimeout(() => this.crash(`no answer within ${timeoutMs} ms`), timeoutMs);
    try {
      const answer = await this.call(invoke);
      this.started = true;
      return answer;
    } catch (error) {
      this.crash(error instanceof Error ? error.message : String(error));
      throw this.failure ?? error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Races a call with the worker's death. */
  call<R>(invoke: (remote: Remote<T>) => Promise<R>): Promise<R> {
    if (this.failure) return Promise.reject(this.failure);
    return new Promise<R>((resolve, reject) => {
      this.pending.add(reject);
      invoke(this.remote)
        .then(resolve, reject)
        .finally(() => this.pending.delete(reject));
    });
  }

  /** Ends the worker; what is pending rejects. */
  dispose(): void {
    this.end('workerCrashed', 'was ended');
  }

  private crash(detail: string): void {
    const kind = this.started ? 'workerCrashed' : 'workerFailedToStart';
    const failure = this.end(kind, detail);
    if (failure && this.started) this.onCrash(failure);
  }

  /** null when the worker had ended before. */
  private end(kind: 'workerCrashed' | 'workerFailedToStart', detail: string): WorkerFailure | null {
    if (this.failure) return null;
    this.failure = new WorkerFailure({ kind, worker: this.name, detail });
    this.worker.terminate();
    for (const reject of this.pending) reject(this.failure);
    this.pending.clear();
    return this.failure;
  }
}
