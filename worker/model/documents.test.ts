import { describe, expect, it } from 'vitest';
import { documentsAt, findDocuments, withoutLabels } from './documents';
import { SENTENCE_END, TokenStreamWriter } from './tokenStream';

/** A corpus of documents, each a row of words. */
const corpusOf = (documents: string[][]) => {
  const words: string[] = [];
  const writer = new TokenStreamWriter(false);
  for (const document of documents) {
    for (const word of document) {
      if (!words.includes(word)) words.push(word);
      writer.append(words.indexOf(word));
    }
    writer.append(SENTENCE_END);
  }
  const all = documents.flat();
  const counts = Uint32Array.from(words, (word) => all.filter((other) => other === word).length);
  return { types: { words, counts }, stream: writer.finish() };
};

describe('findDocuments', () => {
  it('numbers documents, the empty ones too', () => {
    const { types, stream } = corpusOf([['a', 'b'], [], ['a']]);
    expect(findDocuments(types, stream)).toEqual({
      count: 3,
      labels: [],
      table: null,
      mostTags: 1,
      repeatedLabels: 0,
    });
  });

  it('gives each document its number and its labels, each once', () => {
    const { types, stream } = corpusOf([
      ['__label__sea', 'whale', '__label__ship', '__label__sea'],
      ['whale'],
      ['__label__ship', 'mast'],
    ]);
    const documents = findDocuments(types, stream);
    expect(documents).toMatchObject({ count: 3, labels: ['sea', 'ship'], mostTags: 3, repeatedLabels: 1 });
    expect([...documents.table!.offsets]).toEqual([0, 3, 4, 6]);
    expect([...documents.table!.tags]).toEqual([0, 3, 4, 1, 2, 4]);
  });

  it('leaves labels out of the words', () => {
    const { types } = corpusOf([['__label__sea', 'whale', 'whale']]);
    expect([...withoutLabels(types).counts]).toEqual([0, 2]);
    expect([...types.counts]).toEqual([1, 2]);
  });
});

describe('documentsAt', () => {
  it('tells in which document a position lies', () => {
    const { stream } = corpusOf([['a', 'b'], [], ['a', 'a']]);
    expect([...documentsAt(stream, Float64Array.of(0, 2, 3, 4, 5, 7))]).toEqual([0, 0, 1, 2, 2, 3]);
  });
});
