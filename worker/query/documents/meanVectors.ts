import type { RowTable } from '../neighbours';
import type { Rest, TermCounts } from './termCounts';

/** Sums of word vectors, one a document, and how many words went into each. */
export interface DocumentSums {
  table: RowTable;
  words: Float64Array;
}

const DOCUMENTS_A_SLICE = 512;

/** Factor that makes each row's length 1; 0 of rows of zeros and of those that are not finite. */
export const unitScales = ({ values, rowFloats, dimensions, rows }: RowTable): Float32Array =>
  Float32Array.from({ length: rows }, (_, row) => {
    let squares = 0;
    for (let i = row * rowFloats, end = i + dimensions; i < end; i++) squares += values[i] * values[i];
    return squares > 0 && Number.isFinite(squares) ? 1 / Math.sqrt(squares) : 0;
  });

/**
 * Smooth inverse frequency (Arora et al. 2017): a / (a + p(w)), a = 0.001.
 *
 * @param tokens of the whole text, of which p is a share
 */
export const sifWeights = (counts: Uint32Array, tokens: number): Float32Array =>
  Float32Array.from(counts, (count) => SIF_A / (SIF_A + count / tokens));

const SIF_A = 1e-3;

/** Sum over each document's words of weight × vector. @param weights of each row; rows of weight 0 are no words */
export const sumWords = async (
  { documents, offsets, rows, counts }: TermCounts,
  { values, rowFloats, dimensions }: RowTable,
  weights: Float32Array,
  rest: Rest,
): Promise<DocumentSums> => {
  const sums = new Float32Array(documents * dimensions);
  const words = new Float64Array(documents);
  for (let document = 0; document < documents; document++) {
    if (document % DOCUMENTS_A_SLICE === DOCUMENTS_A_SLICE - 1) await rest();
    const to = document * dimensions;
    for (let entry = offsets[document]; entry < offsets[document + 1]; entry++) {
      const row = rows[entry];
      if (weights[row] === 0) continue;
      const weight = weights[row] * counts[entry];
      const from = row * rowFloats;
      for (let i = 0; i < dimensions; i++) sums[to + i] += weight * values[from + i];
      words[document] += counts[entry];
    }
  }
  return { table: { values: sums, rowFloats: dimensions, dimensions, rows: documents }, words };
};

/** Makes sums to means, in place. Documents without words become NaN: they are near to nothing. */
export const meansOf = ({ table, words }: DocumentSums): RowTable => {
  const { values, dimensions } = table;
  words.forEach((count, document) => {
    const row = values.subarray(document * dimensions, (document + 1) * dimensions);
    if (count === 0) row.fill(NaN);
    else for (let i = 0; i < dimensions; i++) row[i] /= count;
  });
  return table;
};
