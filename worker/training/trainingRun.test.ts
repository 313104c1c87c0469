import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FASTTEXT } from '../contract/algorithms';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import { compileKernels, type CompiledKernels } from '../kernels/kernels';
import { nearestRows } from '../query/neighbours';
import { ControlWords } from './controlWords';
import { restWhilePaused } from './rest';
import { entered, EventLog, modelOf, REFERENCE_KERNELS, smallRun, syntheticCorpus } from './runFixture';
import { shardSetups, type RunModel } from './runModel';
import { Shard } from './shard';
import { localShard, ShardPool, type ShardHandle } from './shardPool';
import { TrainingRun, type RunOptions } from './trainingRun';

const wasm = (shared: boolean): Promise<CompiledKernels> =>
  compileKernels(shared, async (url) => Uint8Array.from(await readFile(url)));

const corpus = syntheticCorpus(1500, true);

afterEach(() => void vi.useRealTimers());

const startRun = async (
  model: RunModel,
  shards: ShardHandle[],
  singleEpoch = false,
  atEpochEnd?: RunOptions['atEpochEnd'],
) => {
  const log = new EventLog();
  await Promise.all(shardSetups(model).map((setup, i) => shards[i].prepare(setup)));
  const run = new TrainingRun(model, shards, {
    runId: 7,
    singleEpoch,
    onEvent: log.listen,
    now: () => performance.now(),
    atEpochEnd,
  });
  run.start();
  return { run, log };
};

const begin = (change: Partial<Hyperparameters>, kernels = REFERENCE_KERNELS, singleEpoch = false) => {
  const model = modelOf(corpus, smallRun(change), kernels);
  const shards = model.plan.threads.map(() => localShard());
  return startRun(model, shards, singleEpoch).then((started) => ({ ...started, model }));
};

const finish = async (change: Partial<Hyperparameters>, kernels = REFERENCE_KERNELS) => {
  const started = await begin(change, kernels);
  await started.run.ended;
  return started;
};

