import { describe, expect, it } from 'vitest';
import { corpusOfText } from '../model/corpusFixture';
import { selectVocabulary } from '../model/vocabulary';
import { defaultHyperparameters } from '../contract/hyperparameters';
import { DOC2VEC } from '../contract/algorithms';
import { numberPoints } from './mapNumbers';
import { MapVectors } from './mapVectors';
import { tableOf } from './queryFixture';

describe('numberPoints', () => {
  const { types, stream } = corpusOfText('the whale the ship\nthe ship\nthe horse');
  const vocabulary = selectVocabulary(types, { ...defaultHyperparameters(DOC2VEC), minCount: 1 });
  const vectors = new MapVectors(tableOf([[1], [1], [1], [1]]), tableOf([[1], [1], [1]]), 3);
  const text = { stream, rowOfType: vocabulary.rowOfType, values: Float64Array.of(1800, 1900, NaN) };
  const rest = async () => {};

  it('are those of documents, and their means over the occurrences of words', async () => {
    const numbers = await numberPoints(text, vectors, { words: 4, documents: 3 }, rest);
    const of = (word: string) => numbers[vocabulary.words.indexOf(word)];
    expect(['whale', 'ship', 'horse'].map(of)).toEqual([1800, 1850, NaN]);
    expect(of('the')).toBeCloseTo(5500 / 3, 3);
    const own = [0, 1, 2].map((place) => [1800, 1900, NaN][vectors.tagAt(place)]);
    expect([...numbers.subarray(4)]).toEqual(own);
  });

  it('are of the points that a map has', async () => {
    expect(await numberPoints(text, vectors, { words: 0, documents: 2 }, rest)).toHaveLength(2);
    expect(await numberPoints(text, vectors, { words: 2, documents: 0 }, rest)).toHaveLength(2);
  });
});
