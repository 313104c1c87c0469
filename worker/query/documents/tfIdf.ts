import { BestRows, type NearestRows } from '../neighbours';
import type { Rest, TermCounts } from './termCounts';

/** Words of a document or question with a weight each; its length is 1, or there are none. */
export interface SparseVector {
  rows: Uint32Array;
  weights: Float32Array;
}

const ENTRIES_A_SLICE = 1 << 18;

/**
 * TF-IDF as scikit-learn documents its defaults: the count of a word in the document, times
 * ln((1 + documents) / (1 + documents with the word)) + 1, and every document scaled to length 1.
 */
export class TfIdf {
  /** Of each word. */
  readonly idf: Float32Array;
  /** 1 / length of each document before scaling; 0 of those without words. */
  readonly scale: Float32Array;

  constructor(readonly matrix: TermCounts) {
    const { documents, documentsOf, offsets, rows, counts } = matrix;
    this.idf = Float32Array.from(documentsOf, (df) => Math.log((1 + documents) / (1 + df)) + 1);
    this.scale = new Float32Array(documents);
    for (let document = 0; document < documents; document++) {
      let squares = 0;
      for (let i = offsets[document]; i < offsets[document + 1]; i++)
        squares += (counts[i] * this.idf[rows[i]]) ** 2;
      this.scale[document] = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    }
  }

  /** A document of the text. */
  vectorOf(document: number): SparseVector {
    const { offsets, rows, counts } = this.matrix;
    const [from, to] = [offsets[document], offsets[document + 1]];
    const own = rows.slice(from, to);
    return {
      rows: own,
      weights: Float32Array.from(own, (row, i) => counts[from + i] * this.idf[row] * this.scale[document]),
    };
  }

  /** A text of words of the vocabulary. */
  vectorOfWords(words: readonly number[]): SparseVector {
    const counts = new Map<number, number>();
    for (const row of words) counts.set(row, (counts.get(row) ?? 0) + 1);
    const weights = Float32Array.from([...counts], ([row, count]) => count * this.idf[row]);
    const length = Math.sqrt(weights.reduce((sum, value) => sum + value * value, 0));
    return { rows: Uint32Array.from(counts.keys()), weights: weights.map((value) => value / length) };
  }

  /**
   * Documents nearest by cosine; those that share no word with it are left out.
   *
   * @param except document left out, −1 for none
   */
  async nearest(query: SparseVector, count: number, except: number, rest: Rest): Promise<NearestRows> {
    const { documents, terms, offsets, rows, counts } = this.matrix;
    const wanted = new Float32Array(terms);
    query.rows.forEach((row, i) => (wanted[row] = query.weights[i] * this.idf[row]));
    const best = new BestRows(Math.min(count, documents));
    let restAt = ENTRIES_A_SLICE;
    for (let document = 0; document < documents; document++) {
      if (offsets[document] >= restAt) {
        await rest();
        restAt = offsets[document] + ENTRIES_A_SLICE;
      }
      if (document === except) continue;
      let dot = 0;
      for (let i = offsets[document]; i < offsets[document + 1]; i++) dot += counts[i] * wanted[rows[i]];
      if (dot > 0) best.offer(document, dot * this.scale[document]);
    }
    return best.result();
  }
}
