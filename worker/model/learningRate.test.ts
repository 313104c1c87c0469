import { describe, expect, it } from 'vitest';
import { CONSTANT, COSINE, LINEAR } from '../contract/controlRows';
import { learningRate } from './learningRate';

const ratesOf = (lrSchedule: number, minAlpha = 0.01) =>
  [0, 0.25, 0.5, 0.75, 1, 1.5].map((share) => learningRate({ alpha: 0.05, minAlpha, lrSchedule }, share));

const expectRates = (rates: number[], expected: number[]) =>
  rates.forEach((rate, i) => expect(rate).toBeCloseTo(expected[i], 12));

describe('learningRate', () => {
  it('falls in a straight line to min_alpha, and no further', () => {
    expectRates(ratesOf(LINEAR), [0.05, 0.04, 0.03, 0.02, 0.01, 0.01]);
  });

  it('falls along half a cosine wave, slowly at both ends', () => {
    const bend = 0.02 * Math.SQRT1_2;
    expectRates(ratesOf(COSINE), [0.05, 0.03 + bend, 0.03, 0.03 - bend, 0.01, 0.01]);
  });

  it('stays at alpha whatever min_alpha is', () => {
    expectRates(ratesOf(CONSTANT), [0.05, 0.05, 0.05, 0.05, 0.05, 0.05]);
    expect(ratesOf(CONSTANT, 0.5)).toEqual(ratesOf(CONSTANT));
  });
});
