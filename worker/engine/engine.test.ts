import { describe, expect, it } from 'vitest';
import { DEFAULT_CORPUS_SETTINGS } from '../contract/corpus';
import { DEFAULT_HYPERPARAMETERS } from '../contract/hyperparameters';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import type { Outcome } from '../contract/outcome';
import { Engine } from './engine';
import { entered, EventLog, REFERENCE_KERNELS, syntheticCorpus } from '../training/runFixture';
import { localShard } from '../training/shardPool';

const engineOn = (shared: boolean) =>
  new Engine({
    shared,
    cores: 4,
    compileKernels: async () => ({ ...REFERENCE_KERNELS, shared }),
    spawnShard: localShard,
    now: () => performance.now(),
  });

const textOf = (sentences: number): string => {
  const { types, stream } = syntheticCorpus(sentences, false);
  const tokens = Array.from(stream.chunks[0].subarray(0, stream.length));
  return tokens.map((type) => types.words[type] ?? '\n').join(' ');
};

const source = (text: string, name = 'topics.txt') => ({
  kind: 'files' as const,
  files: [{ name, blob: new Blob([text]) }],
});

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

const settings: Hyperparameters = {
  ...DEFAULT_HYPERPARAMETERS,
  sg: 1,
  vectorSize: 12,
  window: 3,
  sample: 0,
  alpha: 0.05,
  epochs: 4,
  threads: 2,
};

const withCorpus = async (shared = false) => {
  const engine = engineOn(shared);
  const facts = valueOf(await engine.readCorpus(source(textOf(1500)), DEFAULT_CORPUS_SETTINGS, () => {}));
  return { engine, facts };
};

const trained = async (shared = false) => {
  const { engine } = await withCorpus(shared);
  const log = new EventLog();
  const finished = log.next(entered('finished'));
  const facts = valueOf(await engine.train(1, settings, false, log.listen));
  await finished;
  return { engine, facts, log };
};

