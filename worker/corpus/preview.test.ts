import { describe, expect, it } from 'vitest';
import { previewVocabulary } from './preview';

describe('previewVocabulary', () => {
  const types = { words: ['rare', 'sea', 'whale', 'ship'], counts: Uint32Array.of(1, 400, 9599, 100) };

  it('shows what is kept and how much subsampling leaves', () => {
    const preview = previewVocabulary(types, { minCount: 2, maxFinalVocab: null, sample: 0.01, rows: 2 });
    // threshold 0.01 · 10,099 = 100.99
    const keep = (count: number) => (Math.sqrt(count / 100.99) + 1) * (100.99 / count);
    expect(preview).toMatchObject({ size: 3, types: 4, effectiveMinCount: 2, keptTokens: 10_099 });
    expect(preview.rows.map(({ word, count }) => [word, count])).toEqual([
      ['whale', 9599],
      ['sea', 400],
    ]);
    expect(preview.rows[0].keep).toBeCloseTo(keep(9599), 12);
    expect(preview.rows[1].keep).toBeCloseTo(keep(400), 12);
    expect(preview.effectiveTokens).toBe(Math.round(9599 * keep(9599) + 400 * keep(400) + 100));
  });

  it('gives counts at ranks that double', () => {
    const many = {
      words: Array.from({ length: 10 }, (_, i) => `w${i}`),
      counts: Uint32Array.from({ length: 10 }, (_, i) => 100 - i),
    };
    const { zipf } = previewVocabulary(many, { minCount: 1, maxFinalVocab: null, sample: 0, rows: 0 });
    expect(zipf).toEqual([
      { rank: 1, count: 100 },
      { rank: 2, count: 99 },
      { rank: 4, count: 97 },
      { rank: 8, count: 93 },
    ]);
  });

  it('of nothing is empty', () => {
    expect(previewVocabulary(types, { minCount: 1e6, maxFinalVocab: null, sample: 1e-3, rows: 5 })).toEqual({
      size: 0,
      types: 4,
      effectiveMinCount: 1e6,
      leftOut: { maxCount: 0, stopWords: 0, expressions: 0 },
      keptTokens: 0,
      effectiveTokens: 0,
      rows: [],
      zipf: [],
    });
  });
});
