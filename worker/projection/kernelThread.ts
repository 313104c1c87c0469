import type { CompiledKernels } from '../kernels/kernels';
import { instantiateProjectionKernels, type KernelSpace } from '../kernels/projectionKernels';
import { perform, type Task } from './tasks';

export interface KernelThreadApi {
  ready(): void;
  /** Makes the kernels on a memory ready, in place of those on an earlier one of the same use. */
  attach(use: Task['kind'], number: number, compiled: CompiledKernels, memory: WebAssembly.Memory): void;
  /** Does parts of a task on the memory of its number for about so many milliseconds, or until none is left. */
  run(task: Task, ms: number): void;
}

/** A thread that helps the projection's own with its kernels. */
export class KernelThread implements KernelThreadApi {
  readonly #spaces = new Map<Task['kind'], KernelSpace>();

  ready(): void {}

  attach(use: Task['kind'], number: number, compiled: CompiledKernels, memory: WebAssembly.Memory): void {
    const kernels = instantiateProjectionKernels(compiled, memory);
    this.#spaces.set(use, { number, compiled, memory, buffer: memory.buffer, kernels });
  }

  run(task: Task, ms: number): void {
    const space = this.#spaces.get(task.kind);
    if (!space) throw new Error(`a ${task.kind} was to be done before its memory was attached`);
    const until = performance.now() + ms;
    perform(space, task, () => performance.now() < until);
  }
}