/** Share of each word's 5 nearest that are of its own topic. */
const topicPurity = (model: RunModel): number => {
  const { words } = model.vocabulary;
  const { rows: values, rowFloats } = model;
  const table = { values, rowFloats, dimensions: model.hyperparameters.vectorSize, rows: words.length };
  const shares = words.map((word, row) => {
    const query = values.slice(row * rowFloats, row * rowFloats + table.dimensions);
    const { rows } = nearestRows(table, query, 5, row);
    return [...rows].filter((near) => words[near][0] === word[0]).length / 5;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
};

describe('a run', () => {
  it.each([
    ['skip-gram, negative sampling', { sg: 1, hs: 0 }],
    ['skip-gram, hierarchical softmax', { sg: 1, hs: 1 }],
    ['CBOW, negative sampling', { sg: 0, hs: 0 }],
    ['CBOW, hierarchical softmax', { sg: 0, hs: 1 }],
  ])('learns which words belong together: %s', async (_, mode) => {
    const { log, model } = await finish({ ...mode, epochs: 8 }, await wasm(false));
    const losses = log.of('epoch').map(({ result }) => result.loss);
    expect(losses).toHaveLength(8);
    expect(losses[7]).toBeLessThan(losses[0] - 0.1);
    expect(topicPurity(model)).toBeGreaterThan(0.9);
    expect(log.states).toEqual(['training', 'finished']);
  });

  it('tells a progress that adds up', async () => {
    const { log } = await finish({ sg: 1, epochs: 3 });
    const last = log.of('state')[1].progress;
    expect(last).toMatchObject({
      epoch: 3,
      epochs: 3,
      rawWords: 36_000,
      totalRawWords: 36_000,
      effectiveWords: 36_000,
    });
    expect(last.learningRate).toBeCloseTo(0.0001, 12);
    expect(log.events.every(({ runId }) => runId === 7)).toBe(true);
    expect(log.of('epoch').map(({ result }) => result.epoch)).toEqual([1, 2, 3]);
  });

  it('gives loss points in order that end each epoch and agree with its mean', async () => {
    const { log } = await finish({ sg: 1, epochs: 2 });
    const points = log.of('loss').flatMap((event) => event.points);
    const at = points.map(({ rawWords }) => rawWords);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at).toContain(12_000);
    expect(at[at.length - 1]).toBe(24_000);
    const [first] = log.of('epoch').map(({ result }) => result);
    const ofFirst = points.filter(({ rawWords }) => rawWords <= 12_000).map(({ loss }) => loss);
    expect(Math.min(...ofFirst)).toBeLessThanOrEqual(first.loss + 1e-12);
    expect(Math.max(...ofFirst)).toBeGreaterThanOrEqual(first.loss - 1e-12);
  });

  it.each([
    ['TypeScript', async () => REFERENCE_KERNELS],
    ['wasm', () => wasm(false)],
  ])('on one thread gives the same vectors and losses bit for bit: %s kernels', async (_, kernels) => {
    const results = [];
    for (let i = 0; i < 2; i++) {
      const { model, log } = await finish({ sg: 1, epochs: 2, sample: 0.01 }, await kernels());
      results.push({ rows: model.rows.slice(), losses: log.of('epoch').map(({ result }) => result.loss) });
    }
    expect(results[1]).toEqual(results[0]);
    const { model: other } = await finish({ sg: 1, epochs: 2, sample: 0.01, seed: 2 }, await kernels());
    expect(other.rows.slice()).not.toEqual(results[0].rows);
  });

  it('counts the same pairs, and nearly the same loss, on any number of threads', async () => {
    const shared = await wasm(true);
    const results = await Promise.all(
      [1, 2, 5].map(async (threads) => {
        const { log } = await finish({ sg: 1, epochs: 2, sample: 0.02, threads }, shared);
        return log.of('epoch').map(({ result }) => result);
      }),
    );
    for (const [first, second] of results.slice(1)) {
      expect([first.pairs, second.pairs]).toEqual([results[0][0].pairs, results[0][1].pairs]);
      expect(first.loss).toBeCloseTo(results[0][0].loss, 1);
    }
  });

  it('pauses after one epoch when asked to, and after each further one', async () => {
    const { run, log } = await begin({ epochs: 3 }, REFERENCE_KERNELS, true);
    await log.next(entered('paused'));
    expect(log.of('epoch')).toHaveLength(1);
    const paused = log.next(entered('paused'));
    await run.command('oneEpoch');
    await paused;
    expect(log.of('epoch')).toHaveLength(2);
    await run.command('resume');
    await run.ended;
    expect(log.of('epoch')).toHaveLength(3);
    expect(log.states).toEqual(['training', 'paused', 'training', 'paused', 'training', 'finished']);
  });

  it('stands still while paused, within an epoch, and ends up with the same vectors', async () => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'performance'],
    });
    const undisturbed = await finish({ sg: 1, epochs: 2 });
    const model = modelOf(corpus, smallRun({ sg: 1, epochs: 2 }), REFERENCE_KERNELS);
    let calls = 0;
    const shard = new Shard(async (control) => {
      if (++calls === 4) await run.command('pause');
      await restWhilePaused(control);
    });
    const { run, log } = await startRun(model, [Object.assign(shard, { alive: true, dispose: () => {} })]);
    await log.next(entered('paused'));
    await vi.advanceTimersByTimeAsync(60_000);
    await run.command('resume');
    await vi.advanceTimersByTimeAsync(100);
    await run.ended;
    expect(log.states).toEqual(['training', 'paused', 'training', 'finished']);
    const [, paused, resumed] = log.of('state').map(({ progress }) => progress);
    expect(paused.rawWords).toBeGreaterThan(0);
    expect(paused.rawWords).toBeLessThan(12_000);
    expect(resumed.rawWords).toBe(paused.rawWords);
    expect(resumed.elapsedSeconds).toBe(paused.elapsedSeconds);
    expect(model.rows).toEqual(undisturbed.model.rows);
  });

  it('stops in the middle, whether it trains or is paused', async () => {
    for (const before of ['resume', 'pause'] as const) {
      const { run, log } = await begin({ epochs: 10_000 });
      await run.command(before);
      await run.command('stop');
      expect(log.states.at(-1)).toBe('stopped');
      expect(log.of('state').at(-1)?.progress.rawWords).toBeLessThan(10_000 * 12_000);
      await run.command('resume');
      expect(log.states.at(-1)).toBe('stopped');
    }
  });
});

/** A shard that does what a test says. */
const actor = (trainEpoch: (control: ControlWords, shard: ActingShard) => Promise<void>): ActingShard => {
  let control: ControlWords | null = null;
  const shard: ActingShard = {
    alive: true,
    end: () => {},
    prepare: async ({ memory, plan }) => {
      control = new ControlWords(memory as SharedArrayBuffer, plan.control.byteOffset, plan.threads.length);
    },
    trainEpoch: () => trainEpoch(control!, shard),
    composeVectors: async () => {},
    dispose: () => {
      shard.alive = false;
      shard.end(new Error('was ended'));
    },
  };
  return shard;
};

interface ActingShard extends ShardHandle {
  alive: boolean;
  end: (error: Error) => void;
}

const silent = () => actor((_, shard) => new Promise((__, reject) => (shard.end = reject)));

const sharedReference: CompiledKernels = { build: 'reference', shared: true, module: null };

