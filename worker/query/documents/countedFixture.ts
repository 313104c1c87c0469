import type { Outcome } from '../../contract/outcome';
import { corpusOfText } from '../../model/corpusFixture';
import { selectVocabulary } from '../../model/vocabulary';
import { CountedText } from './countedText';
import type { TermCounts } from './termCounts';

export const noRest = async (): Promise<void> => {};

export const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

/** Lines of words as documents; words seen `minCount` times or more are the vocabulary. */
export const countedText = (text: string, minCount = 1): CountedText => {
  const { types, stream } = corpusOfText(text);
  const vocabulary = selectVocabulary(types, { minCount, maxCount: null, maxFinalVocab: null });
  return new CountedText({ stream, types, vocabulary, columns: [], labels: null });
};

export const countsOf = async (text: CountedText): Promise<TermCounts> => valueOf(await text.counts(noRest));

/** Row of a word. */
export const rowOf = (text: CountedText, word: string): number => {
  const row = text.source.vocabulary.words.indexOf(word);
  if (row < 0) throw new Error(`${word} is not in the vocabulary`);
  return row;
};
