import type { WordPart } from '../contract/engine';
import { ngramBuckets, ngramsOf, type NgramLimits, type Subwords } from '../model/subwords';
import { cosine, type RowTable } from './neighbours';

/** What FastText knows of a word by its parts: vectors of words it has never seen, and what a vector is made of. */
export class SubwordQueries {
  private readonly rowOfBucket: Map<number, number>;

  /** @param table rows of the words, then of their n-grams */
  constructor(
    private readonly table: RowTable,
    private readonly words: number,
    subwords: Subwords,
    private readonly limits: NgramLimits,
  ) {
    this.rowOfBucket = new Map(Array.from(subwords.buckets, (bucket, row) => [bucket, row]));
  }

  /** Mean of the rows of an unseen word's n-grams; null when none of them occurs in the vocabulary. */
  vectorOf(word: string): Float32Array | null {
    const rows = this.rowsOf(word).filter((row) => row !== null);
    if (rows.length === 0) return null;
    const sum = new Float32Array(this.table.dimensions);
    for (const row of rows) this.row(row).forEach((value, i) => (sum[i] += value));
    return sum.map((value) => value / rows.length);
  }

  /** The n-grams of a word by falling similarity to its vector; those that training never met have none. */
  partsOf(word: string, vector: Float32Array): WordPart[] {
    const rows = this.rowsOf(word);
    const parts = ngramsOf(word, this.limits).map((ngram, i) => {
      const row = rows[i];
      return { ngram, similarity: row === null ? null : cosine(this.row(row), vector) };
    });
    return parts.sort((a, b) => (b.similarity ?? -2) - (a.similarity ?? -2));
  }

  private rowsOf(word: string): (number | null)[] {
    return ngramBuckets(word, this.limits).map((bucket) => this.rowOfBucket.get(bucket) ?? null);
  }

  private row(ngram: number): Float32Array {
    const { values, rowFloats, dimensions } = this.table;
    const start = (this.words + ngram) * rowFloats;
    return values.subarray(start, start + dimensions);
  }
}
