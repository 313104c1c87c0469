import { describe, expect, it } from 'vitest';
import { HYPERPARAMETERS } from '../worker/contract/hyperparameters';
import { readCommandLine } from '../cli/commandLine';
import { joinLines } from './corpora';
import { summary } from './modeBench';
import { flagsOf, hyperparametersOf, missingParameter, MODES, modesNamed } from './modes';
import { readOptions } from './options';
import { wordsPerSecondTold } from './peers';
import { modeTable } from './tables';

describe('modes', () => {
  it('are found by their name, all without one', () => {
    expect(modesNamed(undefined)).toBe(MODES);
    expect(modesNamed('dm').map(({ name }) => name)).toEqual(['Doc2Vec PV-DM']);
    expect(() => modesNamed('layouts')).toThrow('fasttext');
    expect(() => modesNamed('lda')).toThrow(
      /--mode lda: give one of skipgram-ns, cbow-ns, .*, scan, layout$/,
    );
  });

  it('are left out where the engine lacks a parameter', () => {
    const [fasttext] = modesNamed('fasttext');
    const [scan] = modesNamed('scan');
    const table = [{ name: 'sg' }, { name: 'hs' }];
    expect(missingParameter(fasttext, table)).toBe(
      'FastText skip-gram, n-grams 3–6 is left out: the engine has no parameter algorithm.',
    );
    expect(
      missingParameter(fasttext, [...table, ...['algorithm', 'min_n', 'max_n'].map((name) => ({ name }))]),
    ).toBe(null);
    expect(missingParameter(scan, [])).toBe(null);
  });

  it('ask for values that engine and command line take', () => {
    for (const mode of MODES) {
      if (mode.kind === 'scan' || missingParameter(mode) !== null) continue;
      const flags = flagsOf({ ...mode.parameters, threads: 2, epochs: 1 });
      const request = readCommandLine(['train', '--input', 'a', '--output', 'b', ...flags]);
      const given = hyperparametersOf({ ...mode.parameters, threads: 2, epochs: 1 });
      expect(Object.keys(given)).toHaveLength(Object.keys(mode.parameters).length + 2);
      expect(request).toMatchObject({ kind: 'train', train: { hyperparameters: given } });
      expect(HYPERPARAMETERS.some(({ key }) => key in given)).toBe(true);
    }
  });
});

describe('options', () => {
  it('measure everything by default, one mode without the page', () => {
    expect(readOptions([])).toMatchObject({
      modes: MODES,
      rounds: 3,
      page: true,
      json: 'bench/results.json',
    });
    const one = readOptions([
      '--mode',
      'scan',
      '--rounds',
      '5',
      '--threads',
      '1',
      '--corpus',
      'a.txt',
      '--json',
      'r',
    ]);
    expect(one).toMatchObject({ rounds: 5, threads: 1, page: false, corpus: 'a.txt', json: 'r' });
    expect(one.modes.map(({ id }) => id)).toEqual(['scan']);
    expect(readOptions(['--only', 'page'])).toMatchObject({ modes: [], page: true, largeMegabytes: null });
    const large = { modes: [], page: false, largeMegabytes: 1000 };
    expect(readOptions(['--only', 'large'])).toMatchObject(large);
    expect(() => readOptions(['--only', 'large', '--megabytes', '0'])).toThrow('--megabytes 0');
  });

  it('say what is expected', () => {
    expect(() => readOptions(['--rounds', '0'])).toThrow('--rounds 0: give a whole number from 1');
    expect(() => readOptions(['--only', 'tests'])).toThrow(
      '--only tests: give training, page, map, classifier, large',
    );
  });
});

describe('documents', () => {
  it('are lines joined to so many words, the rest in the last one', async () => {
    async function* lines() {
      yield* ['a b', '', 'c  d e', 'f', 'g h i j', 'k'];
    }
    const documents: string[] = [];
    for await (const document of joinLines(lines(), 4)) documents.push(document);
    expect(documents).toEqual(['a b c d e', 'f g h i j', 'k']);
  });
});

describe('results', () => {
  const rounds = [
    { chromium: 400_000, node: 300_000, gensim: 100_000 },
    { chromium: 800_000, node: 400_000, gensim: 400_000 },
    { chromium: 900_000, node: 900_000, gensim: 300_000 },
  ];

  it('are medians, and ratios are those of the rounds', () => {
    expect(summary(rounds)).toEqual({
      speeds: {
        chromium: { rounds: [400_000, 800_000, 900_000], median: 800_000 },
        node: { rounds: [300_000, 400_000, 900_000], median: 400_000 },
        gensim: { rounds: [100_000, 400_000, 300_000], median: 300_000 },
      },
      ratios: { gensim: { chromium: 3, node: 3 } },
    });
    expect(summary([{ chromium: 1, node: 2 }]).ratios).toEqual({});
  });

  it('make a table', () => {
    const result = {
      mode: 'cbow-ns',
      name: 'CBOW',
      unit: 'raw words/s' as const,
      threads: 2,
      kernelBuilds: { chromium: 'relaxed', node: 'simd' },
      ...summary(rounds),
    };
    expect(modeTable([result]).split('\n').at(-1)).toBe(
      '| CBOW | 2 | 800 k | 400 k | 300 k | – | 3.00 × | 3.00 × |',
    );
  });

  it('take the last figure that fasttext tells', () => {
    const told =
      'Progress: 9.0% words/sec/thread:   100 lr\rProgress: 100.0% words/sec/thread:   37737 lr: 0.0';
    expect(wordsPerSecondTold(told)).toBe(37_737);
    expect(() => wordsPerSecondTold('Bus error')).toThrow('Bus error');
  });
});
