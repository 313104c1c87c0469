import { PHRASE_DELIMITER } from '../contract/phrases';

/** What one pass of phrases joins, in words: serves texts that come after the corpus. */
export interface PhraseRule {
  /** Every phrase above the threshold, as `phraseKey` of its parts. */
  phrases: ReadonlySet<string>;
  connectors: ReadonlySet<string>;
}

/** Parts of a phrase in order, connectors inside included; parts hold no spaces, so no two phrases share a key. */
export const phraseKey = (parts: readonly string[]): string => parts.join(' ');

/** The words of a sentence joined as `joinPhrases` joins those of a corpus, pass after pass. */
export const joinWords = (sentence: readonly string[], rules: readonly PhraseRule[]): string[] =>
  rules.reduce<string[]>((words, rule) => joinOnce(words, rule), [...sentence]);

const joinOnce = (words: readonly string[], { phrases, connectors }: PhraseRule): string[] => {
  const joined: string[] = [];
  /** The word that a phrase may begin with, and the connectors after it. */
  let open: string[] = [];
  for (const word of words) {
    if (connectors.has(word)) {
      if (open.length === 0) joined.push(word);
      else open.push(word);
    } else if (open.length > 0 && phrases.has(phraseKey([...open, word]))) {
      joined.push([...open, word].join(PHRASE_DELIMITER));
      open = [];
    } else {
      joined.push(...open);
      open = [word];
    }
  }
  return [...joined, ...open];
};
