import type { GroupKeywords, Keyword } from '../../contract/keywords';
import type { Vocabulary } from '../../model/vocabulary';
import type { Rest, TermCounts } from './termCounts';
import type { TfIdf } from './tfIdf';

/** A group of documents to be told from the others. */
export interface NamedGroup {
  group: number;
  name: string;
  /** Numbers of its documents. */
  documents: readonly number[];
}

/** Words of a document with the highest TF-IDF. */
export const documentKeywords = (
  tfIdf: TfIdf,
  { words }: Pick<Vocabulary, 'words'>,
  document: number,
  most: number,
): Keyword[] => {
  const { rows, weights } = tfIdf.vectorOf(document);
  const from = tfIdf.matrix.offsets[document];
  const keywords = Array.from(rows, (wordId, i) => ({
    word: words[wordId],
    wordId,
    count: tfIdf.matrix.counts[from + i],
    score: weights[i],
  }));
  return highest(keywords, most);
};

/**
 * Class-based TF-IDF (Grootendorst 2022, BERTopic): the share of a word in the group, times ln(1 + words of a group on
 * average / occurrences of the word in all groups). A document may be in several groups.
 */
export const groupKeywords = async (
  { offsets, rows, counts, terms, words }: TermCounts & Pick<Vocabulary, 'words'>,
  groups: readonly NamedGroup[],
  most: number,
  rest: Rest,
): Promise<GroupKeywords[]> => {
  const all = new Float64Array(terms);
  const own = new Float64Array(terms);
  let total = 0;
  /** Words of the group, each once; their counts are in `own`. */
  const count = ({ documents }: NamedGroup): { present: number[]; size: number } => {
    const present: number[] = [];
    let size = 0;
    for (const document of documents) {
      for (let i = offsets[document]; i < offsets[document + 1]; i++) {
        if (own[rows[i]] === 0) present.push(rows[i]);
        own[rows[i]] += counts[i];
        size += counts[i];
      }
    }
    return { present, size };
  };
  for (const group of groups) {
    const { present, size } = count(group);
    for (const row of present) {
      all[row] += own[row];
      own[row] = 0;
    }
    total += size;
    await rest();
  }
  const average = total / groups.length;
  const found: GroupKeywords[] = [];
  for (const group of groups) {
    const { present, size } = count(group);
    const keywords = present.map((wordId) => ({
      word: words[wordId],
      wordId,
      count: own[wordId],
      score: (own[wordId] / size) * Math.log(1 + average / all[wordId]),
    }));
    for (const row of present) own[row] = 0;
    const { documents, ...named } = group;
    found.push({ ...named, documents: documents.length, words: highest(keywords, most) });
    await rest();
  }
  return found;
};

const highest = (keywords: Keyword[], most: number): Keyword[] =>
  keywords.sort((a, b) => b.score - a.score || a.wordId - b.wordId).slice(0, most);
