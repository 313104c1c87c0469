import type { ColumnValues } from '../contract/documents';
import type { MapRows } from '../contract/mapRows';
import { CHUNK_TOKENS, SENTENCE_END, tokenAt, type TokenStream } from '../model/tokenStream';
import type { MapVectors } from './mapVectors';

/**
 * The number of each point of a map: of a document its own, of a word the mean over the documents it stands in, each as
 * often as it stands there. NaN where there is none.
 *
 * @param rest called between parts of the text, lets other messages through
 */
export const numberPoints = async (
  { stream, rowOfType, values }: NumberedText,
  vectors: MapVectors,
  rows: MapRows,
  rest: () => Promise<void>,
): Promise<Float32Array> => {
  const { words, documents } = vectors.held(rows);
  const sums = new Float64Array(words);
  const counts = new Uint32Array(words);
  let document = 0;
  for (let index = 0; words > 0 && index < stream.length; index++) {
    if (index % CHUNK_TOKENS === CHUNK_TOKENS - 1) await rest();
    const type = tokenAt(stream, index);
    if (type === SENTENCE_END) {
      document++;
      continue;
    }
    const row = rowOfType[type];
    const value = values[document];
    if (row < 0 || row >= words || Number.isNaN(value)) continue;
    sums[row] += value;
    counts[row]++;
  }
  const numbers = new Float32Array(words + documents);
  for (let row = 0; row < words; row++) numbers[row] = sums[row] / counts[row];
  for (let place = 0; place < documents; place++) numbers[words + place] = values[vectors.tagAt(place)];
  return numbers;
};

/** A text whose documents have numbers. */
export interface NumberedText {
  stream: TokenStream;
  /** Row of each type of the stream, −1 for none. */
  rowOfType: Int32Array;
  /** Of each document. */
  values: Extract<ColumnValues, { kind: 'number' }>['values'];
}
