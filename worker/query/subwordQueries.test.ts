import { describe, expect, it } from 'vitest';
import { vocabularySubwords } from '../model/subwords';
import { tableOf } from './queryFixture';
import { SubwordQueries } from './subwordQueries';

const limits = { minN: 3, maxN: 3, bucket: 100_000 };
const words = ['abc', 'abd'];
const subwords = vocabularySubwords(words, Uint32Array.of(5, 4), limits);
// Two words, then the n-grams: <ab is in both words and comes first.
const vectors = [...words, ...subwords.buckets].map((_, row) => (row === 2 ? [1, 0] : [0, row]));
const queries = new SubwordQueries(tableOf(vectors), words.length, subwords, limits);

describe('SubwordQueries', () => {
  it('makes the vector of an unseen word of its known n-grams', () => {
    // Of abx, <ab alone is known.
    expect([...queries.vectorOf('abx')!]).toEqual([1, 0]);
    const [, ...others] = queries.vectorOf('abc')!;
    expect(others[0]).toBeGreaterThan(0);
    expect(queries.vectorOf('xyz')).toBeNull();
    expect(queries.vectorOf('')).toBeNull();
  });

  it('lists n-grams by similarity, those never met last', () => {
    const parts = queries.partsOf('abx', Float32Array.of(1, 0));
    expect(parts).toEqual([
      { ngram: '<ab', similarity: 1 },
      { ngram: 'abx', similarity: null },
      { ngram: 'bx>', similarity: null },
    ]);
    const known = queries.partsOf('abc', Float32Array.of(0, 1));
    expect(known.map(({ similarity }) => similarity)).toEqual([1, 1, 0]);
  });
});
