import { describe, expect, it } from 'vitest';
import { DOC2VEC } from '../contract/algorithms';
import { type CorpusFacts, DEFAULT_CORPUS_SETTINGS } from '../contract/corpus';
import { CONSTANT } from '../contract/controlRows';
import { DEFAULT_HYPERPARAMETERS } from '../contract/hyperparameters';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import { selectVocabulary } from '../model/vocabulary';
import { type PreflightMachine, preflight } from './preflight';

const FACTS: CorpusFacts = {
  name: 'a.txt',
  files: 1,
  bytes: 1e6,
  encoding: 'utf-8',
  tokens: 200_000,
  sentences: 1000,
  longestSentence: 80,
  types: 2000,
  oneCharacterTypes: 2,
  suggestedScript: null,
  firstSentences: [],
  seconds: 1,
  skipped: [],
  settings: DEFAULT_CORPUS_SETTINGS,
  phrases: [],
  documents: null,
};

const DOCUMENTS = { count: 1000, labels: 3, without: 0, onlyLabels: 0, repeatedLabels: 0 };

const MACHINE: Omit<PreflightMachine, 'vocabularyOf'> = {
  cores: 4,
  shared: true,
  memoryLimitBytes: 1e9,
  documentsFor: () => DOCUMENTS,
  memoryBytesFor: ({ words }, { vectorSize }) => words.length * vectorSize * 8,
};

const types = (words: string[], count: number) => ({
  words,
  counts: new Uint32Array(words.length).fill(count),
});
const TYPES = types(
  Array.from({ length: 2000 }, (_, i) => `word${i}`),
  100,
);

const check = ({
  facts = {},
  corpus = TYPES,
  settings = {},
  machine = {},
}: {
  facts?: Partial<CorpusFacts>;
  corpus?: typeof TYPES;
  settings?: Partial<Hyperparameters>;
  machine?: Partial<PreflightMachine>;
}) =>
  preflight(
    { ...FACTS, ...facts },
    corpus,
    { ...DEFAULT_HYPERPARAMETERS, ...settings },
    {
      ...MACHINE,
      vocabularyOf: () => selectVocabulary(corpus, { ...DEFAULT_HYPERPARAMETERS, ...settings }),
      ...machine,
    },
  );

