import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accuracyOf,
  bootstrapIntervals,
  classScores,
  confusionMatrix,
  macroF1Of,
  meanLoss,
  predictedClasses,
  wilsonInterval,
  type Judged,
} from './metrics';

const judged = (truth: number[], predicted: number[], classes: number): Judged => ({
  truth: Int32Array.from(truth),
  predicted: Int32Array.from(predicted),
  classes,
});

const EXAMPLE = judged([0, 0, 0, 0, 1, 1, 2], [0, 0, 0, 1, 1, 2, 2], 3);

describe('figures of predictions', () => {
  it('are those worked out by hand', () => {
    expect([...confusionMatrix(EXAMPLE)]).toEqual([3, 1, 0, 0, 1, 1, 0, 0, 1]);
    expect(accuracyOf(EXAMPLE)).toBeCloseTo(5 / 7, 12);
    const scores = classScores(confusionMatrix(EXAMPLE), 3);
    expect(scores[0]).toEqual({ precision: 1, recall: 0.75, f1: 6 / 7, documents: 4 });
    expect(scores[1]).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5, documents: 2 });
    expect(scores[2]).toEqual({ precision: 0.5, recall: 1, f1: 2 / 3, documents: 1 });
    expect(macroF1Of(EXAMPLE)).toBeCloseTo((6 / 7 + 0.5 + 2 / 3) / 3, 12);
  });

  it('leave classes without documents out of macro-F1', () => {
    const without = judged([0, 1, 0, 1], [0, 1, 2, 1], 3);
    expect(classScores(confusionMatrix(without), 3)[2]).toEqual({
      precision: 0,
      recall: NaN,
      f1: NaN,
      documents: 0,
    });
    expect(macroF1Of(without)).toBeCloseTo((2 / 3 + 1) / 2, 12);
  });

  it('take the likeliest class, the first of equals, and the mean of −log p', () => {
    const probabilities = Float32Array.of(0.5, 0.5, 0.25, 0.75);
    expect([...predictedClasses(probabilities, 2)]).toEqual([0, 1]);
    expect(meanLoss(probabilities, Int32Array.of(1, 0), 2)).toBeCloseTo(
      -(Math.log(0.5) + Math.log(0.25)) / 2,
      6,
    );
  });
});

describe('intervals', () => {
  it('of shares are Wilson’s', () => {
    // 8 of 10: 0.4902–0.9433 (Newcombe 1998's formula, worked out independently).
    const { value, low, high } = wilsonInterval(8, 10);
    expect(value).toBe(0.8);
    expect(low).toBeCloseTo(0.49016, 5);
    expect(high).toBeCloseTo(0.94332, 5);
    expect(wilsonInterval(0, 5).low).toBe(0);
    expect(wilsonInterval(5, 5).high).toBe(1);
  });

  it('hold the share itself', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), (right, wrong) => {
        fc.pre(right + wrong > 0);
        const { value, low, high } = wilsonInterval(right, right + wrong);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }),
    );
  });

  it('by bootstrap are the seed’s, and near Wilson’s for single documents', () => {
    const truth = Array.from({ length: 400 }, (_, i) => i % 2);
    const predicted = truth.map((kind, i) => (i % 10 < 8 ? kind : 1 - kind));
    const answers = judged(truth, predicted, 2);
    const { accuracy } = bootstrapIntervals(answers, null, 1);
    expect(bootstrapIntervals(answers, null, 1).accuracy).toEqual(accuracy);
    const wilson = wilsonInterval(320, 400);
    expect(accuracy.value).toBeCloseTo(0.8, 12);
    expect(Math.abs(accuracy.low - wilson.low)).toBeLessThan(0.01);
    expect(Math.abs(accuracy.high - wilson.high)).toBeLessThan(0.01);
  });

  it('are wider over groups whose documents go right or wrong together', () => {
    const truth = Array.from({ length: 400 }, (_, i) => i % 2);
    const groups = Int32Array.from(truth, (_, i) => Math.floor(i / 40));
    const predicted = truth.map((kind, i) => (groups[i] < 8 ? kind : 1 - kind));
    const answers = judged(truth, predicted, 2);
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    const single = bootstrapIntervals(answers, null, 1).accuracy;
    const grouped = bootstrapIntervals(answers, groups, 1).accuracy;
    expect(width(grouped)).toBeGreaterThan(3 * width(single));
  });
});
