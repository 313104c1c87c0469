import { isOneCharacter } from '../model/characters';
import { CHUNK_TOKENS, SENTENCE_END, type TokenStream, tokenAt } from '../model/tokenStream';
import type { TokenTypes } from '../model/vocabulary';

const FIRST_TOKENS = 60;

/** The first 60 tokens, sentence by sentence. */
export const firstSentences = (types: TokenTypes, stream: TokenStream): string[][] => {
  const sentences: string[][] = [];
  let sentence: string[] = [];
  for (let index = 0, tokens = 0; index < stream.length && tokens < FIRST_TOKENS; index++) {
    const type = tokenAt(stream, index);
    if (type === SENTENCE_END) {
      sentences.push(sentence);
      sentence = [];
    } else {
      sentence.push(types.words[type]);
      tokens++;
    }
  }
  return sentence.length > 0 ? [...sentences, sentence] : sentences;
};

export const oneCharacterTypes = ({ words }: TokenTypes): number =>
  words.reduce((count, word) => count + (isOneCharacter(word) ? 1 : 0), 0);

/** Tokens of the longest sentence. */
export const longestSentence = (stream: TokenStream): number => {
  let longest = 0;
  let tokens = 0;
  for (const [index, chunk] of stream.chunks.entries()) {
    const end = Math.min(CHUNK_TOKENS, stream.length - index * CHUNK_TOKENS);
    for (let i = 0; i < end; i++) {
      tokens = chunk[i] === SENTENCE_END ? 0 : tokens + 1;
      if (tokens > longest) longest = tokens;
    }
  }
  return longest;
};
