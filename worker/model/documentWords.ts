import { isLabel, type Documents } from './documents';
import { CHUNK_TOKENS, SENTENCE_END, type TokenStream } from './tokenStream';
import type { TokenTypes } from './vocabulary';

/** What of the documents of a corpus can learn. */
export interface DocumentCounts extends Pick<Documents, 'count' | 'repeatedLabels'> {
  labels: number;
  /** Documents without a word of the vocabulary: their vectors stay as they begin, at random. */
  without: number;
  /** Those of them that hold labels and no word at all. */
  onlyLabels: number;
}

/** @param rowOfType −1 for types that are not in the vocabulary */
export const countDocumentWords = (
  documents: Documents,
  { types, stream }: { types: TokenTypes; stream: TokenStream },
  rowOfType: Int32Array,
): DocumentCounts => {
  const labelTypes = Uint8Array.from(types.words, (word) => (isLabel(word) ? 1 : 0));
  let [without, onlyLabels] = [0, 0];
  let [isKnown, hasWord] = [false, false];
  for (const [index, chunk] of stream.chunks.entries()) {
    const end = Math.min(CHUNK_TOKENS, stream.length - index * CHUNK_TOKENS);
    for (let i = 0; i < end; i++) {
      const type = chunk[i];
      if (type === SENTENCE_END) {
        if (!isKnown) without++;
        if (!hasWord) onlyLabels++;
        isKnown = false;
        hasWord = false;
      } else if (labelTypes[type] === 0) {
        hasWord = true;
        if (rowOfType[type] >= 0) isKnown = true;
      }
    }
  }
  const { count, repeatedLabels } = documents;
  return { count, labels: documents.labels.length, repeatedLabels, without, onlyLabels };
};
