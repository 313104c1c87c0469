import type { Remote } from 'comlink';
import type { CorpusFacts, CorpusSource } from '../../worker/contract/corpus';
import type { EngineApi } from '../../worker/contract/engine';
import { failed, type Outcome } from '../../worker/contract/outcome';
import { WorkerFailure, WorkerHandle, type WorkerLike } from '../../worker/contract/workerHandle';
import type { SessionEvent } from './sessionTypes';

const START_TIMEOUT_MS = 20_000;

export type EngineCall<T> = (remote: Remote<EngineApi>) => Promise<Outcome<T>>;
export type ReadCall = EngineCall<CorpusFacts | null>;

/** The engine's worker: opened, called, and replaced when it dies, its corpus read once more. */
export class EngineConnection {
  private handle: WorkerHandle<EngineApi> | null = null;
  private ready: Promise<void> = Promise.resolve();
  private lastRead: ReadCall | null = null;
  private disposed = false;

  constructor(
    private readonly spawn: () => WorkerLike,
    private readonly onEvent: (event: SessionEvent) => void,
  ) {}

  open(): Promise<void> {
    this.ready = this.start();
    return this.ready;
  }

  /** Answers a worker's failure as the problem it is, and an error inside the engine like its death. */
  async call<T>(invoke: EngineCall<T>): Promise<Outcome<T>> {
    await this.ready;
    return this.callNow(invoke);
  }

  /** Like `call`, without waiting for an engine that is being started. */
  async callNow<T>(invoke: EngineCall<T>): Promise<Outcome<T>> {
    if (!this.handle) throw new Error('the engine was called before it was opened');
    try {
      return await this.handle.call(invoke);
    } catch (error) {
      if (error instanceof WorkerFailure) return failed(error.problem);
      const detail = error instanceof Error ? error.message : String(error);
      return failed({ kind: 'workerCrashed', worker: 'engine', detail });
    }
  }

  /** A reading that succeeds is repeated when the engine has to be replaced. */
  async read(invoke: ReadCall): Promise<Outcome<CorpusFacts | null>> {
    const outcome = await this.call(invoke);
    if (outcome.ok && outcome.value) this.lastRead = invoke;
    return outcome;
  }

  dispose(): void {
    this.disposed = true;
    this.handle?.dispose();
  }

  private async start(): Promise<void> {
    const handle = new WorkerHandle<EngineApi>(this.spawn(), 'engine', (failure) => this.recover(failure));
    this.handle = handle;
    try {
      const facts = await handle.open((remote) => remote.open(), START_TIMEOUT_MS);
      this.onEvent({ kind: 'engineReady', facts });
    } catch (error) {
      if (!(error instanceof WorkerFailure)) throw error;
      if (!this.disposed) this.onEvent({ kind: 'engineFailed', problem: error.problem });
    }
  }

  private recover(failure: WorkerFailure): void {
    this.onEvent({ kind: 'problem', problem: failure.problem });
    // Forgotten until it has succeeded: a text that kills the engine is not read for ever.
    const { lastRead } = this;
    this.lastRead = null;
    this.ready = this.start().then(async () => {
      if (!lastRead) return;
      const outcome = await this.callNow(lastRead);
      if (outcome.ok) this.lastRead = lastRead;
      else this.onEvent({ kind: 'problem', problem: outcome.problem });
    });
  }
}

/** Urls in a worker are relative to its script, so a source's are made absolute on the page. */
export const absoluteSource = (source: CorpusSource, baseUrl: string): CorpusSource =>
  source.kind === 'url' ? { ...source, url: new URL(source.url, baseUrl).href } : source;
