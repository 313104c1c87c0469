import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURVE_POINTS } from '../contract/classifierEvaluation';
import { calibrationBins, classCurves } from './curves';

describe('curves of a class', () => {
  it('are those worked out by hand', () => {
    const scores = Float32Array.of(0.9, 0.8, 0.7, 0.6);
    const { roc, auc, precisionRecall, averagePrecision } = classCurves(scores, (i) => i === 0 || i === 2);
    expect(roc).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 0.5 },
      { x: 0.5, y: 0.5 },
      { x: 0.5, y: 1 },
      { x: 1, y: 1 },
    ]);
    expect(auc).toBe(0.75);
    expect(precisionRecall).toEqual([
      { x: 0.5, y: 1 },
      { x: 0.5, y: 0.5 },
      { x: 1, y: 2 / 3 },
      { x: 1, y: 0.5 },
    ]);
    expect(averagePrecision).toBeCloseTo(0.5 + 1 / 3, 12);
  });

  it('have an AUC that is the chance of a positive before a negative, equals counting half', () => {
    const documents = fc.array(fc.record({ score: fc.integer({ min: 0, max: 5 }), positive: fc.boolean() }), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(documents, (list) => {
        const positives = list.filter(({ positive }) => positive);
        const negatives = list.filter(({ positive }) => !positive);
        fc.pre(positives.length > 0 && negatives.length > 0);
        let wins = 0;
        for (const a of positives) {
          for (const b of negatives) wins += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
        }
        const scores = Float32Array.from(list, ({ score }) => score);
        const { auc } = classCurves(scores, (i) => list[i].positive);
        expect(auc).toBeCloseTo(wins / (positives.length * negatives.length), 10);
      }),
    );
  });

  it('are thinned, and keep their ends', () => {
    const scores = Float32Array.from({ length: 1000 }, (_, i) => 1 - i / 1000);
    const { roc } = classCurves(scores, (i) => i % 3 === 0);
    expect(roc).toHaveLength(CURVE_POINTS);
    expect(roc?.[0]).toEqual({ x: 0, y: 0 });
    expect(roc?.at(-1)).toEqual({ x: 1, y: 1 });
  });

  it('need documents of both kinds', () => {
    expect(classCurves(Float32Array.of(0.1, 0.9), () => true)).toEqual({
      roc: null,
      auc: NaN,
      precisionRecall: null,
      averagePrecision: NaN,
    });
  });
});

describe('calibration', () => {
  it('compares confidence and accuracy bin by bin', () => {
    const { bins, error } = calibrationBins([0.95, 0.95, 0.75, 0.75], (i) => i !== 1 && i !== 3);
    expect(bins).toHaveLength(10);
    expect(bins[9]).toEqual({ from: 0.9, to: 1, documents: 2, confidence: 0.95, accuracy: 0.5 });
    expect(bins[7]).toEqual({ from: 0.7, to: 0.8, documents: 2, confidence: 0.75, accuracy: 0.5 });
    expect(error).toBeCloseTo((0.45 + 0.25) / 2, 12);
    expect(bins[0].documents).toBe(0);
  });
});
