import { describe, expect, it } from 'vitest';
import { CONSTANT, LINEAR, STOP_BY_LOSS, STOP_BY_NEIGHBOURS } from '../contract/controlRows';
import { DEFAULT_CORPUS_SETTINGS } from '../contract/corpus';
import type { EpochResult, RunSettings } from '../contract/engine';
import { DEFAULT_HYPERPARAMETERS } from '../contract/hyperparameters';
import type { Outcome } from '../contract/outcome';
import { EventLog, REFERENCE_KERNELS, entered, syntheticCorpus } from '../training/runFixture';
import { localShard } from '../training/shardPool';
import { Engine } from './engine';

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

const textOf = (sentences: number): string => {
  const { types, stream } = syntheticCorpus(sentences, false);
  const tokens = Array.from(stream.chunks[0].subarray(0, stream.length));
  return tokens.map((type) => types.words[type] ?? '\n').join(' ');
};

const read = async (engine: Engine, text: string) =>
  valueOf(
    await engine.readCorpus(
      { kind: 'files', files: [{ name: 'topics.txt', blob: new Blob([text]) }] },
      { ...DEFAULT_CORPUS_SETTINGS, tokenizer: 'whitespace' },
      () => {},
    ),
  );

const settings: RunSettings = {
  ...DEFAULT_HYPERPARAMETERS,
  ...{ sg: 1, vectorSize: 12, window: 3, sample: 0, alpha: 0.05, threads: 1 },
};

const withText = async (shared = false, text = textOf(400)) => {
  const engine = new Engine({
    shared,
    cores: 4,
    compileKernels: async () => ({ ...REFERENCE_KERNELS, shared }),
    spawnShard: localShard,
    now: () => performance.now(),
  });
  await read(engine, text);
  return engine;
};

const trained = async (engine: Engine, change: Partial<RunSettings>, runId = 1) => {
  const log = new EventLog();
  const finished = log.next(entered('finished'));
  const facts = valueOf(await engine.train(runId, { ...settings, ...change }, false, log.listen));
  await finished;
  const results: EpochResult[] = log.of('epoch').map(({ result }) => result);
  return { log, facts, results, end: log.of('state').at(-1) };
};

describe('early stop', () => {
  const long = { epochs: 60, lrSchedule: CONSTANT, patience: 2 };

  it.each([
    ['loss', { earlyStop: STOP_BY_LOSS, minChange: 0.02 }],
    ['neighbours', { earlyStop: STOP_BY_NEIGHBOURS, neighboursKept: 0.8, lrSchedule: LINEAR, epochs: 30 }],
  ])('ends a run by its %s, the same on every time', async (kind, change) => {
    const engine = await withText();
    const { results, end } = await trained(engine, { ...long, ...change });
    const { length } = results;
    expect(length).toBeGreaterThan(2);
    expect(length).toBeLessThan(end.progress.epochs);
    expect(end.state).toEqual({
      kind: 'finished',
      reason: { kind: 'earlyStop', signal: kind, epoch: length },
    });
    expect(end.progress).toMatchObject({ epoch: length });
    expect(results[0].signal).toBeNull();
    const quiet = results.slice(1).map(({ signal }) => {
      if (signal?.kind === 'loss') return signal.fall < 0.02;
      return signal?.kind === 'neighbours' && signal.kept >= 0.8;
    });
    expect(quiet.slice(-2)).toEqual([true, true]);
    expect(quiet.slice(0, -2).some((value, i) => value && quiet[i + 1])).toBe(false);
    const again = await trained(engine, { ...long, ...change }, 2);
    expect(again.results.map(({ signal }) => signal)).toEqual(results.map(({ signal }) => signal));
  });

  it('watches documents where words are not trained', async () => {
    const engine = await withText();
    const change = { algorithm: 2, dm: 0, epochs: 4, earlyStop: STOP_BY_NEIGHBOURS, neighboursKept: 1 };
    const { results } = await trained(engine, change);
    expect(results).toHaveLength(4);
    expect(results.slice(1).every(({ signal }) => signal?.kind === 'neighbours' && signal.kept < 1)).toBe(
      true,
    );
  });

  it('says nothing of a run that reaches its last epoch', async () => {
    const engine = await withText();
    const { end, results } = await trained(engine, {
      epochs: 2,
      earlyStop: STOP_BY_LOSS,
      patience: 1,
      minChange: 0.5,
    });
    expect(end.state).toEqual({ kind: 'finished' });
    expect(results).toHaveLength(2);
  });
});

