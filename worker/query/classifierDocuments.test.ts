import { describe, expect, it } from 'vitest';
import { DEFAULT_CLASSIFIER_REQUEST } from '../contract/classifier';
import type { ColumnValues } from '../contract/documents';
import { DEFAULT_CORPUS_SETTINGS } from '../contract/corpus';
import { SENTENCE_END, TokenStreamWriter } from '../model/tokenStream';
import { classifierDocuments, type LabelledCorpus } from './classifierDocuments';

const TYPES = ['sea', 'ship', 'law', 'rare', '__label__a', '__label__b'];
const SEA = 0;
const SHIP = 1;
const LAW = 2;
const RARE = 3;
const LABEL_A = 4;
const LABEL_B = 5;

const corpusOf = (documents: number[][], columns: ColumnValues[] | null): LabelledCorpus => {
  const writer = new TokenStreamWriter(false);
  for (const document of documents) [...document, SENTENCE_END].forEach((token) => writer.append(token));
  const counts = Uint32Array.from(
    TYPES,
    (_, type) => documents.flat().filter((token) => token === type).length,
  );
  return {
    types: { words: TYPES, counts },
    stream: writer.finish(),
    table: columns && {
      ...{ count: documents.length, names: null, columns, label: columns[0]?.name ?? null },
      textOf: (document: number) => String(document),
      isOriginal: () => true,
    },
    vocabulary: { words: ['ship', 'sea', 'law'], rowOfType: Int32Array.of(1, 0, 2, -1, -1, -1) },
    // Rows of two numbers with two more as padding.
    vectors: {
      values: Float32Array.of(1, 2, 0, 0, 3, 4, 0, 0, 5, NaN, 0, 0),
      rowFloats: 4,
      dimensions: 2,
      rows: 3,
    },
    cutting: { settings: DEFAULT_CORPUS_SETTINGS, phrases: [] },
  };
};

const category = (name: string, names: string[], values: number[]): ColumnValues => ({
  ...{ name, kind: 'category', names },
  valueOf: Int32Array.from(values),
});

const DOCUMENTS = [[SEA, SHIP], [LAW], [RARE, SEA], [LAW, LAW], [SHIP], [LABEL_A]];
const PARTY = category('party', ['whig', 'tory', 'none'], [1, 0, 1, 1, -1, 0]);
const REQUEST = { ...DEFAULT_CLASSIFIER_REQUEST, label: 'party' };

describe('documents for a classifier', () => {
  it('are those with a class and a word, as rows of the vocabulary', () => {
    const outcome = classifierDocuments(corpusOf(DOCUMENTS, [PARTY]), REQUEST);
    expect(outcome.ok && outcome.value).toEqual({
      count: 4,
      documents: Uint32Array.of(0, 1, 2, 3),
      words: Int32Array.of(1, 0, 2, -1, 1, 2, 2),
      offsets: Uint32Array.of(0, 2, 3, 5, 7),
      labelColumn: 'party',
      classOf: Int32Array.of(0, 1, 0, 0),
      classes: ['tory', 'whig'],
      groupColumn: null,
      groupOf: null,
      groups: null,
      vocabulary: ['ship', 'sea', 'law'],
      vectors: Float32Array.of(1, 2, 3, 4, 5, 0),
      dimensions: 2,
      leftOut: { noLabel: 1, noWord: 1, smallClass: 0 },
      cutting: { settings: DEFAULT_CORPUS_SETTINGS, phrases: [] },
    });
  });

  it('take the label of the table when none is named', () => {
    const outcome = classifierDocuments(corpusOf(DOCUMENTS, [PARTY]), DEFAULT_CLASSIFIER_REQUEST);
    expect(outcome.ok && outcome.value.labelColumn).toBe('party');
  });

  it('are of groups; those without a value are a group each', () => {
    const speaker = category('speaker', ['Adams', 'Burke'], [0, -1, 0, 1, 0, 0]);
    const outcome = classifierDocuments(corpusOf(DOCUMENTS, [PARTY, speaker]), {
      ...REQUEST,
      group: 'speaker',
    });
    expect(outcome.ok && [outcome.value.groups, [...(outcome.value.groupOf ?? [])]]).toEqual([
      ['Adams', 'Burke', ''],
      [0, 2, 0, 1],
    ]);
  });

  it('have numbers as classes', () => {
    const stars: ColumnValues = {
      name: 'stars',
      kind: 'number',
      values: Float64Array.of(5, 1, 5, NaN, 1, 1),
    };
    const outcome = classifierDocuments(corpusOf(DOCUMENTS, [stars]), { ...REQUEST, label: 'stars' });
    expect(outcome.ok && [outcome.value.classes, [...outcome.value.classOf]]).toEqual([
      ['1', '5'],
      [1, 0, 1, 0],
    ]);
  });

  it('are labelled within the text where there are no columns, and labels are no words', () => {
    const documents = [[LABEL_A, SEA], [LABEL_B, LAW], [LABEL_A, SHIP], [SHIP]];
    const outcome = classifierDocuments(corpusOf(documents, null), DEFAULT_CLASSIFIER_REQUEST);
    expect(
      outcome.ok && [outcome.value.classes, [...outcome.value.classOf], [...outcome.value.words]],
    ).toEqual([
      ['a', 'b'],
      [0, 1, 0],
      [1, 2, 0],
    ]);
  });
});

describe('what stands in the way', () => {
  const problemOf = (columns: ColumnValues[] | null, request: object, documents = DOCUMENTS) => {
    const outcome = classifierDocuments(corpusOf(documents, columns), { ...REQUEST, ...request });
    return outcome.ok ? null : outcome.problem;
  };

  it('is told', () => {
    expect(problemOf(null, {}, [[SEA], [LAW]])).toEqual({ kind: 'noDocumentTable' });
    expect(problemOf([PARTY], { label: 'year' })).toEqual({ kind: 'unknownColumn', column: 'year' });
    expect(problemOf([PARTY], { group: 'year' })).toEqual({ kind: 'unknownColumn', column: 'year' });
    expect(problemOf([PARTY], { mostClasses: 1 })).toEqual({
      ...{ kind: 'tooManyClasses', column: 'party', classes: 2, most: 1 },
    });
    expect(problemOf([PARTY], { leastDocuments: 2 })).toEqual({
      ...{ kind: 'oneClass', column: 'party', name: 'tory', documents: 3 },
    });
    expect(problemOf([PARTY], { leastDocuments: 9 })).toEqual({
      ...{ kind: 'noLabelledDocuments', column: 'party', noLabel: 1, noWord: 1, smallClass: 4 },
    });
  });
});
