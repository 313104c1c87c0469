import type { CorpusSettings } from '../contract/corpus';
import { joinWords, type PhraseRule } from './joinWords';
import { createSentenceSplitter } from './sentences';
import { createTokenizer } from './tokenizer';
import { textOfUnits } from './unitBuffer';

/** How a corpus was cut into words. */
export interface TextCutting {
  settings: CorpusSettings;
  phrases: readonly PhraseRule[];
}

/** Sentences of a typed text, cut and joined to phrases as those of the corpus; none is empty. */
export const cutText = (text: string, { settings, phrases }: TextCutting): string[][] => {
  const sentences: string[][] = [];
  let words: string[] = [];
  const tokenizer = createTokenizer(settings.tokenizer, {
    token: (units, length) => words.push(textOfUnits(units, 0, length)),
  });
  const splitter = createSentenceSplitter(settings.sentences, {
    text: (part, from, to) => tokenizer.push(part, from, to),
    boundary: () => {
      tokenizer.flush();
      if (words.length > 0) sentences.push(words);
      words = [];
    },
  });
  splitter.push(text);
  splitter.finish();
  return sentences.map((sentence) => joinWords(sentence, phrases));
};
