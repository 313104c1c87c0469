import { proxy, transfer, type Remote } from 'comlink';
import type {
  ClassifierApi,
  ClassifierCheck,
  ClassifierCommand,
  ClassifierDocuments,
  ClassifierDocumentsFacts,
  ClassifierError,
  ClassifierEvent,
  ClassifierRequest,
  ClassifierRunFacts,
  ClassifierSettings,
  MovedWord,
  Occlusion,
} from '../../worker/contract/classifier';
import type { BackendFacts } from '../../worker/contract/classifierBackend';
import { failed, type Outcome } from '../../worker/contract/outcome';
import type { Problem } from '../../worker/contract/problems';
import { WorkerFailure, WorkerHandle, type WorkerLike } from '../../worker/contract/workerHandle';
import type { ClassifierLink, SessionEvent } from './sessionTypes';

/** TensorFlow.js compiles its kernels before the first answer; on a slow machine that takes its time. */
const START_TIMEOUT_MS = 60_000;

type AskDocuments = (request: ClassifierRequest) => Promise<Outcome<ClassifierDocuments>>;

/** The classifier's worker: started when it is first asked for, and again after it died. */
export class ClassifierConnection implements ClassifierLink {
  private handle: WorkerHandle<ClassifierApi> | null = null;
  private opened: Promise<Outcome<BackendFacts>> | null = null;
  private disposed = false;
  /** Runs of documents that were replaced have lower numbers, and their events are dropped. */
  private firstRun = 0;
  private lastRun = 0;

  constructor(
    private readonly spawn: () => WorkerLike,
    private readonly askDocuments: AskDocuments,
    private readonly onEvent: (event: SessionEvent) => void,
  ) {}

  open(): Promise<Outcome<BackendFacts>> {
    this.opened ??= this.start();
    return this.opened;
  }

  async load(request: ClassifierRequest): Promise<Outcome<ClassifierDocumentsFacts>> {
    const documents = await this.askDocuments(request);
    if (!documents.ok) return documents;
    this.firstRun = this.lastRun + 1;
    return this.call((remote) => remote.load(transfer(documents.value, buffersOf(documents.value))));
  }

  check(settings: ClassifierSettings): Promise<Outcome<ClassifierCheck>> {
    return this.call((remote) => remote.check(settings));
  }

  train(runId: number, settings: ClassifierSettings): Promise<Outcome<ClassifierRunFacts>> {
    this.lastRun = Math.max(this.lastRun, runId);
    const listen = proxy((event: ClassifierEvent) => this.listen(event));
    return this.call((remote) => remote.train(runId, settings, listen));
  }

  command(command: ClassifierCommand): Promise<Outcome<null>> {
    return this.call((remote) => remote.command(command));
  }

  occlusion(runId: number, text: string): Promise<Outcome<Occlusion>> {
    return this.call((remote) => remote.occlusion(runId, text));
  }

  errors(runId: number): Promise<Outcome<ClassifierError[]>> {
    return this.call((remote) => remote.errors(runId));
  }

  movedWords(runId: number, count: number): Promise<Outcome<MovedWord[]>> {
    return this.call((remote) => remote.movedWords(runId, count));
  }

  save(runId: number): Promise<Outcome<Blob>> {
    return this.call((remote) => remote.save(runId));
  }

  forget(runId: number): Promise<Outcome<null>> {
    return this.call((remote) => remote.forget(runId));
  }

  dispose(): void {
    this.disposed = true;
    this.handle?.dispose();
  }

  private async start(): Promise<Outcome<BackendFacts>> {
    const handle = new WorkerHandle<ClassifierApi>(this.spawn(), 'classifier', (failure) =>
      this.recover(failure),
    );
    this.handle = handle;
    try {
      return await handle.open<Outcome<BackendFacts>>((remote) => remote.open(null), START_TIMEOUT_MS);
    } catch (error) {
      // Another try may succeed: the script comes from the network.
      this.opened = null;
      return failed(problemOf(error));
    }
  }

  /** Answers a worker's failure as the problem it is, and an error inside the classifier like its death. */
  private async call<T>(invoke: (remote: Remote<ClassifierApi>) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const opened = await this.open();
    if (!this.handle) throw new Error('the classifier was opened without a worker');
    // Without a backend the baselines still train.
    if (!opened.ok && opened.problem.kind !== 'noBackend') return opened;
    try {
      return await this.handle.call(invoke);
    } catch (error) {
      return failed(problemOf(error));
    }
  }

  private listen(event: ClassifierEvent): void {
    if (event.runId >= this.firstRun) this.onEvent({ kind: 'classifier', event });
  }

  private recover(failure: WorkerFailure): void {
    this.opened = null;
    if (!this.disposed) this.onEvent({ kind: 'problem', problem: failure.problem });
  }
}

const problemOf = (error: unknown): Problem => {
  if (error instanceof WorkerFailure) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'workerCrashed', worker: 'classifier', detail };
};

/** What need not be copied; memory shared with others stays where it is. */
const buffersOf = (documents: ClassifierDocuments): ArrayBuffer[] => {
  const { words, offsets, classOf, groupOf, vectors } = documents;
  const buffers = [documents.documents, words, offsets, classOf, groupOf, vectors].map(
    (array) => array?.buffer,
  );
  return [...new Set(buffers.filter((buffer) => buffer instanceof ArrayBuffer))];
};
