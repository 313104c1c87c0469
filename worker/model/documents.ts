import { SENTENCE_END, tokenAt, type TokenStream } from './tokenStream';
import type { TokenTypes } from './vocabulary';

/** A token that names a tag of its document instead of being a word of it, as in fastText's files. */
export const LABEL_PREFIX = '__label__';

export const isLabel = (token: string): boolean =>
  token.length > LABEL_PREFIX.length && token.startsWith(LABEL_PREFIX);

/** Documents lie one after another in a TokenStream, each ended by SENTENCE_END; document d has tag d. */
export interface Documents {
  count: number;
  /** Names of the tags after the documents' own numbers: tag count + i is the label i. */
  labels: string[];
  /** Tags of each document, its own number first; null when there are no labels. */
  table: { offsets: Uint32Array; tags: Uint32Array } | null;
  /** Tags of the document with most of them. */
  mostTags: number;
  /** Labels that stood twice in one document: counted once. */
  repeatedLabels: number;
}

/** Finds the documents of a corpus and their labels. */
export const findDocuments = (types: TokenTypes, stream: TokenStream): Documents => {
  const labelOfType = new Map<number, number>();
  const labels: string[] = [];
  types.words.forEach((word, type) => {
    if (!isLabel(word) || types.counts[type] === 0) return;
    labelOfType.set(type, labels.length);
    labels.push(word.slice(LABEL_PREFIX.length));
  });
  if (labels.length === 0) {
    return { count: countDocuments(stream), labels, table: null, mostTags: 1, repeatedLabels: 0 };
  }
  return { labels, ...tagDocuments(stream, labelOfType) };
};

const countDocuments = (stream: TokenStream): number => {
  let count = 0;
  for (let index = 0; index < stream.length; index++) if (tokenAt(stream, index) === SENTENCE_END) count++;
  return count;
};

const tagDocuments = (
  stream: TokenStream,
  labelOfType: Map<number, number>,
): Pick<Documents, 'count' | 'table' | 'mostTags' | 'repeatedLabels'> => {
  const labelsOf: Set<number>[] = [];
  let current = new Set<number>();
  let repeatedLabels = 0;
  for (let index = 0; index < stream.length; index++) {
    const token = tokenAt(stream, index);
    if (token === SENTENCE_END) {
      labelsOf.push(current);
      current = new Set();
      continue;
    }
    const label = labelOfType.get(token);
    if (label === undefined) continue;
    if (current.has(label)) repeatedLabels++;
    current.add(label);
  }
  const count = labelsOf.length;
  const offsets = new Uint32Array(count + 1);
  labelsOf.forEach((set, document) => (offsets[document + 1] = offsets[document] + 1 + set.size));
  const tags = new Uint32Array(offsets[count]);
  labelsOf.forEach((set, document) =>
    [document, ...[...set].map((label) => count + label)].forEach(
      (tag, i) => (tags[offsets[document] + i] = tag),
    ),
  );
  const mostTags = 1 + labelsOf.reduce((most, { size }) => Math.max(most, size), 0);
  return { count, table: { offsets, tags }, mostTags, repeatedLabels };
};

/**
 * Documents that do not have `tagCount` tags, their own number among them: how many there are, and number (from 1)
 * and tags of the first; null when there are none.
 */
export const findOtherTagCounts = (
  { count, table }: Documents,
  tagCount: number,
): { documents: number; document: number; tags: number } | null => {
  let first: { document: number; tags: number } | null = null;
  let documents = 0;
  for (let document = 0; document < count; document++) {
    const tags = table ? table.offsets[document + 1] - table.offsets[document] : 1;
    if (tags === tagCount) continue;
    first ??= { document: document + 1, tags };
    documents++;
  }
  return first && { documents, ...first };
};

/** The types of a corpus without its labels, which are not words: their counts are 0. */
export const withoutLabels = (types: TokenTypes): TokenTypes => ({
  words: types.words,
  counts: types.counts.map((count, type) => (isLabel(types.words[type]) ? 0 : count)),
});

/** Number of the document that each position starts in. @param starts rising positions of the stream */
export const documentsAt = (stream: TokenStream, starts: Float64Array): Uint32Array => {
  const documents = new Uint32Array(starts.length);
  let document = 0;
  let index = 0;
  starts.forEach((start, i) => {
    for (; index < start; index++) if (tokenAt(stream, index) === SENTENCE_END) document++;
    documents[i] = document;
  });
  return documents;
};

/** Position in the stream of each document's first token. */
export const documentStarts = (stream: TokenStream, count: number): Float64Array => {
  const starts = new Float64Array(count);
  let document = 1;
  for (let index = 0; index < stream.length && document < count; index++) {
    if (tokenAt(stream, index) === SENTENCE_END) starts[document++] = index + 1;
  }
  return starts;
};
