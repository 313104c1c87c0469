import { describe, expect, it } from 'vitest';
import type { ClassifierDocuments } from '../contract/classifier';
import { defaultClassifierSettings } from '../contract/classifierRows';
import { checkClassifier } from './checkClassifier';
import { documentsFacts } from './documentsFacts';
import { testDocuments } from './nodeFixture';

const settings = { ...defaultClassifierSettings(), sequenceLength: 5 };

const grouped = (groupOf: (document: number) => number): ClassifierDocuments => {
  const documents = testDocuments();
  const of = Int32Array.from({ length: documents.count }, (_, i) => groupOf(i));
  return {
    ...documents,
    groupColumn: 'speaker',
    groupOf: of,
    groups: Array.from({ length: Math.max(...of) + 1 }, (_, i) => `s${i}`),
  };
};

describe('a check', () => {
  it('finds nothing in the way of sound documents, and what is cut off', () => {
    const { problems, findings, sizes } = checkClassifier(testDocuments(), settings);
    expect(problems).toEqual([]);
    expect(sizes?.test.documents).toBe(24);
    const { longerThan, longest } = documentsFacts(testDocuments());
    expect(findings).toContainEqual({
      ...{ kind: 'longTexts', share: longerThan[5] / 120, sequenceLength: 5, longest },
    });
    expect(findings.map(({ kind }) => kind)).toContain('fewDocuments');
  });

  it('names settings out of their limits', () => {
    const { problems } = checkClassifier(testDocuments(), { ...settings, units: 0, dropout: NaN });
    expect(problems.map((problem) => problem.kind === 'invalidClassifierSetting' && problem.key)).toEqual([
      'units',
      'dropout',
    ]);
    const large = { ...settings, validationShare: 0.5, testShare: 0.5 };
    expect(checkClassifier(testDocuments(), large).problems).toEqual([
      { kind: 'sharesTooLarge', validationShare: 0.5, testShare: 0.5 },
    ]);
    const huge = { ...settings, units: 512, batchSize: 1024, sequenceLength: 1000 };
    expect(checkClassifier(testDocuments(), huge).problems[0]).toMatchObject({ kind: 'classifierTooLarge' });
  });

  it('names a class too small to be split', () => {
    const documents = testDocuments();
    const classOf = documents.classOf.map((kind, i) => (i === 0 ? 2 : kind));
    const { problems } = checkClassifier(
      { ...documents, classOf, classes: ['red', 'blue', 'green'] },
      settings,
    );
    expect(problems).toEqual([{ kind: 'smallClasses', name: 'green', documents: 1, classes: 1, needed: 3 }]);
  });

  it('names groups that make no split', () => {
    expect(
      checkClassifier(
        grouped((i) => i % 2),
        settings,
      ).problems,
    ).toEqual([{ kind: 'tooFewGroups', column: 'speaker', groups: 2, needed: 3 }]);
    // One group has all of a class: wherever it goes, a part has none of it.
    const { findings } = checkClassifier(
      grouped((i) => (i % 2 === 0 ? 0 : 1 + (i % 20))),
      settings,
    );
    expect(findings.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['classNotInPart', 'fewTestGroups']),
    );
  });
});
