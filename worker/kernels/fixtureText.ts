import { Random } from '../model/random';
import { SENTENCE_END } from '../model/tokenStream';

/** The text of the kernels' tests, its n-grams and tags. */

export const VOCABULARY = 50;
export const NGRAMS = 30;
export const DOCUMENTS = 40;
export const LABELS = 6;

/** 40 sentences of 1–14 words, frequent words more often. */
export const text = (): Uint32Array => {
  const random = new Random(7);
  const tokens: number[] = [];
  for (let sentence = 0; sentence < DOCUMENTS; sentence++) {
    const length = 1 + Math.floor(random.uniform() * 14);
    for (let i = 0; i < length; i++) tokens.push(Math.floor(random.uniform() ** 2 * VOCABULARY));
    tokens.push(SENTENCE_END);
  }
  return Uint32Array.from(tokens);
};

/** Each word's own row and those of its 0 to 4 n-grams, which follow those of the words: offsets, and rows. */
export const ngrams = (): { offsets: Uint32Array; rows: number[] } => {
  const random = new Random(9);
  const offsets = new Uint32Array(VOCABULARY + 1);
  const rows: number[] = [];
  for (let word = 0; word < VOCABULARY; word++) {
    rows.push(word);
    for (let i = 0; i < word % 5; i++) rows.push(VOCABULARY + Math.floor(random.uniform() * NGRAMS));
    offsets[word + 1] = rows.length;
  }
  return { offsets, rows };
};

/** Document d has the tag d and so many labels. */
export const tags = (labelsOf: (document: number) => number): { offsets: Uint32Array; tags: number[] } => {
  const offsets = new Uint32Array(DOCUMENTS + 1);
  const all: number[] = [];
  for (let document = 0; document < DOCUMENTS; document++) {
    all.push(document);
    for (let i = 0; i < labelsOf(document); i++) all.push(DOCUMENTS + ((document + i) % LABELS));
    offsets[document + 1] = all.length;
  }
  return { offsets, tags: all };
};
