import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_HYPERPARAMETERS, HYPERPARAMETERS } from '../../worker/contract/hyperparameters';
import type { Hyperparameters } from '../../worker/contract/hyperparameterRow';
import { defaultUrlState, readHash, writeHash, type UrlState } from './urlState';

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

const urlStates: fc.Arbitrary<UrlState> = fc.record({
  hyperparameters,
  tokenizer: fc.constantFrom('whitespace', 'words', 'segmenter'),
  sentences: fc.constantFrom('line', 'punctuation'),
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

  it('name a choice that has a name, and read its number too', () => {
    const hyperparameters = { ...defaults.hyperparameters, negativeSharing: 0 };
    expect(writeHash({ ...defaults, hyperparameters }, defaults)).toBe('negative_sharing=off');
    for (const value of ['off', '0']) {
      const { state, problems } = readHash(`negative_sharing=${value}`, defaults);
      expect(problems).toEqual([]);
      expect(state.hyperparameters.negativeSharing).toBe(0);
    }
  });

  it('spell the absence of a limit', () => {
    expect(readHash('max_final_vocab=none', defaults).state.hyperparameters.maxFinalVocab).toBeNull();
    expect(readHash('max_final_vocab=300', defaults).state.hyperparameters.maxFinalVocab).toBe(300);
  });
});
