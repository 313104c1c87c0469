import { wordsOf, type WordLists } from './documentWords';

/** Rows of the embedding layer that are no words: padding, which is masked, and every word without a vector. */
export const PADDING_INDEX = 0;
export const UNKNOWN_INDEX = 1;
/** The word w of the vocabulary is row w + FIRST_WORD_INDEX. */
export const FIRST_WORD_INDEX = 2;

/** Keras's `pad_sequences(maxlen, padding='post', truncating='post')`: documents keep their beginning, zeros follow. */
export const PADDING_SIDE = 'post';

/**
 * Documents as rows of an embedding layer.
 *
 * @returns documents.length × length
 */
export const paddedSequences = (
  lists: WordLists,
  documents: ArrayLike<number>,
  length: number,
): Int32Array<ArrayBuffer> => {
  const rows = new Int32Array(documents.length * length);
  for (let row = 0; row < documents.length; row++) {
    const words = wordsOf(lists, documents[row]);
    const kept = Math.min(words.length, length);
    for (let i = 0; i < kept; i++) {
      rows[row * length + i] = words[i] < 0 ? UNKNOWN_INDEX : words[i] + FIRST_WORD_INDEX;
    }
  }
  return rows;
};

/** Weights of an embedding layer: zeros for padding, the mean vector for unknown words, then the words' vectors. */
export const embeddingWeights = (vectors: Float32Array, dimensions: number): Float32Array<ArrayBuffer> => {
  const words = vectors.length / dimensions;
  const weights = new Float32Array((words + FIRST_WORD_INDEX) * dimensions);
  weights.set(vectors, FIRST_WORD_INDEX * dimensions);
  for (let i = 0; i < dimensions; i++) {
    let sum = 0;
    for (let word = 0; word < words; word++) sum += vectors[word * dimensions + i];
    weights[UNKNOWN_INDEX * dimensions + i] = words === 0 ? 0 : sum / words;
  }
  return weights;
};