describe('a run whose shards fail', () => {
  const beginWith = async (shards: ShardHandle[]) =>
    startRun(modelOf(corpus, smallRun({ threads: shards.length, epochs: 50 }), sharedReference), shards);

  it('fails when one dies, and the others let go', async () => {
    const dying = actor(() => Promise.reject(new Error('unreachable executed')));
    const { run, log } = await beginWith([localShard(), dying]);
    await run.ended;
    expect(log.of('state').at(-1)?.state).toEqual({
      kind: 'failed',
      problem: { kind: 'workerCrashed', worker: 'training thread', detail: 'unreachable executed' },
    });
  });

  it('ends a shard by force that does not answer a stop within 500 ms', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
    const stuck = silent();
    const { run, log } = await beginWith([stuck]);
    const stopped = run.command('stop');
    await vi.advanceTimersByTimeAsync(499);
    expect(stuck.alive).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    await stopped;
    expect(stuck.alive).toBe(false);
    expect(log.states).toEqual(['training', 'stopped']);
  });

  it('lets a shard end its work after a stop as long as it gives signs', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
    const composing = actor(async (control) => {
      for (let i = 0; i < 10; i++) {
        await new Promise((resolve) => setTimeout(resolve, 300));
        control.publish(0, control.read(0));
      }
    });
    const { run, log } = await beginWith([composing]);
    const stopped = run.command('stop');
    await vi.advanceTimersByTimeAsync(3000);
    await stopped;
    expect(composing.alive).toBe(true);
    expect(log.states).toEqual(['training', 'stopped']);
  });

  it("fails when what is done at an epoch's end throws", async () => {
    const model = modelOf(corpus, smallRun({ epochs: 3 }), REFERENCE_KERNELS);
    const atEpochEnd = () => Promise.reject(new Error('no memory for a snapshot'));
    const { run, log } = await startRun(model, [localShard()], false, atEpochEnd);
    await run.ended;
    expect(log.of('state').at(-1)?.state).toEqual({
      kind: 'failed',
      problem: { kind: 'workerCrashed', worker: 'training thread', detail: 'no memory for a snapshot' },
    });
  });

  it('takes a shard without a sign for 10 s for dead, but not while paused', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
    const { run, log } = await beginWith([silent()]);
    await run.command('pause');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(log.states.at(-1)).toBe('paused');
    await run.command('resume');
    await vi.advanceTimersByTimeAsync(9_900);
    expect(log.states.at(-1)).toBe('training');
    await vi.advanceTimersByTimeAsync(1000);
    expect(log.of('state').at(-1)?.state).toMatchObject({
      kind: 'failed',
      problem: { kind: 'workerCrashed' },
    });
  });

  it('fails on a loss that is not a number', async () => {
    const exploding = actor(async (control) => control.publish(0, { words: 1, loss: NaN, pairs: 1 }));
    const { run, log } = await beginWith([exploding]);
    await run.ended;
    const problem = { kind: 'lossNotFinite', epoch: 1, alpha: 0.05 };
    expect(log.of('state').at(-1)?.state).toEqual({ kind: 'failed', problem });
    expect(log.of('epoch')).toHaveLength(0);
  });
});

describe('the vectors of FastText', () => {
  it('are composed part by part, a sign after each', async () => {
    const model = modelOf(corpus, smallRun({ algorithm: FASTTEXT, minN: 2, maxN: 3 }), REFERENCE_KERNELS);
    const [setup] = shardSetups(model);
    const control = new ControlWords(model.buffer, model.plan.control.byteOffset, 1);
    const signs: number[] = [];
    const shard = new Shard((words) => void signs.push(words.sequence(0)));
    const composed = async (callTokens: number) => {
      await shard.prepare({ ...setup, callTokens });
      control.publish(0, { words: 5, loss: 2, pairs: 3 });
      model.rows.fill(0);
      await shard.composeVectors();
      expect(control.read(0)).toEqual({ words: 5, loss: 2, pairs: 3 });
      return model.rows.slice();
    };
    const whole = await composed(1000);
    signs.length = 0;
    expect(await composed(10)).toEqual(whole);
    expect(whole.some((value) => value !== 0)).toBe(true);
    expect(signs).toHaveLength(3);
    expect(new Set(signs).size).toBe(3);
  });

  it('are composed by a call of their own when a run is prepared', async () => {
    const calls: string[] = [];
    const pool = new ShardPool(() =>
      Object.assign(silent(), {
        prepare: async () => void calls.push('prepare'),
        composeVectors: async () => void calls.push('compose'),
      }),
    );
    await pool.prepare(shardSetups(modelOf(corpus, smallRun({ threads: 2 }), sharedReference)));
    expect(calls).toEqual(['prepare', 'prepare', 'compose', 'compose']);
  });
});

describe('ShardPool', () => {
  it('keeps living shards for the next run, replaces dead ones, ends those not needed', async () => {
    const spawned: ActingShard[] = [];
    const pool = new ShardPool(() => {
      const shard = silent();
      spawned.push(shard);
      return shard;
    });
    const setupsFor = (threads: number) =>
      shardSetups(modelOf(corpus, smallRun({ threads }), sharedReference));
    await pool.prepare(setupsFor(3));
    spawned[0].alive = false;
    const next = await pool.prepare(setupsFor(2));
    expect(spawned).toHaveLength(4);
    expect(next).toEqual([spawned[3], spawned[1]]);
    expect(spawned[2].alive).toBe(false);
  });
});