describe('snapshots', () => {
  it.each([false, true])(
    'answer as the vectors did after their epoch (shared memory: %s)',
    async (shared) => {
      const engine = await withText(shared);
      const log = new EventLog();
      const paused = log.next(entered('paused'));
      valueOf(await engine.train(1, { ...settings, epochs: 3 }, true, log.listen));
      await paused;
      const first = valueOf(await engine.neighbours('b1', 8));
      const firstRows = valueOf(await engine.rows({ words: 24, documents: 0 }));
      const firstText = await valueOf(await engine.saveVectors('words')).text();
      const finished = log.next(entered('finished'));
      await engine.command('resume');
      await finished;
      const newest = valueOf(await engine.neighbours('b1', 8));
      expect(newest).not.toEqual(first);
      expect(log.of('snapshots').at(-1)?.list).toMatchObject({
        kept: [{ epoch: 1 }, { epoch: 2 }, { epoch: 3, bytes: 24 * 12 * 4 }],
        taken: 3,
      });

      const where = valueOf(await engine.showSnapshot(1));
      expect(valueOf(await engine.neighbours('b1', 8))).toEqual(first);
      expect(valueOf(await engine.rows({ words: 24, documents: 0 }))).toEqual(firstRows);
      expect(await valueOf(await engine.saveVectors('words')).text()).toBe(firstText);
      expect(where !== null).toBe(shared);
      if (where) {
        const row = new Float32Array(
          where.words.buffer,
          where.words.byteOffset + 5 * where.words.rowBytes,
          12,
        );
        expect(row.slice()).toEqual(firstRows.slice(60, 72));
      }
      expect(await engine.predictWord('b1', 3)).toEqual({
        ok: false,
        problem: { kind: 'newestOnly', epoch: 1 },
      });
      valueOf(await engine.showSnapshot(null));
      expect(valueOf(await engine.neighbours('b1', 8))).toEqual(newest);
      expect(valueOf(await engine.predictWord('b1', 3))).toHaveLength(3);
    },
  );

  it('are left by training that goes on, and not shown while it does', async () => {
    const engine = await withText();
    const log = new EventLog();
    const paused = log.next(entered('paused'));
    valueOf(await engine.train(1, { ...settings, epochs: 10_000 }, true, log.listen));
    await paused;
    valueOf(await engine.showSnapshot(1));
    await engine.command('resume');
    expect(await engine.showSnapshot(1)).toEqual({ ok: false, problem: { kind: 'stillTraining' } });
    expect(await engine.predictWord('b1', 1)).toMatchObject({ ok: true });
    await engine.command('stop');
    valueOf(await engine.showSnapshot(1));
  });

  it('that were not kept are a problem', async () => {
    const engine = await withText();
    expect(await engine.showSnapshot(1)).toEqual({ ok: false, problem: { kind: 'noRun' } });
    const { log } = await trained(engine, { epochs: 2, snapshots: 0 });
    expect(log.of('snapshots')).toEqual([]);
    expect(await engine.showSnapshot(1)).toEqual({ ok: false, problem: { kind: 'noSnapshot', epoch: 1 } });
  });

  it('tell the neighbours of their epoch, whatever is shown', async () => {
    const engine = await withText();
    expect(await engine.neighboursAt(1, 'b1', 3)).toEqual({ ok: false, problem: { kind: 'noRun' } });
    await trained(engine, { epochs: 3 });
    const newest = valueOf(await engine.neighbours('b1', 3));
    const first = valueOf(await engine.neighboursAt(1, 'b1', 3));
    expect(first).not.toEqual(newest);
    expect(valueOf(await engine.neighboursAt(3, 'b1', 3))).toEqual(newest);
    expect(valueOf(await engine.neighbours('b1', 3))).toEqual(newest);
    valueOf(await engine.showSnapshot(1));
    expect(valueOf(await engine.neighbours('b1', 3))).toEqual(first);
    expect(await engine.neighboursAt(1, 'nowhere', 3)).toMatchObject({ problem: { kind: 'unknownWord' } });
    expect(await engine.neighboursAt(9, 'b1', 3)).toMatchObject({
      problem: { kind: 'noSnapshot', epoch: 9 },
    });
  });

  it('of documents are kept beside those of words', async () => {
    const engine = await withText();
    const { log } = await trained(engine, { epochs: 2, algorithm: 2 });
    expect(log.of('snapshots').at(-1)?.list.kept[0].bytes).toBe((24 + 400) * 12 * 4);
    const newest = valueOf(await engine.nearestDocuments({ kind: 'tag', tag: 3 }, 5));
    valueOf(await engine.showSnapshot(1));
    expect(valueOf(await engine.nearestDocuments({ kind: 'tag', tag: 3 }, 5))).not.toEqual(newest);
    expect(await engine.nearestDocuments({ kind: 'text', text: 'b1 b2' }, 5)).toMatchObject({
      problem: { kind: 'newestOnly', epoch: 1 },
    });
  });
});

