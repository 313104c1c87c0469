import { MOST_LABELS, NO_GROUP, type WordGroups } from '../contract/wordGroups';
import type { Documents } from '../model/documents';
import { CHUNK_TOKENS, SENTENCE_END, tokenAt, type TokenStream } from '../model/tokenStream';

/** A word has a label when it is seen there so many standard deviations (of a Poisson count) above what is expected. */
const STANDS_OUT = 3;

export interface LabelledText {
  stream: TokenStream;
  documents: Pick<Documents, 'count' | 'labels' | 'table'>;
  /** Row of each type of the stream, −1 for none. */
  rowOfType: Int32Array;
}

/**
 * The label in whose documents each of the most frequent words is most over-represented; NO_GROUP where none stands
 * out. Of many labels those with most words are looked at.
 *
 * @param rest called between parts of the text, lets other messages through
 */
export const labelWords = async (
  text: LabelledText,
  words: number,
  rest: () => Promise<void>,
): Promise<WordGroups> => {
  const { labels } = text.documents;
  const sizes = new Float64Array(labels.length);
  await eachWord(text, words, rest, (_, label) => sizes[label]++);
  const bySize = Array.from(sizes.keys()).sort((a, b) => sizes[b] - sizes[a] || a - b);
  const looked = bySize.slice(0, MOST_LABELS);
  const groupOfLabel = new Int32Array(labels.length).fill(-1);
  looked.forEach((label, group) => (groupOfLabel[label] = group));
  const counts = new Uint32Array(words * looked.length);
  const totals = new Float64Array(words);
  await eachWord(text, words, rest, (row, label) => {
    totals[row]++;
    const group = groupOfLabel[label];
    if (group >= 0) counts[row * looked.length + group]++;
  });
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const shares = looked.map((label) => sizes[label] / all);
  const groupOf = Uint8Array.from(totals, (total, row) => {
    const own = counts.subarray(row * looked.length, (row + 1) * looked.length);
    return mostOverRepresented(own, total, shares);
  });
  const groups = looked
    .map((label, id) => ({
      id,
      names: [labels[label]],
      words: groupOf.reduce((n, group) => n + (group === id ? 1 : 0), 0),
    }))
    .filter((group) => group.words > 0);
  return { groupOf, groups, otherLabels: labels.length - looked.length };
};

const mostOverRepresented = (counts: Uint32Array, total: number, shares: readonly number[]): number => {
  let best = NO_GROUP;
  let most = STANDS_OUT;
  shares.forEach((share, group) => {
    const expected = total * share;
    const excess = expected > 0 ? (counts[group] - expected) / Math.sqrt(expected) : 0;
    if (excess < most) return;
    most = excess;
    best = group;
  });
  return best;
};

/** Visits each occurrence of the most frequent words, once for each label of its document. */
const eachWord = async (
  { stream, documents, rowOfType }: LabelledText,
  words: number,
  rest: () => Promise<void>,
  visit: (row: number, label: number) => void,
): Promise<void> => {
  const { table, count } = documents;
  if (!table) return;
  let document = 0;
  for (let index = 0; index < stream.length; index++) {
    if (index % CHUNK_TOKENS === CHUNK_TOKENS - 1) await rest();
    const type = tokenAt(stream, index);
    if (type === SENTENCE_END) {
      document++;
      continue;
    }
    const row = rowOfType[type];
    if (row < 0 || row >= words) continue;
    for (let i = table.offsets[document] + 1; i < table.offsets[document + 1]; i++)
      visit(row, table.tags[i] - count);
  }
};
