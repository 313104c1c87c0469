import { describe, expect, it } from 'vitest';
import { wordProbabilities } from './predictWord';
import { tableOf } from './queryFixture';

const words = tableOf([
  [1, 0],
  [0, 2],
]);
const outputs = tableOf([
  [Math.log(2), 0],
  [0, Math.log(3)],
  [0, 0],
]);

describe('wordProbabilities', () => {
  it('are the softmax of the context with each output row', () => {
    const one = wordProbabilities([0], { words, outputs, usesMean: true });
    [2 / 4, 1 / 4, 1 / 4].forEach((probability, row) => expect(one[row]).toBeCloseTo(probability, 6));
    const sum = wordProbabilities([0, 1], { words, outputs, usesMean: false });
    [2 / 12, 9 / 12, 1 / 12].forEach((probability, row) => expect(sum[row]).toBeCloseTo(probability, 6));
    const mean = wordProbabilities([0, 1], { words, outputs, usesMean: true });
    const total = Math.SQRT2 + 3 + 1;
    [Math.SQRT2 / total, 3 / total, 1 / total].forEach((probability, row) =>
      expect(mean[row]).toBeCloseTo(probability, 6),
    );
  });

  it('stay finite for long vectors', () => {
    const long = tableOf([[5000, 0]]);
    const probabilities = wordProbabilities([0], { words: long, outputs, usesMean: true });
    expect([...probabilities]).toEqual([1, 0, 0]);
  });
});
