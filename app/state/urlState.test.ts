import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableSettings } from '../../worker/contract/documents';
import { DEFAULT_HYPERPARAMETERS, HYPERPARAMETERS } from '../../worker/contract/hyperparameters';
import type { Hyperparameters } from '../../worker/contract/hyperparameterRow';
import type { PhraseSettings } from '../../worker/contract/corpus';
import { NO_VOCABULARY_RULES, type VocabularyRules } from '../../worker/contract/vocabularyRules';
import { stopWordsOf } from '../../worker/contract/vocabularyRules';
import { writeRules } from './urlRules';
import { ENGLISH_STOP_WORDS } from '../train/englishStopWords';
import { type UrlState, defaultUrlState, readHash, writeHash } from './urlState';

const defaults = defaultUrlState({ ...DEFAULT_HYPERPARAMETERS, threads: 4 });

const hyperparameters = fc.record(
  Object.fromEntries(
    HYPERPARAMETERS.map((row) => {
      const number = row.choices
        ? fc.constantFrom(...row.choices.map((choice) => choice.value))
        : row.kind === 'number'
          ? fc.double({ min: row.min, max: row.max, noNaN: true })
          : fc.integer({ min: row.min, max: row.max });
      return [row.key, row.optional ? fc.option(number, { nil: null }) : number];
    }),
  ),
) as fc.Arbitrary<unknown> as fc.Arbitrary<Hyperparameters>;

const phrases: fc.Arbitrary<PhraseSettings> = fc
  .record({
    passes: fc.integer({ min: 0, max: 4 }),
    minCount: fc.integer({ min: 2, max: 1000 }),
    connectorWords: fc.boolean(),
  })
  .chain((rest) =>
    fc.oneof(
      fc
        .double({ min: 0, max: 1e6, noNaN: true })
        .map((threshold) => ({ ...rest, threshold, scoring: 'default' as const })),
      fc
        .double({ min: 0, max: 1, noNaN: true })
        .map((threshold) => ({ ...rest, threshold, scoring: 'npmi' as const })),
    ),
  );

const pattern = fc.option(fc.string({ minLength: 1, maxLength: 30 }), { nil: null });
const rules: fc.Arbitrary<VocabularyRules> = fc.record({
  stopWords: fc.uniqueArray(fc.constantFrom('the', 'l’été', '100%', 'a+b', 'a&b=c', '말', '#'), {
    maxLength: 7,
  }),
  mustMatch: pattern,
  mustNotMatch: pattern,
});

const column = fc.constantFrom('text', 'Column 1', 'größe', 'a&b=c', '100%', 'a+b', '#');
const table: fc.Arbitrary<TableSettings | null> = fc.option(
  fc.record({
    format: fc.constantFrom('csv', 'tsv', 'jsonl'),
    header: fc.boolean(),
    text: fc.uniqueArray(column, { minLength: 1, maxLength: 3 }),
    label: fc.option(column, { nil: null }),
    id: fc.option(column, { nil: null }),
  }),
  { nil: null },
);

const urlStates: fc.Arbitrary<UrlState> = fc.record({
  hyperparameters,
  tokenizer: fc.constantFrom('whitespace', 'words', 'segmenter'),
  sentences: fc.constantFrom('line', 'punctuation', 'file'),
  phrases,
  table,
  rules,
  words: fc.integer({ min: 100, max: 20_000 }),
});

