import { DOCUMENT_BYTES } from '../../contract/documentSimilarity';
import { failed, ok, type Outcome } from '../../contract/outcome';
import { SENTENCE_END, tokenAt, type TokenStream } from '../../model/tokenStream';

/** Lets other messages through. */
export type Rest = () => Promise<void>;

/** How often each word occurs in each document: a sparse matrix by rows (CSR). */
export interface TermCounts {
  documents: number;
  /** Words of the vocabulary: columns. */
  terms: number;
  /** Entries of document d: offsets[d] … offsets[d + 1] − 1. */
  offsets: Uint32Array;
  /** Word of each entry, in order of its first occurrence in the document. */
  rows: Uint32Array;
  counts: Float32Array;
  /** Documents that each word occurs in. */
  documentsOf: Uint32Array;
}

const TOKENS_A_SLICE = 1 << 16;

/** Visits every token with the number of its document, and each document at its end. */
export const eachToken = async (
  stream: TokenStream,
  rest: Rest,
  visit: (type: number, document: number) => void,
  end: (document: number) => void = () => {},
): Promise<void> => {
  let document = 0;
  for (let index = 0; index < stream.length; index++) {
    if (index % TOKENS_A_SLICE === TOKENS_A_SLICE - 1) await rest();
    const type = tokenAt(stream, index);
    if (type === SENTENCE_END) end(document++);
    else visit(type, document);
  }
};

export interface CountedWords {
  /** Row of each type, −1 for those that do not count. */
  rowOfType: Int32Array;
  /** Rows. */
  terms: number;
}

/**
 * Counts the words of every document, in two passes over the text: sizes first, then entries.
 *
 * @param limitBytes a matrix that takes more is not made
 */
export const countTerms = async (
  stream: TokenStream,
  { rowOfType, terms }: CountedWords,
  rest: Rest,
  limitBytes: number = DOCUMENT_BYTES.counts,
): Promise<Outcome<TermCounts>> => {
  const lastSeen = new Int32Array(terms).fill(-1);
  const documentsOf = new Uint32Array(terms);
  const sizes: number[] = [];
  let size = 0;
  const isNew = (row: number, document: number) => {
    if (lastSeen[row] === document) return false;
    lastSeen[row] = document;
    return true;
  };
  const countEntry = (type: number, document: number) => {
    const row = rowOfType[type];
    if (row < 0 || !isNew(row, document)) return;
    size++;
    documentsOf[row]++;
  };
  await eachToken(stream, rest, countEntry, () => {
    sizes.push(size);
    size = 0;
  });
  const entries = sizes.reduce((sum, value) => sum + value, 0);
  const neededBytes = 8 * entries + 4 * (sizes.length + 1);
  if (neededBytes > limitBytes) {
    return failed({ kind: 'documentsTooLarge', documents: sizes.length, neededBytes, limitBytes });
  }
  const offsets = new Uint32Array(sizes.length + 1);
  sizes.forEach((value, document) => (offsets[document + 1] = offsets[document] + value));
  const rows = new Uint32Array(entries);
  const counts = new Float32Array(entries);
  const place = new Uint32Array(terms);
  lastSeen.fill(-1);
  let next = 0;
  await eachToken(stream, rest, (type, document) => {
    const row = rowOfType[type];
    if (row < 0) return;
    if (isNew(row, document)) {
      place[row] = next;
      rows[next++] = row;
    }
    counts[place[row]]++;
  });
  return ok({ documents: sizes.length, terms, offsets, rows, counts, documentsOf });
};
