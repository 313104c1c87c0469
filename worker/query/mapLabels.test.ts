import { describe, expect, it } from 'vitest';
import { DOC2VEC } from '../contract/algorithms';
import { defaultHyperparameters } from '../contract/hyperparameters';
import { MOST_LABELS, NO_GROUP, type WordGroups } from '../contract/wordGroups';
import { corpusOfText } from '../model/corpusFixture';
import { findDocuments, withoutLabels } from '../model/documents';
import { selectVocabulary } from '../model/vocabulary';
import { tableOf } from './queryFixture';
import { MapVectors } from './mapVectors';
import { groupedByColumn, groupedByLabels, labelPoints } from './mapLabels';

const rest = async () => {};

const labelled = (text: string) => {
  const { types, stream } = corpusOfText(text);
  const limits = { ...defaultHyperparameters(DOC2VEC), minCount: 1 };
  const vocabulary = selectVocabulary(withoutLabels(types), limits);
  const read = { stream, rowOfType: vocabulary.rowOfType };
  const documents = findDocuments(types, stream);
  const row = (count: number) => tableOf(Array.from({ length: count }, () => [1]));
  return {
    words: vocabulary.words,
    read,
    documents,
    vectors: new MapVectors(row(vocabulary.words.length), row(documents.count), documents.count),
  };
};

const labelOf = async (text: string) => {
  const { words, read, documents, vectors } = labelled(text);
  const rows = { words: words.length, documents: 0 };
  const answer = await labelPoints(groupedByLabels(read, documents)!, vectors, rows, rest);
  const names = new Map(answer.groups.map(({ id, names: [name] }) => [id, name]));
  return { answer, of: (word: string) => names.get(answer.groupOf[words.indexOf(word)]) ?? null };
};

describe('labelPoints', () => {
  const sea = '__label__sea the whale the ship\n'.repeat(40);
  const land = '__label__land the horse the field\n'.repeat(40);

  it('gives words to the label they are seen under more than expected, common ones to none', async () => {
    const { answer, of } = await labelOf(sea + land);
    expect(['whale', 'ship', 'horse', 'field', 'the'].map(of)).toEqual(['sea', 'sea', 'land', 'land', null]);
    expect(answer.groups.map(({ points }) => points)).toEqual([2, 2]);
    expect(answer.groupOf.filter((group) => group === NO_GROUP)).toHaveLength(1);
  });

  it('sees no label in a handful of occurrences', async () => {
    expect((await labelOf('__label__sea whale\n__label__land horse')).answer.groups).toEqual([]);
  });

  it('gives documents their own label, by labels in the text or by a column', async () => {
    const { words, read, documents, vectors } = labelled(`${sea}${land}the other one\n`);
    const rows = { words: words.length, documents: 81 };
    const byLabels = await labelPoints(groupedByLabels(read, documents)!, vectors, rows, rest);
    const nameOf = ({ groupOf, groups }: WordGroups, point: number) =>
      groups.find(({ id }) => id === groupOf[point])?.names[0] ?? null;
    for (let place = 0; place < 81; place++) {
      const tag = vectors.tagAt(place);
      const expected = tag < 40 ? 'sea' : tag < 80 ? 'land' : null;
      expect(nameOf(byLabels, words.length + place)).toBe(expected);
    }
    const valueOf = Int32Array.from({ length: 81 }, (_, document) =>
      document < 40 ? 1 : document < 80 ? 0 : -1,
    );
    const column = { name: 'place', kind: 'category', names: ['land', 'sea'], valueOf } as const;
    const byColumn = await labelPoints(
      groupedByColumn(read, { ...column, names: ['land', 'sea'] }),
      vectors,
      rows,
      rest,
    );
    const named = (answer: WordGroups) => Array.from(answer.groupOf, (_, point) => nameOf(answer, point));
    expect(named(byColumn)).toEqual(named(byLabels));
  });

  it('says how many labels it left aside', async () => {
    const text = Array.from({ length: MOST_LABELS + 3 }, (_, i) => `__label__l${i} word other`).join('\n');
    expect((await labelOf(text)).answer.otherLabels).toBe(3);
  });
});