describe('preflight', () => {
  it('has nothing to say about a sound run', () => {
    expect(check({})).toEqual({
      problems: [],
      findings: [],
      vocabulary: 2000,
      documents: null,
      memoryBytes: 1_600_000,
      effectiveTokens: 200_000,
    });
  });

  it('refuses settings out of range before anything else', () => {
    const { problems, vocabulary } = check({ settings: { window: 0, minCount: 1e9 } });
    expect(problems).toMatchObject([
      { kind: 'invalidHyperparameter', key: 'window' },
      { kind: 'invalidHyperparameter', key: 'minCount' },
    ]);
    expect(vocabulary).toBe(0);
  });

  it('tells when too few words are left', () => {
    expect(check({ settings: { minCount: 101 } }).problems).toEqual([
      { kind: 'nothingLeft', minCount: 101, vocabulary: 2000, highestCount: 100 },
    ]);
    const two = { words: ['sea', 'rare'], counts: Uint32Array.of(9, 1) };
    expect(check({ corpus: two }).problems).toEqual([{ kind: 'vocabularyOfOne', word: 'sea', minCount: 5 }]);
    expect(check({ corpus: types(['sea'], 7) }).problems).toEqual([
      { kind: 'singleWord', word: 'sea', count: 7 },
    ]);
  });

  it('finds the largest vector_size that fits in memory', () => {
    // 2,000 words · 8 bytes a dimension
    const machine = { memoryLimitBytes: 16_000 * 42 + 15_999 };
    expect(check({ machine })).toMatchObject({
      problems: [{ kind: 'outOfMemory', neededBytes: 1_600_000, largestVectorSize: 42 }],
      memoryBytes: 1_600_000,
    });
    expect(check({ machine: { memoryLimitBytes: 15_999 } }).problems).toMatchObject([
      { largestVectorSize: null },
    ]);
    expect(check({ machine: { memoryLimitBytes: 1_600_000 } }).problems).toEqual([]);
  });

  it('advises no other vector_size to a run that goes on from one', () => {
    const known = selectVocabulary(TYPES, DEFAULT_HYPERPARAMETERS);
    const machine = { memoryLimitBytes: 16_000 * 42, continuation: { known, sameText: true } };
    expect(check({ machine }).problems).toEqual([
      { kind: 'outOfMemory', neededBytes: 1_600_000, largestVectorSize: null },
    ]);
  });

  it.each([
    [
      'a huge sentence',
      { facts: { longestSentence: 20_000 } },
      { kind: 'hugeSentence', tokens: 20_000, share: 0.1 },
    ],
    [
      'vectors larger than the vocabulary can fill',
      { settings: { vectorSize: 450 } },
      { kind: 'vectorSizeLarge', vectorSize: 450, vocabulary: 2000, suggested: 440 },
    ],
    [
      'a learning rate that rises',
      { settings: { alpha: 0.01, minAlpha: 0.02 } },
      { kind: 'risingAlpha', alpha: 0.01, minAlpha: 0.02 },
    ],
    [
      'more threads than cores',
      { settings: { threads: 8 } },
      { kind: 'moreThreadsThanCores', threads: 8, cores: 4 },
    ],
    ['memory that is not shared', { machine: { shared: false } }, { kind: 'singleThreadOnly' }],
  ])('finds %s', (_, change, finding) => {
    expect(check(change)).toMatchObject({ problems: [], findings: [finding] });
  });

  it('does not look at the final rate of a schedule that stays at the first', () => {
    expect(check({ settings: { alpha: 0.01, minAlpha: 0.02, lrSchedule: CONSTANT } }).findings).toEqual([]);
  });

  it('finds words of one character, and few tokens', () => {
    const letters = types([...'abcdefghij', '𝒳', 'word'], 50);
    const { findings } = check({ corpus: letters, settings: { sample: 0 } });
    expect(findings).toContainEqual({ kind: 'oneCharacterVocabulary', share: 11 / 12 });
    expect(findings).toContainEqual({ kind: 'fewTokens', tokens: 600 });
    expect(findings).toContainEqual({
      kind: 'vectorSizeLarge',
      vectorSize: 100,
      vocabulary: 12,
      suggested: 10,
    });
  });

  it('never suggests fewer than ten dimensions', () => {
    const few = types([...'abcdefghij', '𝒳', 'word'], 50);
    expect(check({ corpus: few, settings: { vectorSize: 10 } }).findings).not.toContainEqual(
      expect.objectContaining({ kind: 'vectorSizeLarge' }),
    );
  });

  describe('of a Doc2Vec run', () => {
    const doc2vec = (change: Partial<typeof DOCUMENTS>, settings: Partial<Hyperparameters> = {}) =>
      check({
        settings: { algorithm: DOC2VEC, ...settings },
        machine: { documentsFor: () => ({ ...DOCUMENTS, ...change }) },
      });

    it('counts documents and labels', () => {
      expect(doc2vec({})).toMatchObject({
        problems: [],
        findings: [],
        documents: { count: 1000, labels: 3 },
      });
    });

    it('finds documents that cannot learn, and labels named twice', () => {
      expect(doc2vec({ without: 7, onlyLabels: 2, repeatedLabels: 4 }).findings).toEqual([
        { kind: 'documentsWithoutWords', without: 7, onlyLabels: 2, documents: 1000 },
        { kind: 'repeatedLabels', repeated: 4 },
      ]);
    });

    it('tells that PV-DBOW alone trains no words', () => {
      expect(doc2vec({}, { dm: 0 }).findings).toEqual([{ kind: 'wordsUntrained' }]);
      expect(doc2vec({}, { dm: 0, dbowWords: 1 }).findings).toEqual([]);
    });

    it('refuses a single document', () => {
      expect(doc2vec({ count: 1 }).problems).toEqual([{ kind: 'singleDocument' }]);
    });

    it('calls a long document one, unless every file is meant to be', () => {
      const settings = { algorithm: DOC2VEC };
      const facts = { longestSentence: 20_000 };
      expect(check({ settings, facts }).findings).toMatchObject([{ kind: 'hugeSentence', isDocument: true }]);
      const byFile = { ...facts, settings: { ...DEFAULT_CORPUS_SETTINGS, sentences: 'file' as const } };
      expect(check({ settings, facts: byFile }).findings).toEqual([]);
    });
  });

  it('lets a long sentence pass in a long corpus', () => {
    expect(check({ facts: { longestSentence: 20_000, tokens: 1e6 } }).findings).toEqual([]);
    expect(check({ facts: { longestSentence: 9000, tokens: 9000 } }).findings).toEqual([]);
  });
});
