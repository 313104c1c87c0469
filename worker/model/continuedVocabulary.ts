import type { TokenTypes, Vocabulary } from './vocabulary';

/** The words of a run that is to be trained further. */
export interface Continuation {
  known: Vocabulary;
  /** Whether it goes on with the text that it was trained on: its counts are those of the text then, not added to. */
  sameText: boolean;
}

/**
 * Vocabulary of a run that goes on (gensim's build_vocab(update=True)): all known words, their counts added to
 * those of the text, and the text's own words that are new. Rows are by falling count again, words that are equally
 * frequent in the order in which they were known.
 *
 * @param fresh vocabulary of the text by itself: what is new has to be in it
 */
export const continuedVocabulary = (
  { known, sameText }: Continuation,
  fresh: Vocabulary,
  types: TokenTypes,
): Vocabulary => {
  const placeOf = new Map(known.words.map((word, row) => [word, row]));
  const words = [...known.words];
  const sums = [...known.counts];
  const placeOfType = new Int32Array(types.words.length).fill(-1);
  types.words.forEach((word, type) => {
    const place = placeOf.get(word);
    if (types.counts[type] === 0 || place === undefined) return;
    placeOfType[type] = place;
    if (!sameText) sums[place] += types.counts[type];
  });
  const typeOfRow = new Int32Array(fresh.words.length);
  fresh.rowOfType.forEach((row, type) => {
    if (row >= 0) typeOfRow[row] = type;
  });
  fresh.words.forEach((word, row) => {
    if (placeOf.has(word)) return;
    placeOfType[typeOfRow[row]] = words.length;
    words.push(word);
    sums.push(fresh.counts[row]);
  });
  const order = Array.from(words.keys()).sort((a, b) => sums[b] - sums[a] || a - b);
  const rowOfPlace = new Int32Array(order.length);
  order.forEach((place, row) => (rowOfPlace[place] = row));
  return {
    words: order.map((place) => words[place]),
    counts: Uint32Array.from(order, (place) => sums[place]),
    rowOfType: placeOfType.map((place) => (place < 0 ? -1 : rowOfPlace[place])),
    keptTokens: sums.reduce((sum, count) => sum + count, 0),
    effectiveMinCount: fresh.effectiveMinCount,
    leftOut: fresh.leftOut,
  };
};

/** Occurrences in a text of each word of a vocabulary. */
export const countsInText = ({ words, rowOfType }: Vocabulary, types: TokenTypes): Uint32Array => {
  const counts = new Uint32Array(words.length);
  rowOfType.forEach((row, type) => {
    if (row >= 0) counts[row] = types.counts[type];
  });
  return counts;
};
