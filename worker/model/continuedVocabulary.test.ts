import { describe, expect, it } from 'vitest';
import { continuedVocabulary, countsInText } from './continuedVocabulary';
import { selectVocabulary, type TokenTypes } from './vocabulary';

const typesOf = (counts: Record<string, number>): TokenTypes => ({
  words: Object.keys(counts),
  counts: Uint32Array.from(Object.values(counts)),
});

const limits = { minCount: 3, maxFinalVocab: null, maxCount: null };
const first = typesOf({ sea: 9, ship: 5, whale: 4, rare: 1 });
const known = selectVocabulary(first, limits);

describe('the vocabulary of further training', () => {
  const types = typesOf({ whale: 2, new: 7, rare: 3, seldom: 2, sea: 8 });

  it('adds the counts of known words and takes in new ones that are frequent enough', () => {
    const fresh = selectVocabulary(types, limits);
    const merged = continuedVocabulary({ known, sameText: false }, fresh, types);
    expect(merged.words).toEqual(['sea', 'new', 'whale', 'ship', 'rare']);
    expect([...merged.counts]).toEqual([17, 7, 6, 5, 3]);
    expect(merged.keptTokens).toBe(38);
    // A known word is trained on however seldom the new text has it.
    expect([...merged.rowOfType]).toEqual([2, 1, 4, -1, 0]);
    expect([...countsInText(merged, types)]).toEqual([8, 7, 2, 0, 3]);
  });

  it('is the same on the same text, and grows there with a lower min_count', () => {
    const same = continuedVocabulary({ known, sameText: true }, known, first);
    expect(same).toEqual(known);
    const lower = selectVocabulary(first, { ...limits, minCount: 1 });
    const grown = continuedVocabulary({ known, sameText: true }, lower, first);
    expect(grown.words).toEqual(['sea', 'ship', 'whale', 'rare']);
    expect([...grown.counts]).toEqual([9, 5, 4, 1]);
  });
});
