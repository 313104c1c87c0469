import { describe, expect, it } from 'vitest';
import { documentOrder, mapRows } from './mapRows';
import { DOCUMENTS_ONLY, WORDS_AND_DOCUMENTS, WORDS_ONLY } from './projection';

describe('mapRows', () => {
  const run = { words: 500, documents: 300 };
  const settings = { words: 400, documents: 200, layers: WORDS_AND_DOCUMENTS };

  it('takes what is asked for, as far as there is any', () => {
    expect(mapRows(settings, run)).toEqual({ words: 400, documents: 200 });
    expect(mapRows({ ...settings, words: 900, documents: 900 }, run)).toEqual({ words: 500, documents: 300 });
    expect(mapRows(settings, { words: 500, documents: 0 })).toEqual({ words: 400, documents: 0 });
  });

  it('leaves a layer out', () => {
    expect(mapRows({ ...settings, layers: WORDS_ONLY }, run)).toEqual({ words: 400, documents: 0 });
    expect(mapRows({ ...settings, layers: DOCUMENTS_ONLY }, run)).toEqual({ words: 0, documents: 200 });
  });

  it('is never empty: words stand in for documents that are not there', () => {
    const alone = { ...settings, layers: DOCUMENTS_ONLY };
    expect(mapRows(alone, { words: 500, documents: 0 })).toEqual({ words: 400, documents: 0 });
    expect(mapRows({ ...alone, documents: 0 }, run)).toEqual({ words: 400, documents: 0 });
  });
});

describe('documentOrder', () => {
  it('has every document once', () => {
    expect([...documentOrder(1000)].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    expect(documentOrder(0)).toHaveLength(0);
  });

  it('samples evenly, however many are taken', () => {
    const order = documentOrder(10_000);
    for (const taken of [100, 777, 3000]) {
      const sample = [...order.subarray(0, taken)].sort((a, b) => a - b);
      const gaps = sample.slice(1).map((tag, i) => tag - sample[i]);
      expect(new Set(gaps).size).toBeLessThanOrEqual(3);
      expect(Math.max(...gaps)).toBeLessThan((4 * 10_000) / taken);
    }
  });
});
