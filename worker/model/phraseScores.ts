import type { PhraseListing, PhraseScore, PhraseSettings } from '../contract/corpus';
import { PHRASE_DELIMITER } from '../contract/phrases';
import type { PhraseCounts } from './phraseCounts';
import type { TokenTypes } from './vocabulary';

/** Counts of a pair and its two words. */
export interface PairCounts {
  pair: number;
  first: number;
  second: number;
}

/**
 * How much more often two words stand together than chance would have it.
 * - `default`: (pair − min_count) / (first · second) · vocabulary size (Mikolov et al. 2013, section 4,
 *   times the vocabulary size as in gensim); no upper bound.
 * - `npmi`: pointwise mutual information over its largest value, −1 to 1 (Bouma 2009).
 */
export const phraseScore = (
  counts: PairCounts,
  settings: Pick<PhraseSettings, 'scoring' | 'minCount'>,
  corpus: { vocabularySize: number; tokens: number },
): number => {
  const { pair, first, second } = counts;
  if (settings.scoring === 'default') {
    return ((pair - settings.minCount) / (first * second)) * corpus.vocabularySize;
  }
  const share = pair / corpus.tokens;
  return Math.log(share / ((first / corpus.tokens) * (second / corpus.tokens))) / -Math.log(share);
};

/** Scores the pairs seen min_count times or more that are above the threshold, in no order. */
export const forEachPhrase = (
  types: TokenTypes,
  counts: PhraseCounts,
  settings: PhraseSettings,
  take: (row: number, score: number) => void,
): void => {
  const { firsts, seconds, values } = counts.pairs;
  for (let row = 0; row < values.length; row++) {
    const pair = values[row];
    if (pair < settings.minCount) continue;
    const first = types.counts[firsts[row]];
    const second = types.counts[seconds[row]];
    const score = phraseScore({ pair, first, second }, settings, counts);
    if (score > settings.threshold) take(row, score);
  }
};

/** The words of a row's pair with the connectors between them. */
export const phraseParts = (types: TokenTypes, { pairs, gaps }: PhraseCounts, row: number): string[] =>
  [pairs.firsts[row], ...gaps.types(pairs.gaps[row]), pairs.seconds[row]].map((type) => types.words[type]);

/** The pair of a row as one word: "bank_of_america". */
export const phraseText = (types: TokenTypes, counts: PhraseCounts, row: number): string =>
  phraseParts(types, counts, row).join(PHRASE_DELIMITER);

export interface PhraseTable {
  /** Phrases above the threshold. */
  total: number;
  /** The highest first; where the order leaves two equal, the other figure decides. */
  rows: PhraseScore[];
}

export const phraseTable = (
  types: TokenTypes,
  counts: PhraseCounts,
  settings: PhraseSettings,
  { rows, order }: PhraseListing,
): PhraseTable => {
  const { values } = counts.pairs;
  let total = 0;
  let best: { row: number; first: number; second: number }[] = [];
  let bar = -Infinity;
  const keepBest = () => {
    best.sort((a, b) => b.first - a.first || b.second - a.second || a.row - b.row);
    best = best.slice(0, rows);
    if (best.length === rows && rows > 0) bar = best[rows - 1].first;
  };
  forEachPhrase(types, counts, settings, (row, score) => {
    total++;
    const [first, second] = order === 'score' ? [score, values[row]] : [values[row], score];
    if (first < bar) return;
    best.push({ row, first, second });
    if (best.length > 4 * rows + 100) keepBest();
  });
  keepBest();
  return {
    total,
    rows: best.map(({ row, first, second }) => ({
      phrase: phraseText(types, counts, row),
      count: values[row],
      score: order === 'score' ? first : second,
    })),
  };
};
