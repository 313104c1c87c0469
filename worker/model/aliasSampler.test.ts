import { describe, expect, it } from 'vitest';
import { aliasTable, noiseWeights } from './aliasSampler';

/** Probability of each outcome that a table stands for. */
const probabilities = (table: Uint32Array): number[] => {
  const n = table.length / 2;
  const p = new Array<number>(n).fill(0);
  for (let column = 0; column < n; column++) {
    const own = table[2 * column] / 4294967296;
    p[column] += own / n;
    p[table[2 * column + 1]] += (1 - own) / n;
  }
  return p;
};

describe('aliasTable', () => {
  it.each([
    { weights: [1] },
    { weights: [1, 1, 1, 1] },
    { weights: [1, 2, 3, 4, 0, 10] },
    { weights: Array.from({ length: 3000 }, (_, i) => 1 / (i + 1)) },
  ])('stands for the given distribution of $weights.length weights', ({ weights }) => {
    const total = weights.reduce((a, b) => a + b, 0);
    const p = probabilities(aliasTable(Float64Array.from(weights)));
    weights.forEach((weight, i) => expect(p[i]).toBeCloseTo(weight / total, 8));
  });

  it('refuses weights without a positive sum', () => {
    expect(() => aliasTable(Float64Array.of(0, 0))).toThrow(/2 weights that sum to 0/);
    expect(() => aliasTable(Float64Array.of(1, Infinity))).toThrow(/sum to Infinity/);
  });

  it('raises counts to the exponent, negative ones too', () => {
    expect([...noiseWeights(Uint32Array.of(16, 4, 1), 0.75)]).toEqual([8, 4 ** 0.75, 1]);
    expect([...noiseWeights(Uint32Array.of(16, 4, 1), -0.5)]).toEqual([0.25, 0.5, 1]);
    expect([...noiseWeights(Uint32Array.of(16, 4, 1), 0)]).toEqual([1, 1, 1]);
  });
});
