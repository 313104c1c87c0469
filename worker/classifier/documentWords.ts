/** Documents one after another: document i has words[offsets[i] … offsets[i + 1] − 1]. */
export interface WordLists {
  words: Int32Array;
  offsets: Uint32Array;
}

export const wordsOf = ({ words, offsets }: WordLists, document: number): Int32Array =>
  words.subarray(offsets[document], offsets[document + 1]);

export const countOf = ({ offsets }: WordLists): number => offsets.length - 1;

/** Lists of words as one run of memory. */
export const wordLists = (documents: readonly ArrayLike<number>[]): WordLists => {
  const offsets = new Uint32Array(documents.length + 1);
  documents.forEach((words, i) => (offsets[i + 1] = offsets[i] + words.length));
  const words = new Int32Array(offsets[documents.length]);
  documents.forEach((list, i) => words.set(list, offsets[i]));
  return { words, offsets };
};

/** Some documents of many, in the order given. */
export const pick = (lists: WordLists, documents: ArrayLike<number>): WordLists =>
  wordLists(Array.from(documents, (document) => wordsOf(lists, document)));
