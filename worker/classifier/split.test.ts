import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPLIT_PARTS, splitDocuments, splitSizes, type LabelledItems } from './split';

const shares = (seed = 1, validationShare = 0.2, testShare = 0.2) => ({ seed, validationShare, testShare });

const items = (classOf: number[], groupOf: number[] | null = null): LabelledItems => ({
  classOf: Int32Array.from(classOf),
  classes: Math.max(...classOf) + 1,
  groupOf: groupOf && Int32Array.from(groupOf),
  groups: groupOf ? Math.max(...groupOf) + 1 : 0,
});

const everyDocument = (split: ReturnType<typeof splitDocuments>): number[] =>
  SPLIT_PARTS.flatMap((part) => [...split[part]]).sort((a, b) => a - b);

describe('a split by chance', () => {
  it('cuts every class in the shares asked for', () => {
    const documents = items([...new Array<number>(50).fill(0), ...new Array<number>(10).fill(1)]);
    const sizes = splitSizes(splitDocuments(documents, shares()), documents);
    expect(sizes.train).toEqual({ documents: 36, groups: null, byClass: [30, 6] });
    expect(sizes.validation).toEqual({ documents: 12, groups: null, byClass: [10, 2] });
    expect(sizes.test).toEqual({ documents: 12, groups: null, byClass: [10, 2] });
  });

  it('puts a class of three into every part', () => {
    const documents = items([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
    const { train, validation, test } = splitSizes(
      splitDocuments(documents, shares(3, 0.05, 0.05)),
      documents,
    );
    expect([train, validation, test].map(({ byClass }) => byClass[1])).toEqual([1, 1, 1]);
  });

  it('is decided by the seed alone, and not by the order of rows', () => {
    const documents = items(Array.from({ length: 100 }, (_, i) => i % 2));
    expect(splitDocuments(documents, shares(7))).toEqual(splitDocuments(documents, shares(7)));
    expect(splitDocuments(documents, shares(7))).not.toEqual(splitDocuments(documents, shares(8)));
    const { test } = splitDocuments(documents, shares(7));
    expect(Math.min(...test)).toBeLessThan(20);
    expect(Math.max(...test)).toBeGreaterThan(79);
  });

  it('has every document in one part', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 3, maxLength: 80 }), fc.nat(), (classOf, seed) => {
        expect(everyDocument(splitDocuments(items(classOf), shares(seed)))).toEqual([...classOf.keys()]);
      }),
    );
  });
});

describe('a split by groups', () => {
  it('has every group wholly in one part, and no part empty', () => {
    const rows = fc.array(fc.record({ kind: fc.nat(3), group: fc.nat(9) }), { minLength: 3, maxLength: 120 });
    fc.assert(
      fc.property(rows, fc.nat(), (documents, seed) => {
        const names = [...new Set(documents.map(({ group }) => group))];
        fc.pre(names.length >= 3);
        const groupOf = documents.map(({ group }) => names.indexOf(group));
        const split = splitDocuments(
          items(
            documents.map(({ kind }) => kind),
            groupOf,
          ),
          shares(seed),
        );
        expect(everyDocument(split)).toEqual([...documents.keys()]);
        const partsOf = names.map((_, group) =>
          SPLIT_PARTS.filter((part) => split[part].some((document) => groupOf[document] === group)),
        );
        expect(partsOf.every((parts) => parts.length === 1)).toBe(true);
        expect(new Set(partsOf.flat()).size).toBe(3);
      }),
    );
  });

  it('finds the balance there is', () => {
    // Ten groups of ten documents; the class of a group is its parity.
    const groupOf = Array.from({ length: 100 }, (_, i) => Math.floor(i / 10));
    const documents = items(
      groupOf.map((group) => group % 2),
      groupOf,
    );
    for (const seed of [1, 2, 3]) {
      const { train, validation, test } = splitSizes(splitDocuments(documents, shares(seed)), documents);
      expect(train).toEqual({ documents: 60, groups: 6, byClass: [30, 30] });
      expect(validation).toEqual({ documents: 20, groups: 2, byClass: [10, 10] });
      expect(test).toEqual({ documents: 20, groups: 2, byClass: [10, 10] });
    }
  });

  it('differs from seed to seed', () => {
    const groupOf = Array.from({ length: 200 }, (_, i) => Math.floor(i / 5));
    const documents = items(
      groupOf.map((group) => group % 2),
      groupOf,
    );
    const tests = [1, 2, 3].map((seed) => String(splitDocuments(documents, shares(seed)).test));
    expect(new Set(tests).size).toBe(3);
  });
});