describe('Engine', () => {
  it('says which kernels run, and on how many threads', async () => {
    expect(await engineOn(true).open()).toEqual({
      kernelBuild: 'reference',
      shared: true,
      maximumThreads: 4,
    });
    expect(await engineOn(false).open()).toEqual({
      kernelBuild: 'reference',
      shared: false,
      maximumThreads: 1,
    });
  });

  it('reads a text, shows its vocabulary and what stands in the way', async () => {
    const { engine, facts } = await withCorpus();
    expect(facts).toMatchObject({ tokens: 12_000, sentences: 1500, types: 24 });
    const preview = valueOf(
      await engine.vocabulary({ minCount: 1, maxFinalVocab: null, sample: 0, rows: 3 }),
    );
    expect(preview).toMatchObject({ size: 24, keptTokens: 12_000 });
    expect(valueOf(await engine.preflight(settings)).problems).toEqual([]);
    const { problems } = valueOf(await engine.preflight({ ...settings, minCount: 5000 }));
    expect(problems).toMatchObject([{ kind: 'nothingLeft', minCount: 5000 }]);
  });

  it.each([false, true])(
    'trains, and answers what is asked of the vectors (shared memory: %s)',
    async (shared) => {
      const { engine, facts, log } = await trained(shared);
      expect(facts).toMatchObject({ runId: 1, vocabulary: 24, dimensions: 12, threads: shared ? 2 : 1 });
      const losses = log.of('epoch').map(({ result }) => result.loss);
      expect(losses[3]).toBeLessThan(losses[0]);

      const [first] = valueOf(await engine.words(0, 1));
      expect(valueOf(await engine.words(20, 99))).toHaveLength(4);
      expect(valueOf(await engine.complete('b', 50))).toHaveLength(6);
      const list = valueOf(await engine.neighbours(first.word.toUpperCase(), 5));
      expect(list.query).toEqual(first);
      expect(list.neighbours.map(({ word }) => word[0])).toEqual(Array(5).fill(first.word[0]));

      const rows = valueOf(await engine.rows(24));
      expect(rows).toHaveLength(24 * 12);
      expect(valueOf(await engine.rows(2))).toEqual(rows.slice(0, 24));
      expect(facts.sharedRows !== null).toBe(shared);
      if (facts.sharedRows) {
        const { buffer, byteOffset, rowBytes, dimensions } = facts.sharedRows;
        expect(new Float32Array(buffer, byteOffset + 3 * rowBytes, dimensions).slice()).toEqual(
          rows.slice(36, 48),
        );
      }
      const lines = (await valueOf(await engine.saveVectors()).text()).split('\n');
      expect(lines[0]).toBe('24 12');
      expect(lines[1].split(' ')[0]).toBe(first.word);
      expect(Float32Array.from(lines[1].split(' ').slice(1).map(Number))).toEqual(rows.slice(0, 12));
    },
  );

  it('answers problems, not errors, before there is anything', async () => {
    const engine = engineOn(false);
    const request = { minCount: 1, maxFinalVocab: null, sample: 0, rows: 1 };
    const answers = [
      [
        await engine.vocabulary(request),
        await engine.preflight(settings),
        await engine.train(1, settings, false, () => {}),
      ],
      [await engine.command('pause'), await engine.words(0, 1), await engine.rows(1)],
      [await engine.neighbours('a', 1), await engine.complete('a', 1), await engine.saveVectors()],
    ].map((row) => row.map((answer) => (answer.ok ? null : answer.problem.kind)));
    expect(answers).toEqual([
      ['noCorpus', 'noCorpus', 'noCorpus'],
      ['noRun', 'noRun', 'noRun'],
      ['noRun', 'noRun', 'noRun'],
    ]);
  });

  it('keeps the last run when a new one cannot start', async () => {
    const { engine } = await trained();
    const bad = await engine.train(2, { ...settings, alpha: -1 }, false, () => {});
    expect(bad).toMatchObject({ ok: false, problem: { kind: 'invalidHyperparameter', key: 'alpha' } });
    expect(await engine.neighbours('b1', 3)).toMatchObject({ ok: true, value: { runId: 1 } });
    expect(await engine.neighbours('whale', 3)).toEqual({
      ok: false,
      problem: { kind: 'unknownWord', word: 'whale' },
    });
  });

  it('replaces a run that trains by a new one', async () => {
    const { engine } = await withCorpus();
    const [first, second] = [new EventLog(), new EventLog()];
    valueOf(await engine.train(1, { ...settings, epochs: 10_000 }, false, first.listen));
    const finished = second.next(entered('finished'));
    valueOf(await engine.train(2, { ...settings, seed: 5 }, false, second.listen));
    expect(first.states).toEqual(['training', 'stopped']);
    await finished;
    expect(second.events.every(({ runId }) => runId === 2)).toBe(true);
    expect(valueOf(await engine.neighbours('b1', 1)).runId).toBe(2);
  });

  it('takes commands', async () => {
    const { engine } = await withCorpus();
    const log = new EventLog();
    const paused = log.next(entered('paused'));
    valueOf(await engine.train(1, { ...settings, epochs: 50 }, true, log.listen));
    await paused;
    expect(log.of('epoch')).toHaveLength(1);
    expect(valueOf(await engine.neighbours('b1', 1)).neighbours).toHaveLength(1);
    valueOf(await engine.command('resume'));
    valueOf(await engine.command('stop'));
    expect(log.states).toEqual(['training', 'paused', 'training', 'stopped']);
  });

  it('keeps the corpus when a reading fails or is cancelled', async () => {
    const { engine } = await withCorpus();
    const empty = await engine.readCorpus(source('', 'empty.txt'), DEFAULT_CORPUS_SETTINGS, () => {});
    expect(empty).toMatchObject({ ok: false, problem: { kind: 'emptySource', name: 'empty.txt' } });
    const cancelled = engine.readCorpus(source(textOf(3000)), DEFAULT_CORPUS_SETTINGS, () => {});
    await engine.cancelReading();
    expect(await cancelled).toEqual({ ok: true, value: null });
    const request = { minCount: 1, maxFinalVocab: null, sample: 0, rows: 1 };
    expect(valueOf(await engine.vocabulary(request)).keptTokens).toBe(12_000);
  });

  it('refuses a model larger than memory can be, and names a vector size that fits', async () => {
    const engine = engineOn(false);
    const words = Array.from({ length: 300_000 }, (_, i) => `w${i}`).join(' ');
    valueOf(await engine.readCorpus(source(words), DEFAULT_CORPUS_SETTINGS, () => {}));
    const answer = await engine.train(1, { ...settings, minCount: 1, vectorSize: 2000 }, false, () => {});
    if (answer.ok || answer.problem.kind !== 'outOfMemory') throw new Error(JSON.stringify(answer));
    expect(answer.problem.neededBytes).toBeGreaterThan(2 * 300_000 * 8000);
    const fits = answer.problem.largestVectorSize ?? 0;
    const { memoryBytes, problems } = valueOf(
      await engine.preflight({ ...settings, minCount: 1, vectorSize: fits }),
    );
    expect(problems).toEqual([]);
    expect(memoryBytes).toBeLessThanOrEqual(2 ** 32);
    expect(
      valueOf(await engine.preflight({ ...settings, minCount: 1, vectorSize: fits + 8 })).problems,
    ).toHaveLength(1);
  });
});
