import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DOC2VEC, FASTTEXT, WORD2VEC } from '../contract/algorithms';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import type { Region } from '../contract/memoryPlan';
import { compileKernels } from '../kernels/kernels';
import { EventLog, modelOf, smallRun, syntheticCorpus } from './runFixture';
import { shardSetups } from './runModel';
import { localShard } from './shardPool';
import { TrainingRun } from './trainingRun';

// The wasm kernels on shared memory, several shards on one model: what the page runs.

const corpus = syntheticCorpus(1500, true);

const finish = async (change: Partial<Hyperparameters>) => {
  const kernels = await compileKernels(true, async (url) => Uint8Array.from(await readFile(url)));
  const model = modelOf(corpus, smallRun({ epochs: 4, minN: 2, maxN: 3, window: 2, ...change }), kernels);
  expect(model.buffer).toBeInstanceOf(SharedArrayBuffer);
  const log = new EventLog();
  const shards = model.plan.threads.map(() => localShard());
  await Promise.all(shardSetups(model).map((setup, i) => shards[i].prepare(setup)));
  const now = () => performance.now();
  const run = new TrainingRun(model, shards, { runId: 1, singleEpoch: false, onEvent: log.listen, now });
  run.start();
  await run.ended;
  expect(log.states).toEqual(['training', 'finished']);
  const copy = ({ byteOffset, bytes }: Region) =>
    new Float32Array(model.buffer, byteOffset, bytes / 4).slice();
  const { wordVectors, inputRows, outputRows, tagRows } = model.plan;
  return {
    results: log.of('epoch').map(({ result }) => result),
    rows: [wordVectors, inputRows, outputRows, tagRows].map(copy),
  };
};

const ALGORITHMS: [string, Partial<Hyperparameters>][] = [
  ['Word2Vec skip-gram', { algorithm: WORD2VEC, sg: 1 }],
  ['Word2Vec CBOW', { algorithm: WORD2VEC, sg: 0 }],
  ['FastText skip-gram', { algorithm: FASTTEXT, sg: 1 }],
  ['FastText skip-gram, hs', { algorithm: FASTTEXT, sg: 1, hs: 1 }],
  ['FastText CBOW', { algorithm: FASTTEXT, sg: 0 }],
  ['FastText CBOW, hs', { algorithm: FASTTEXT, sg: 0, hs: 1 }],
  ['PV-DBOW', { algorithm: DOC2VEC, dm: 0, epochs: 10 }],
  ['PV-DBOW, hs', { algorithm: DOC2VEC, dm: 0, hs: 1, epochs: 10 }],
  ['PV-DBOW with words', { algorithm: DOC2VEC, dm: 0, dbowWords: 1 }],
  ['PV-DM', { algorithm: DOC2VEC, dm: 1 }],
  ['PV-DM, sum, hs', { algorithm: DOC2VEC, dm: 1, dmMean: 0, hs: 1 }],
  ['PV-DM, concatenation', { algorithm: DOC2VEC, dm: 1, dmConcat: 1 }],
  ['PV-DM, concatenation, hs', { algorithm: DOC2VEC, dm: 1, dmConcat: 1, hs: 1 }],
];

describe.each(ALGORITHMS)('%s over shared memory', (_, change) => {
  it.each([2, 5])('learns on %i threads, the same pairs as on one', async (threads) => {
    const { results, rows } = await finish({ ...change, threads });
    const one = await finish({ ...change, threads: 1 });
    expect(results.map(({ pairs }) => pairs)).toEqual(one.results.map(({ pairs }) => pairs));
    const losses = results.map(({ loss }) => loss);
    expect(losses[losses.length - 1]).toBeLessThan(losses[0] - 0.05);
    const lastOfOne = one.results[one.results.length - 1].loss;
    expect(losses[losses.length - 1]).toBeCloseTo(lastOfOne, 1);
    for (const values of rows) expect(values.every(Number.isFinite)).toBe(true);
  });

  it('gives the same vectors bit for bit on one thread, others with another seed', async () => {
    const first = await finish({ ...change, threads: 1 });
    const second = await finish({ ...change, threads: 1 });
    expect(second.rows).toEqual(first.rows);
    expect(second.results.map(({ loss }) => loss)).toEqual(first.results.map(({ loss }) => loss));
    const other = await finish({ ...change, threads: 1, seed: 2 });
    expect(other.rows).not.toEqual(first.rows);
  });
});
