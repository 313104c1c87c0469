import { describe, expect, it } from 'vitest';
import { WORD2VEC } from '../contract/algorithms';
import { defaultHyperparameters } from '../contract/hyperparameters';
import type { RowTable } from './neighbours';
import { scoreSentence } from './scoreSentences';

const tableOf = (rows: number[][]): RowTable => ({
  values: Float32Array.from(rows.flatMap((row) => [...row, 0])),
  rowFloats: 4,
  dimensions: 3,
  rows: rows.length,
});

// The tree that gensim 4.2 builds for these counts: a 8, b 5, c 3, d 2, e 2; points and codes.
const PATHS: Record<string, [number, number][]> = {
  a: [[3, 0]],
  b: [
    [3, 1],
    [2, 0],
  ],
  c: [
    [3, 1],
    [2, 1],
    [1, 0],
  ],
  d: [
    [3, 1],
    [2, 1],
    [1, 1],
    [0, 0],
  ],
  e: [
    [3, 1],
    [2, 1],
    [1, 1],
    [0, 1],
  ],
};

const words = tableOf([
  [1, 0.5, -0.25],
  [-0.75, 0.5, 1],
  [0.25, -1, 0.5],
  [-0.5, -0.5, 0.75],
  [1.25, 0, -0.5],
]);
const outputs = tableOf([
  [0.5, -1, 0.25],
  [1, 0.75, -0.5],
  [-0.25, 0.5, 1],
  [0.75, 0.25, -1],
]);

const score = (sentence: string, change: { sg: number; cbowMean?: number }): number => {
  const hyperparameters = { ...defaultHyperparameters(WORD2VEC), hs: 1, window: 2, ...change };
  const pathOf = (word: number) => Uint32Array.from(PATHS['abcde'[word]], ([node, bit]) => node * 2 + bit);
  const rows = Array.from(sentence, (word) => 'abcde'.indexOf(word));
  const scores = scoreSentence(rows, { hyperparameters, words, outputs, pathOf });
  return scores.reduce((sum, value) => sum + value, 0);
};

describe('scoreSentence', () => {
  // The definition in double precision, in NumPy, on the weights of a gensim model. gensim's own answers follow from
  // it by its table of logarithms: −40.80697 for the first, −12.63307, −17.99070.
  it.each([
    ['abcade', -40.13779961105101, -12.394775070486899, -17.743481361556512],
    ['ccb', -13.026361985374216, -6.351532197774652, -8.102919767626043],
    ['ea', -4.558998255298362, -4.558998255298362, -4.558998255298362],
    ['d', 0, -2.772588722239781, -2.772588722239781],
  ])('of %s is gensim’s score: skip-gram, CBOW by mean, CBOW by sum', (sentence, skipGram, mean, sum) => {
    expect(score(sentence, { sg: 1 })).toBeCloseTo(skipGram, 12);
    expect(score(sentence, { sg: 0, cbowMean: 1 })).toBeCloseTo(mean, 12);
    expect(score(sentence, { sg: 0, cbowMean: 0 })).toBeCloseTo(sum, 12);
  });

  it('stays finite for rows far apart', () => {
    const far = { values: words.values.map((value) => value * 1e4), rowFloats: 4, dimensions: 3, rows: 5 };
    const hyperparameters = { ...defaultHyperparameters(WORD2VEC), sg: 1, hs: 1 };
    const scores = scoreSentence([0, 1, 2], {
      hyperparameters,
      words: far,
      outputs,
      pathOf: () => Uint32Array.of(0, 3),
    });
    expect(scores.every(Number.isFinite)).toBe(true);
  });
});
