import { describe, expect, it } from 'vitest';
import { DOC2VEC } from '../contract/algorithms';
import { defaultHyperparameters } from '../contract/hyperparameters';
import { MOST_LABELS, NO_GROUP } from '../contract/wordGroups';
import { corpusOfText } from '../model/corpusFixture';
import { findDocuments, withoutLabels } from '../model/documents';
import { selectVocabulary } from '../model/vocabulary';
import { labelWords } from './wordLabels';

const rest = async () => {};

const labelled = (text: string) => {
  const { types, stream } = corpusOfText(text);
  const limits = { ...defaultHyperparameters(DOC2VEC), minCount: 1 };
  const vocabulary = selectVocabulary(withoutLabels(types), limits);
  return {
    words: vocabulary.words,
    text: { stream, documents: findDocuments(types, stream), rowOfType: vocabulary.rowOfType },
  };
};

const labelOf = async (text: string) => {
  const { words, text: given } = labelled(text);
  const answer = await labelWords(given, words.length, rest);
  const names = new Map(answer.groups.map(({ id, names: [name] }) => [id, name]));
  return { answer, of: (word: string) => names.get(answer.groupOf[words.indexOf(word)]) ?? null };
};

describe('labelWords', () => {
  const sea = '__label__sea the whale the ship\n'.repeat(40);
  const land = '__label__land the horse the field\n'.repeat(40);

  it('gives words to the label they are seen under more than expected, common ones to none', async () => {
    const { answer, of } = await labelOf(sea + land);
    expect(['whale', 'ship', 'horse', 'field', 'the'].map(of)).toEqual(['sea', 'sea', 'land', 'land', null]);
    expect(answer.groups.map(({ words }) => words)).toEqual([2, 2]);
    expect(answer.groupOf.filter((group) => group === NO_GROUP)).toHaveLength(1);
  });

  it('sees no label in a handful of occurrences', async () => {
    expect((await labelOf('__label__sea whale\n__label__land horse')).answer.groups).toEqual([]);
  });

  it('says how many labels it left aside', async () => {
    const text = Array.from({ length: MOST_LABELS + 3 }, (_, i) => `__label__l${i} word other`).join('\n');
    expect((await labelOf(text)).answer.otherLabels).toBe(3);
  });
});
