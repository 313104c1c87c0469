import { describe, expect, it } from 'vitest';
import { DEFAULT_CORPUS_SETTINGS, type PhraseSettings } from '../contract/corpus';
import { DEFAULT_HYPERPARAMETERS } from '../contract/hyperparameters';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import { DEFAULT_PHRASE_SETTINGS } from '../contract/phrases';
import { NO_VOCABULARY_RULES } from '../contract/vocabularyRules';
import type { Outcome } from '../contract/outcome';
import { Engine } from './engine';
import { EventLog, REFERENCE_KERNELS, entered, syntheticCorpus } from '../training/runFixture';
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

      const rows = valueOf(await engine.rows({ words: 24, documents: 0 }));
      expect(rows).toHaveLength(24 * 12);
      expect(valueOf(await engine.rows({ words: 2, documents: 0 }))).toEqual(rows.slice(0, 24));
      expect(facts.sharedRows !== null).toBe(shared);
      if (facts.sharedRows) {
        const { buffer, byteOffset, rowBytes, dimensions } = facts.sharedRows.words;
        expect(new Float32Array(buffer, byteOffset + 3 * rowBytes, dimensions).slice()).toEqual(
          rows.slice(36, 48),
        );
      }
      const lines = (await valueOf(await engine.saveVectors('words')).text()).split('\n');
      expect(lines[0]).toBe('24 12');
      expect(lines[1].split(' ')[0]).toBe(first.word);
      expect(Float32Array.from(lines[1].split(' ').slice(1).map(Number))).toEqual(rows.slice(0, 12));
    },
  );

  it('scores sentences of a run with hierarchical softmax, the likelier of them higher', async () => {
    const { engine } = await withCorpus();
    const run = async (change: Partial<Hyperparameters>) => {
      const log = new EventLog();
      const finished = log.next(entered('finished'));
      valueOf(await engine.train(1, { ...settings, ...change }, false, log.listen));
      await finished;
    };
    await run({ hs: 0 });
    const problem = { kind: 'wrongRun', needs: 'hierarchicalSoftmax' };
    expect(await engine.score('b1 b2')).toEqual({ ok: false, problem });
    await run({ algorithm: 2, dm: 0, hs: 1 });
    expect(await engine.score('b1 b2')).toMatchObject({ ok: false, problem: { needs: 'wordContexts' } });
    for (const sg of [0, 1]) {
      await run({ sg, hs: 1 });
      const [alike, mixed, unknown, single] = valueOf(
        await engine.score('b1 b2 whale b3\nb1 d2 a3\nwhale\n\nB4'),
      );
      expect(alike.words.map(({ word }) => word.toLowerCase())).toEqual(['b1', 'b2', 'whale', 'b3']);
      expect(alike.words[2].logProbability).toBeNull();
      const sum = alike.words.reduce((total, { logProbability }) => total + (logProbability ?? 0), 0);
      expect(alike.logProbability).toBeCloseTo(sum, 12);
      expect(alike.perWord).toBeCloseTo(sum / 3, 12);
      expect(alike.logProbability).toBeGreaterThan(mixed.logProbability + 2);
      expect(unknown).toEqual({
        words: [{ word: 'whale', logProbability: null }],
        logProbability: 0,
        perWord: null,
      });
      expect(single.perWord).toBeLessThanOrEqual(0);
    }
    expect(await engine.score('whale')).toEqual({ ok: false, problem: { kind: 'noKnownWords', words: 1 } });
  });

  it('answers problems, not errors, before there is anything', async () => {
    const engine = engineOn(false);
    const request = { minCount: 1, maxFinalVocab: null, sample: 0, rows: 1 };
    const answers = [
      [
        await engine.vocabulary(request),
        await engine.preflight(settings),
        await engine.train(1, settings, false, () => {}),
      ],
      [
        await engine.command('pause'),
        await engine.words(0, 1),
        await engine.rows({ words: 1, documents: 0 }),
      ],
      [await engine.neighbours('a', 1), await engine.complete('a', 1), await engine.saveVectors('words')],
      [await engine.score('a')],
    ].map((row) => row.map((answer) => (answer.ok ? null : answer.problem.kind)));
    expect(answers).toEqual([
      ['noCorpus', 'noCorpus', 'noCorpus'],
      ['noRun', 'noRun', 'noRun'],
      ['noRun', 'noRun', 'noRun'],
      ['noRun'],
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

  describe('phrases', () => {
    const text =
      Array(30).fill('we saw the new york city hall').join('\n') + '\nnew and york saw the hall\n'.repeat(3);
    const phrases = (change: Partial<PhraseSettings>): PhraseSettings => ({
      ...DEFAULT_PHRASE_SETTINGS,
      minCount: 2,
      threshold: 0.3,
      passes: 1,
      ...change,
    });
    const listing = { rows: 2, order: 'score' as const };
    const read = async (settings = DEFAULT_PHRASE_SETTINGS) => {
      const engine = engineOn(false);
      const facts = await engine.readCorpus(
        source(text),
        { ...DEFAULT_CORPUS_SETTINGS, phrases: settings },
        () => {},
      );
      return { engine, facts: valueOf(facts) };
    };
    const wordsOf = async (engine: Engine) => {
      const request = { minCount: 1, maxFinalVocab: null, sample: 0, rows: 50 };
      return valueOf(await engine.vocabulary(request)).rows.map(({ word }) => word);
    };

    it('are scored and joined in the text as it was read, whatever was joined before', async () => {
      const { engine, facts: plain } = await read();
      expect(plain).toMatchObject({ tokens: 228, types: 8, phrases: [] });
      const scores = valueOf(await engine.phrases(phrases({}), listing));
      expect(scores).toMatchObject({ total: 5, candidates: 8, droppedPairs: 0 });
      expect(scores.rows).toHaveLength(2);

      const once = valueOf(await engine.setPhrases(phrases({})));
      expect(once?.firstSentences[0]).toEqual(['we_saw', 'the', 'new_york', 'city_hall']);
      expect(once).toMatchObject({ tokens: 138, sentences: 33, longestSentence: 6 });
      expect(once?.phrases).toMatchObject([{ phrases: 3, joined: 90 }]);
      expect(await wordsOf(engine)).toContain('new_york');
      const twice = valueOf(await engine.setPhrases(phrases({ passes: 2 })));
      expect(twice?.firstSentences[0]).toEqual(['we_saw_the_new_york', 'city_hall']);
      expect(valueOf(await engine.setPhrases(phrases({ passes: 0 })))).toEqual({
        ...plain,
        settings: { ...plain?.settings, phrases: phrases({ passes: 0 }) },
      });
      expect(valueOf(await engine.phrases(phrases({}), listing))).toEqual(scores);
    });

    it('are joined by a reading, too, and trained on', async () => {
      const { engine, facts } = await read(phrases({}));
      expect(facts).toMatchObject({ tokens: 138, settings: { phrases: phrases({}) } });
      const log = new EventLog();
      const finished = log.next(entered('finished'));
      valueOf(await engine.train(1, { ...settings, minCount: 1 }, false, log.listen));
      await finished;
      expect(valueOf(await engine.complete('new', 5)).map(({ word }) => word)).toEqual(['new_york', 'new']);
      expect(log.of('state').at(-1)?.progress.totalRawWords).toBe(4 * 138);
    });

    it('of a change that was overtaken are not put in force', async () => {
      const { engine } = await read();
      const [first, second] = await Promise.all([
        engine.setPhrases(phrases({ passes: 2 })),
        engine.setPhrases(phrases({ threshold: 1e6 })),
      ]);
      expect(first).toEqual({ ok: true, value: null });
      expect(valueOf(second)?.settings.phrases.threshold).toBe(1e6);
      expect(await wordsOf(engine)).not.toContain('new_york');
      expect(await engineOn(false).setPhrases(phrases({}))).toEqual({
        ok: false,
        problem: { kind: 'noCorpus' },
      });
      expect(await engineOn(false).phrases(phrases({}), listing)).toEqual({
        ok: false,
        problem: { kind: 'noCorpus' },
      });
    });
  });

  describe('vocabulary rules', () => {
    const rules = { ...NO_VOCABULARY_RULES, stopWords: ['b1'], mustNotMatch: '^a' };

    it('act in the preview, the check before a start and the run', async () => {
      const { engine } = await withCorpus();
      const request = { minCount: 1, maxFinalVocab: null, sample: 0, rows: 50, rules };
      const preview = valueOf(await engine.vocabulary(request));
      expect(preview).toMatchObject({ size: 17, leftOut: { stopWords: 1, expressions: 6, maxCount: 0 } });
      expect(valueOf(await engine.preflight({ ...settings, rules })).vocabulary).toBe(17);
      const log = new EventLog();
      const finished = log.next(entered('finished'));
      const facts = valueOf(await engine.train(1, { ...settings, rules }, false, log.listen));
      await finished;
      expect(facts.vocabulary).toBe(17);
      expect(valueOf(await engine.words(0, 50)).filter(({ word }) => /^a|^b1$/u.test(word))).toEqual([]);
    });

    it('that leave nothing, or cannot be read, are problems', async () => {
      const { engine } = await withCorpus();
      const strict = { ...settings, rules: { ...NO_VOCABULARY_RULES, mustMatch: 'z' } };
      expect(valueOf(await engine.preflight(strict)).problems).toEqual([
        { kind: 'rulesLeaveTooFew', words: 0, leftOut: 24 },
      ]);
      const broken = { ...settings, rules: { ...NO_VOCABULARY_RULES, mustMatch: '(' } };
      const problem = { kind: 'invalidExpression', rule: 'mustMatch', expression: '(' };
      expect(valueOf(await engine.preflight(broken)).problems).toMatchObject([problem]);
      expect(await engine.train(1, broken, false, () => {})).toMatchObject({ ok: false, problem });
      const request = { minCount: 1, maxFinalVocab: null, sample: 0, rows: 1, rules: broken.rules };
      expect(await engine.vocabulary(request)).toMatchObject({ ok: false, problem });
    });
  });
});