describe('further training', () => {
  const known = { epochs: 4 };
  const rowsOf = async (engine: Engine) => {
    const words = valueOf(await engine.words(0, 100));
    const rows = valueOf(await engine.rows({ words: words.length, documents: 0 }));
    return new Map(
      words.map(({ word, count }, i) => [word, { count, row: rows.slice(12 * i, 12 * i + 12) }]),
    );
  };
  const distance = (a: Float32Array, b: Float32Array) => Math.hypot(...a.map((value, i) => value - b[i]));

  it.each([
    ['negative sampling', { hs: 0 }],
    ['hierarchical softmax', { hs: 1 }],
    ['FastText', { algorithm: 1, minN: 2, maxN: 3 }],
    ['PV-DM', { algorithm: 2 }],
  ])('on the same text goes on from where the loss was: %s', async (_, mode) => {
    const engine = await withText();
    const first = await trained(engine, { ...known, ...mode });
    const losses = first.results.map(({ loss }) => loss);
    const before = await rowsOf(engine);
    const checked = valueOf(await engine.preflight({ ...settings, ...mode, from: 'lastRun' }));
    expect(checked).toMatchObject({ problems: [], newWords: 0, vocabulary: 24 });
    expect(checked.findings.map(({ kind }) => kind)).not.toContain('outputLayerAnew');
    const slow = { ...known, ...mode, alpha: 0.001, epochs: 1, from: 'lastRun' as const };
    const further = await trained(engine, slow, 2);
    expect(further.facts).toMatchObject({ runId: 2, hyperparameters: { epochs: 1, alpha: 0.001 } });
    expect(further.facts.hyperparameters).not.toHaveProperty('from');
    expect(further.results[0].loss).toBeLessThan((losses[0] + losses[3]) / 2);
    const after = await rowsOf(engine);
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [word, { row, count }] of after) {
      const was = before.get(word);
      if (!was) throw new Error(word);
      expect(count).toBe(was.count);
      expect(distance(row, was.row)).toBeLessThan(0.5 * Math.hypot(...was.row));
    }
  });

  const otherText = textOf(400).replaceAll('a0', 'new0').replaceAll('b1', 'rare') + '\nonce\n';

  it('on another text keeps known words, adds counts up and takes new words in', async () => {
    const engine = await withText();
    await trained(engine, known);
    const before = await rowsOf(engine);
    await read(engine, otherText);
    const from = 'lastRun' as const;
    const check = valueOf(await engine.preflight({ ...settings, from }));
    expect(check).toMatchObject({ problems: [], newWords: 2, vocabulary: 26 });
    expect(check.effectiveTokens).toBe(3200);
    const slow = { epochs: 1, alpha: 0.0001, minAlpha: 0, from };
    const { facts, end } = await trained(engine, slow, 2);
    expect(facts.vocabulary).toBe(26);
    expect(end.progress.effectiveWords).toBe(3200);
    const after = await rowsOf(engine);
    for (const [word, { row, count }] of before) {
      const now = after.get(word);
      if (!now) throw new Error(`${word} is gone`);
      expect(now.count).toBe(word === 'a0' || word === 'b1' ? count : 2 * count);
      expect(distance(now.row, row)).toBeLessThan(0.1 * Math.hypot(...row));
    }
    expect(after.has('new0')).toBe(true);
    expect(after.has('once')).toBe(false);
    const counts = [...after.values()].map(({ count }) => count);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    // Once more on that text: nothing is added again.
    await trained(engine, slow, 3);
    expect([...(await rowsOf(engine)).values()].map(({ count }) => count)).toEqual(counts);
  });

  it('says that the tree of hierarchical softmax begins anew with other counts', async () => {
    const engine = await withText();
    await trained(engine, { ...known, hs: 1 });
    const kindsOf = async (change: Partial<RunSettings>) => {
      const { findings } = valueOf(await engine.preflight({ ...settings, ...change, from: 'lastRun' }));
      return findings.filter(({ kind }) => kind === 'outputLayerAnew');
    };
    expect(await kindsOf({ hs: 1 })).toEqual([]);
    expect(await kindsOf({ hs: 0 })).toEqual([{ kind: 'outputLayerAnew', reason: 'otherLayer' }]);
    await read(engine, otherText);
    expect(await kindsOf({ hs: 1 })).toEqual([{ kind: 'outputLayerAnew', reason: 'tree' }]);
    const { results } = await trained(engine, { ...known, hs: 1, from: 'lastRun' }, 2);
    expect(results[3].loss).toBeLessThan(results[0].loss);
  });

  it('draws other random numbers than the run before', async () => {
    const engine = await withText();
    const slow = { epochs: 1, alpha: 0.0001, minAlpha: 0 };
    const first = await trained(engine, slow);
    const second = await trained(engine, { ...slow, from: 'lastRun' }, 2);
    expect(second.results[0].pairs).not.toBe(first.results[0].pairs);
  });

  it('wants a run with vectors of the same kind, and words that it knows', async () => {
    const engine = await withText();
    const from = 'lastRun' as const;
    const problemOf = async (change: Partial<RunSettings>) => {
      const answer = await engine.train(9, { ...settings, ...change, from }, false, () => {});
      return answer.ok ? null : answer.problem;
    };
    expect(await problemOf({})).toEqual({ kind: 'noRun' });
    await trained(engine, known);
    expect(await problemOf({ vectorSize: 20 })).toEqual({
      kind: 'cannotContinue',
      key: 'vectorSize',
      value: 12,
    });
    expect(await problemOf({ algorithm: 1 })).toEqual({ kind: 'cannotContinue', key: 'algorithm', value: 0 });
    await read(engine, 'nothing of this is known');
    expect(await problemOf({})).toEqual({ kind: 'noKnownWords', words: 5 });
    expect(valueOf(await engine.neighbours('b1', 1)).runId).toBe(1);
  });
});
