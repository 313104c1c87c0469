import { SENTENCE_END, type TokenStream, tokenAt, TokenStreamWriter } from './tokenStream';
import type { TokenTypes } from './vocabulary';

export interface PlainCorpus {
  types: TokenTypes;
  stream: TokenStream;
}

/** Sentences of words as a corpus, numbered as a reading numbers them. */
export const corpusOf = (sentences: readonly (readonly string[])[]): PlainCorpus => {
  const types = new Map<string, number>();
  const counts: number[] = [];
  const writer = new TokenStreamWriter(false);
  for (const sentence of sentences) {
    if (sentence.length === 0) continue;
    for (const word of sentence) {
      const type = types.get(word) ?? types.size;
      types.set(word, type);
      counts[type] = (counts[type] ?? 0) + 1;
      writer.append(type);
    }
    writer.append(SENTENCE_END);
  }
  return { types: { words: [...types.keys()], counts: Uint32Array.from(counts) }, stream: writer.finish() };
};

/** Lines of words separated by spaces. */
export const corpusOfText = (text: string): PlainCorpus =>
  corpusOf(text.split('\n').map((line) => line.split(' ').filter((word) => word !== '')));

export const sentencesOf = ({ types, stream }: PlainCorpus): string[][] => {
  const sentences: string[][] = [];
  let sentence: string[] = [];
  for (let index = 0; index < stream.length; index++) {
    const type = tokenAt(stream, index);
    if (type !== SENTENCE_END) sentence.push(types.words[type]);
    else {
      sentences.push(sentence);
      sentence = [];
    }
  }
  return sentences;
};
