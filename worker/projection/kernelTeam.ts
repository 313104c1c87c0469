import { WorkerHandle, type WorkerLike } from '../contract/workerHandle';
import type { KernelSpace } from '../kernels/projectionKernels';
import type { KernelThreadApi } from './kernelThread';
import { isClaimed, perform, resetClaims, type Task } from './tasks';

const START_TIMEOUT_MS = 15_000;

interface Helper {
  handle: WorkerHandle<KernelThreadApi>;
  /** Number of the memory attached for each use. */
  attached: Map<Task['kind'], number>;
}

/** The threads that work on the projection's kernels: the calling one and its helpers. */
export class KernelTeam {
  #helpers: Helper[] = [];
  /** Whether helpers take part: not while others train on the same cores. */
  together = true;

  /** @param threads the most that can work at once: 1 without shared memory */
  constructor(readonly threads: number) {}

  /** Threads that take part in what begins now. */
  get active(): number {
    return this.together ? 1 + this.#helpers.length : 1;
  }

  /** Starts the helpers. Rejects with WorkerFailure when one does not start. */
  async open(spawn: () => WorkerLike): Promise<void> {
    const handles = Array.from(
      { length: this.threads - 1 },
      () => new WorkerHandle<KernelThreadApi>(spawn(), 'projection helper'),
    );
    await Promise.all(handles.map((handle) => handle.open((remote) => remote.ready(), START_TIMEOUT_MS)));
    this.#helpers = handles.map((handle) => ({ handle, attached: new Map() }));
  }

  /**
   * Does a task for about `ms` milliseconds, from where its counters stand. Rejects when a
   * helper dies.
   *
   * @param taskOf the task as the thread of a number has it
   * @param now the clock of the calling thread
   * @returns whether all of it is done
   */
  async advance(
    space: KernelSpace,
    taskOf: (thread: number) => Task,
    { ms, now }: { ms: number; now: () => number } = { ms: Infinity, now: () => 0 },
  ): Promise<boolean> {
    const answers = this.together
      ? this.#helpers.map((helper, i) => help(helper, space, { task: taskOf(i + 1), ms }))
      : [];
    const own = taskOf(0);
    const until = now() + ms;
    perform(space, own, () => now() < until);
    await Promise.all(answers);
    return isClaimed(space.buffer, own);
  }

  /** Does a task from beginning to end. */
  async run(space: KernelSpace, taskOf: (thread: number) => Task): Promise<void> {
    resetClaims(space.buffer, taskOf(0));
    await this.advance(space, taskOf);
  }

  dispose(): void {
    for (const { handle } of this.#helpers.splice(0)) handle.dispose();
  }
}

/** Both messages leave at once: the calling thread is about to be busy itself. */
const help = async (
  { handle, attached }: Helper,
  space: KernelSpace,
  { task, ms }: { task: Task; ms: number },
): Promise<void> => {
  const { number, compiled, memory } = space;
  if (!memory) throw new Error('memory of the reference build cannot be attached to a thread');
  if (attached.get(task.kind) !== number) {
    attached.set(task.kind, number);
    const attachment = handle.call((remote) => remote.attach(task.kind, number, compiled, memory));
    await Promise.all([attachment, handle.call((remote) => remote.run(task, ms))]);
  } else {
    await handle.call((remote) => remote.run(task, ms));
  }
};
