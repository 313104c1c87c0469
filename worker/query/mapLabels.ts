import type { ColumnValues } from '../contract/documents';
import type { MapRows } from '../contract/mapRows';
import { MOST_LABELS, NO_GROUP, type WordGroups } from '../contract/wordGroups';
import type { Documents } from '../model/documents';
import { CHUNK_TOKENS, SENTENCE_END, tokenAt, type TokenStream } from '../model/tokenStream';
import type { MapVectors } from './mapVectors';

/** A word has a label when it is seen there so many standard deviations (of a Poisson count) above what is expected. */
const STANDS_OUT = 3;
/** Groups are ranked by the occurrences of at least so many words, also where a map shows fewer. */
const LEAST_WORDS = 2000;

/** A text whose documents belong to groups: those of its labels, or the values of a column. */
export interface GroupedText {
  stream: TokenStream;
  /** Row of each type of the stream, −1 for none. */
  rowOfType: Int32Array;
  names: readonly string[];
  /** Groups of document d: entries offsets[d] to offsets[d + 1] − 1 of `groups`. */
  offsets: Uint32Array;
  groups: Uint32Array;
}

/** null where documents have no labels. */
export const groupedByLabels = (
  text: Pick<GroupedText, 'stream' | 'rowOfType'>,
  { count, labels, table }: Documents,
): GroupedText | null => {
  if (!table) return null;
  // A document's own tag is the first of each.
  const offsets = table.offsets.map((offset, document) => offset - document);
  const groups = new Uint32Array(offsets[count]);
  for (let document = 0, to = 0; document < count; document++) {
    const tags = table.tags.subarray(table.offsets[document] + 1, table.offsets[document + 1]);
    for (const tag of tags) groups[to++] = tag - count;
  }
  return { ...text, names: labels, offsets, groups };
};

export const groupedByColumn = (
  text: Pick<GroupedText, 'stream' | 'rowOfType'>,
  { names, valueOf }: Extract<ColumnValues, { kind: 'category' }>,
): GroupedText => {
  const offsets = new Uint32Array(valueOf.length + 1);
  valueOf.forEach((value, document) => (offsets[document + 1] = offsets[document] + (value < 0 ? 0 : 1)));
  return { ...text, names, offsets, groups: Uint32Array.from(valueOf.filter((value) => value >= 0)) };
};

/**
 * The group of each point of a map: of a word the one in whose documents it is most over-represented, NO_GROUP where
 * none stands out; of a document its own, the first that is looked at. Of many groups those with most words are looked at.
 *
 * @param rest called between parts of the text, lets other messages through
 */
export const labelPoints = async (
  text: GroupedText,
  vectors: MapVectors,
  rows: MapRows,
  rest: () => Promise<void>,
): Promise<WordGroups> => {
  const { names } = text;
  const { words, documents } = vectors.held(rows);
  const sizes = new Float64Array(names.length);
  await eachWord(text, Math.max(words, LEAST_WORDS), rest, (_, label) => sizes[label]++);
  const bySize = Array.from(sizes.keys()).sort((a, b) => sizes[b] - sizes[a] || a - b);
  const looked = bySize.slice(0, MOST_LABELS);
  const groupOfLabel = new Int32Array(names.length).fill(-1);
  looked.forEach((label, group) => (groupOfLabel[label] = group));
  const counts = new Uint32Array(words * looked.length);
  const totals = new Float64Array(words);
  const inAll = new Float64Array(looked.length);
  await eachWord(text, words, rest, (row, label) => {
    totals[row]++;
    const group = groupOfLabel[label];
    if (group < 0) return;
    counts[row * looked.length + group]++;
    inAll[group]++;
  });
  const all = totals.reduce((sum, total) => sum + total, 0);
  const shares = Array.from(inAll, (size) => size / all);
  const ofWords = Uint8Array.from(totals, (total, row) => {
    const own = counts.subarray(row * looked.length, (row + 1) * looked.length);
    return mostOverRepresented(own, total, shares);
  });
  const groupOf = new Uint8Array(words + documents);
  groupOf.set(ofWords);
  for (let place = 0; place < documents; place++) {
    const document = vectors.tagAt(place);
    const own = text.groups.subarray(text.offsets[document], text.offsets[document + 1]);
    groupOf[words + place] =
      [...own].map((label) => groupOfLabel[label]).find((group) => group >= 0) ?? NO_GROUP;
  }
  const groups = looked
    .map((label, id) => ({
      id,
      names: [names[label]],
      points: groupOf.reduce((n, group) => n + (group === id ? 1 : 0), 0),
    }))
    .filter((group) => group.points > 0);
  return { groupOf, groups, otherLabels: names.length - looked.length };
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

/** Visits each occurrence of the most frequent words, once for each group of its document. */
const eachWord = async (
  { stream, rowOfType, offsets, groups }: GroupedText,
  words: number,
  rest: () => Promise<void>,
  visit: (row: number, label: number) => void,
): Promise<void> => {
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
    for (let i = offsets[document]; i < offsets[document + 1]; i++) visit(row, groups[i]);
  }
};
