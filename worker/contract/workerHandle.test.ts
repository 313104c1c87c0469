import { describe, expect, it, vi } from 'vitest';
import { FakeWorker } from './fakeWorker';
import { WorkerFailure, WorkerHandle } from './workerHandle';

interface Api {
  add(a: number, b: number): Promise<number>;
  never(): Promise<void>;
  refuse(): Promise<void>;
}

const api: Api = {
  add: async (a, b) => a + b,
  never: () => new Promise(() => {}),
  refuse: () => Promise.reject(new Error('no such file')),
};

const opened = async () => {
  const worker = new FakeWorker(api);
  const onCrash = vi.fn();
  const handle = new WorkerHandle<Api>(worker, 'adder', onCrash);
  await handle.open((remote) => remote.add(0, 0), 1000);
  return { worker, handle, onCrash };
};

const problemOf = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WorkerFailure);
  return (error as WorkerFailure).problem;
};

describe('WorkerHandle', () => {
  it('passes answers and errors on', async () => {
    const { handle } = await opened();
    await expect(handle.call((remote) => remote.add(2, 3))).resolves.toBe(5);
    await expect(handle.call((remote) => remote.refuse())).rejects.toThrow('no such file');
    handle.dispose();
  });

  it('rejects what is pending when the worker dies, and every call after it', async () => {
    const { worker, handle, onCrash } = await opened();
    const pending = problemOf(handle.call((remote) => remote.never()));
    worker.die('out of stack');
    const problem = { kind: 'workerCrashed', worker: 'adder', detail: 'out of stack' };
    expect(await pending).toEqual(problem);
    expect(await problemOf(handle.call((remote) => remote.add(1, 1)))).toEqual(problem);
    expect(worker.terminated).toBe(true);
    worker.die('again');
    expect(onCrash).toHaveBeenCalledTimes(1);
  });

  it('takes a message that cannot be read for a crash', async () => {
    const { worker, handle } = await opened();
    const pending = problemOf(handle.call((remote) => remote.never()));
    worker.dispatchEvent(new Event('messageerror'));
    expect(await pending).toMatchObject({ kind: 'workerCrashed', detail: 'a message could not be read' });
  });

  it('rejects what is pending when it is disposed of, without calling that a crash', async () => {
    const { worker, handle, onCrash } = await opened();
    const pending = problemOf(handle.call((remote) => remote.never()));
    handle.dispose();
    expect(await pending).toMatchObject({ worker: 'adder', detail: 'was ended' });
    expect(worker.terminated).toBe(true);
    expect(onCrash).not.toHaveBeenCalled();
  });

  it('gives up on a worker that does not answer', async () => {
    vi.useFakeTimers();
    const worker = new FakeWorker(null);
    const problem = problemOf(
      new WorkerHandle<Api>(worker, 'adder').open((remote) => remote.add(0, 0), 3000),
    );
    await vi.advanceTimersByTimeAsync(3000);
    vi.useRealTimers();
    expect(await problem).toEqual({
      kind: 'workerFailedToStart',
      worker: 'adder',
      detail: 'no answer within 3000 ms',
    });
    expect(worker.terminated).toBe(true);
  });

  it.each([
    ['an error event', (worker: FakeWorker) => worker.die('404')],
    ['a refused first call', () => {}],
  ])('says that the worker did not start after %s', async (_, act) => {
    const worker = new FakeWorker(api);
    const onCrash = vi.fn();
    const opening = problemOf(
      new WorkerHandle<Api>(worker, 'adder', onCrash).open((remote) => remote.refuse(), 1000),
    );
    act(worker);
    expect((await opening).kind).toBe('workerFailedToStart');
    expect(onCrash).not.toHaveBeenCalled();
  });
});