describe('the settings in the address', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(urlStates, (state) => {
        const answer = readHash(`#${writeHash(state, defaults)}`, defaults);
        expect(answer.problems).toEqual([]);
        // −0 and 0 are the same setting.
        expect(JSON.parse(JSON.stringify(answer.state))).toEqual(JSON.parse(JSON.stringify(state)));
      }),
      { seed: 7 },
    );
  });

  it('leave defaults out', () => {
    expect(writeHash(defaults, defaults)).toBe('');
    const changed = {
      ...defaults,
      words: 500,
      hyperparameters: { ...defaults.hyperparameters, sg: 1, sample: 1e-5 },
    };
    expect(writeHash(changed, defaults)).toBe('sg=1&sample=0.00001&words=500');
  });

  it('are checked one by one: what cannot be used keeps its default and is told', () => {
    const { state, problems } = readHash(
      '#window=0&epochs=2.5&sg=7&alpha=&negative=9&colour=red&tokenizer=bpe',
      defaults,
    );
    expect(state.hyperparameters).toEqual({ ...defaults.hyperparameters, negative: 9 });
    expect(problems).toEqual([
      {
        kind: 'invalidHyperparameter',
        key: 'window',
        value: '0',
        expected: 'a whole number from 1 to 1,000',
      },
      {
        kind: 'invalidHyperparameter',
        key: 'epochs',
        value: '2.5',
        expected: 'a whole number from 1 to 10,000',
      },
      { kind: 'invalidHyperparameter', key: 'sg', value: '7', expected: '1 (Skip-gram) or 0 (CBOW)' },
      { kind: 'invalidHyperparameter', key: 'alpha', value: '', expected: 'a number from 0.0001 to 1' },
      { kind: 'unknownUrlParameter', name: 'colour' },
      { kind: 'unknownUrlParameter', name: 'tokenizer=bpe' },
    ]);
  });

  it('are those of the algorithm named, wherever it stands', () => {
    const read = (hash: string) => readHash(hash, defaults).state.hyperparameters;
    expect(read('algorithm=doc2vec')).toMatchObject({ algorithm: 2, epochs: 10, threads: 4 });
    expect(read('epochs=5&algorithm=doc2vec').epochs).toBe(5);
    expect(read('algorithm=doc2vec&epochs=5').epochs).toBe(5);
    expect(read('algorithm=fasttext')).toMatchObject({ algorithm: 1, epochs: 5 });
    const written = (change: Partial<Hyperparameters>) =>
      writeHash({ ...defaults, hyperparameters: { ...defaults.hyperparameters, ...change } }, defaults);
    expect(written({ algorithm: 2, epochs: 10 })).toBe('algorithm=doc2vec');
    expect(written({ algorithm: 2, epochs: 5 })).toBe('algorithm=doc2vec&epochs=5');
  });

  it('name a choice that has a name, and read its number too', () => {
    const hyperparameters = { ...defaults.hyperparameters, negativeSharing: 0 };
    expect(writeHash({ ...defaults, hyperparameters }, defaults)).toBe('negative_sharing=off');
    for (const value of ['off', '0']) {
      const { state, problems } = readHash(`negative_sharing=${value}`, defaults);
      expect(problems).toEqual([]);
      expect(state.hyperparameters.negativeSharing).toBe(0);
    }
  });

  it('take the last of what is named twice', () => {
    const { state } = readHash('phrases=1&phrases=2&stop_words=a&stop_words=b&window=3&window=4', defaults);
    expect(state.phrases.passes).toBe(2);
    expect(state.rules.stopWords).toEqual(['b']);
    expect(state.hyperparameters.window).toBe(4);
  });

  it('carry phrases and rules, and refuse what is out of range', () => {
    const { state, problems } = readHash(
      'phrases=2&phrase_threshold=0.4&phrase_scoring=npmi&stop_words=the+of&must_not_match=%5Cd',
      defaults,
    );
    expect(problems).toEqual([]);
    expect(state.phrases).toMatchObject({ passes: 2, scoring: 'npmi', threshold: 0.4, minCount: 5 });
    expect(state.rules).toEqual({ stopWords: ['the', 'of'], mustMatch: null, mustNotMatch: '\\d' });
    expect(writeHash(state, defaults)).toBe(
      'phrases=2&phrase_scoring=npmi&phrase_threshold=0.4&stop_words=the+of&must_not_match=%5Cd',
    );
    const bad = readHash('phrases=9&phrase_scoring=lucky&phrase_min_count=1', defaults);
    expect(bad.state.phrases).toEqual(defaults.phrases);
    expect(bad.problems).toEqual(
      ['phrases=9', 'phrase_scoring=lucky', 'phrase_min_count=1'].map((name) => ({
        kind: 'unknownUrlParameter',
        name,
      })),
    );
  });

  it('leave out a rule that is too long for an address, and say so', () => {
    const stopWords = Array.from({ length: 400 }, (_, i) => `word${i}`);
    expect(writeRules({ stopWords, mustMatch: '^a', mustNotMatch: null })).toEqual({
      parts: ['must_match=%5Ea'],
      leftOut: ['the stop list'],
    });
    const state = { ...defaults, rules: { ...NO_VOCABULARY_RULES, stopWords } };
    expect(writeHash(state, defaults)).toBe('');
    expect(writeRules({ ...NO_VOCABULARY_RULES, stopWords: [...ENGLISH_STOP_WORDS] }).leftOut).toEqual([]);
  });

  it('take a stop list as it is pasted', () => {
    expect(stopWordsOf(' the, of;\nand\tthe ')).toEqual(['the', 'of', 'and']);
  });

  it('spell the absence of a limit', () => {
    expect(readHash('max_final_vocab=none', defaults).state.hyperparameters.maxFinalVocab).toBeNull();
    expect(readHash('max_final_vocab=300', defaults).state.hyperparameters.maxFinalVocab).toBe(300);
  });
});
