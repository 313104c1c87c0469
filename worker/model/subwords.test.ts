import { describe, expect, it } from 'vitest';
import { ngramBuckets, ngramsOf, vocabularySubwords } from './subwords';

const LIMITS = { minN: 3, maxN: 4, bucket: 2_000_000 };

describe('ngramsOf', () => {
  it('cuts between the marks, by characters and not by code units', () => {
    expect(ngramsOf('naïve', { minN: 6, maxN: 7 })).toEqual(['<naïve', '<naïve>', 'naïve>']);
    expect(ngramsOf('😀b', { minN: 3, maxN: 3 })).toEqual(['<😀b', '😀b>']);
  });

  it('has single characters but not the marks alone', () => {
    expect(ngramsOf('ab', { minN: 1, maxN: 2 })).toEqual(['<a', 'a', 'ab', 'b', 'b>']);
  });

  it('has none when the longest is shorter than the shortest', () => {
    expect(ngramsOf('word', { minN: 3, maxN: 2 })).toEqual([]);
  });
});

describe('ngramBuckets', () => {
  // Reference values of fastText's hash, with its sign-extended bytes, for text of one, two and three bytes a character.
  it('hashes as fastText does', () => {
    expect(ngramBuckets('naïve', LIMITS).sort()).toEqual(
      [1806890, 1907692, 1590546, 1719404, 356832, 1223007, 1711570, 1788548, 1088654].sort(),
    );
    expect(ngramBuckets('한국', { minN: 3, maxN: 3, bucket: 2 ** 32 })[0]).toBe(2209124397);
  });

  it('has one bucket an n-gram, in the same order', () => {
    for (const word of ['a', 'whale', 'naïveté', '한국어', '😀😀']) {
      for (const limits of [
        { minN: 1, maxN: 3, bucket: 97 },
        { minN: 2, maxN: 6, bucket: 2e6 },
      ]) {
        const whole = { minN: 1, maxN: 20, bucket: limits.bucket };
        const all = new Map(ngramsOf(word, whole).map((ngram, i) => [ngram, ngramBuckets(word, whole)[i]]));
        expect(ngramBuckets(word, limits)).toEqual(ngramsOf(word, limits).map((ngram) => all.get(ngram)));
      }
    }
  });
});

describe('vocabularySubwords', () => {
  it('gives rows to the buckets that occur, the most read first', () => {
    const { offsets, rows, buckets } = vocabularySubwords(['aaa', 'aa'], Uint32Array.of(2, 9), LIMITS);
    // <aa aaa aa> <aaa aaa> of the first, <aa aa> <aa> of the second, each after the word's own row.
    expect([...offsets]).toEqual([0, 6, 10]);
    expect([rows[0], rows[6]]).toEqual([0, 1]);
    expect(buckets).toHaveLength(6);
    const shared = new Set([...rows.subarray(1, 6)].filter((row) => rows.subarray(7).includes(row)));
    expect([...shared].sort()).toEqual([2, 3]);
    for (let word = 0; word < 2; word++) {
      const own = [...rows.subarray(offsets[word] + 1, offsets[word + 1])].map((row) => buckets[row - 2]);
      expect(own).toEqual(ngramBuckets(['aaa', 'aa'][word], LIMITS));
    }
  });

  it('makes n-grams of one bucket share a row', () => {
    const { rows, buckets } = vocabularySubwords(['whale'], Uint32Array.of(1), { ...LIMITS, bucket: 2 });
    expect(buckets.length).toBeLessThanOrEqual(2);
    expect(rows).toHaveLength(1 + ngramsOf('whale', LIMITS).length);
  });
});
