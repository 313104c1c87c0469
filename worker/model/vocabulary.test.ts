import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_VOCABULARY_RULES, type VocabularyRules } from '../contract/vocabularyRules';
import { selectVocabulary, type VocabularyLimits } from './vocabulary';

const types = (counts: Record<string, number>) => ({
  words: Object.keys(counts),
  counts: Uint32Array.from(Object.values(counts)),
});

describe('selectVocabulary', () => {
  const corpus = types({ rare: 1, sea: 4, whale: 9, ship: 4, captain: 2 });

  it('sorts by count, equal counts by first appearance, and drops what is below min_count', () => {
    const vocabulary = selectVocabulary(corpus, { minCount: 2, maxFinalVocab: null });
    expect(vocabulary.words).toEqual(['whale', 'sea', 'ship', 'captain']);
    expect([...vocabulary.counts]).toEqual([9, 4, 4, 2]);
    expect([...vocabulary.rowOfType]).toEqual([-1, 1, 0, 2, 3]);
    expect(vocabulary.keptTokens).toBe(19);
    expect(vocabulary.effectiveMinCount).toBe(2);
  });

  it('raises min_count until the limit holds, so equal counts go together', () => {
    const limited = selectVocabulary(corpus, { minCount: 1, maxFinalVocab: 2 });
    expect(limited.words).toEqual(['whale']);
    expect(limited.effectiveMinCount).toBe(5);
    const loose = selectVocabulary(corpus, { minCount: 2, maxFinalVocab: 4 });
    expect([loose.words.length, loose.effectiveMinCount]).toEqual([4, 2]);
  });

  it('can leave nothing', () => {
    const none = selectVocabulary(corpus, { minCount: 10, maxFinalVocab: null });
    expect([none.words.length, none.keptTokens]).toEqual([0, 0]);
    expect(selectVocabulary(types({ a: 3, b: 3 }), { minCount: 1, maxFinalVocab: 1 }).words).toEqual([]);
  });

  describe('with rules', () => {
    const kept = (change: Partial<VocabularyLimits>) => {
      const limits = { minCount: 1, maxFinalVocab: null, ...change };
      const { words, leftOut } = selectVocabulary(corpus, limits);
      return { words, leftOut };
    };
    const rules = (change: Partial<VocabularyRules>) => ({ rules: { ...NO_VOCABULARY_RULES, ...change } });

    it('leaves out what is too frequent, on the stop list, or of the wrong form', () => {
      expect(kept({ maxCount: 4 }).words).toEqual(['sea', 'ship', 'captain', 'rare']);
      expect(kept(rules({ stopWords: ['sea', 'nowhere'] })).words).toEqual([
        'whale',
        'ship',
        'captain',
        'rare',
      ]);
      expect(kept(rules({ mustMatch: 'ap|ar' })).words).toEqual(['captain', 'rare']);
      expect(kept(rules({ mustNotMatch: '^s' })).words).toEqual(['whale', 'captain', 'rare']);
      expect(kept(rules({ mustMatch: '^.{4,}$', mustNotMatch: 'ship' })).words).toEqual([
        'whale',
        'captain',
        'rare',
      ]);
    });

    it('counts each word under the first rule that left it out, rare words under none', () => {
      const all = rules({ stopWords: ['sea', 'rare'], mustNotMatch: 'a' });
      expect(kept({ minCount: 2, maxCount: 8, ...all })).toEqual({
        words: ['ship'],
        leftOut: { maxCount: 1, stopWords: 1, expressions: 1 },
      });
    });

    it('limits the words that remain', () => {
      const limited = selectVocabulary(corpus, {
        minCount: 1,
        maxFinalVocab: 2,
        ...rules({ stopWords: ['whale'] }),
      });
      expect(limited.words).toEqual(['sea', 'ship']);
    });

    it('closes up around words that are left out', () => {
      expect([
        ...selectVocabulary(corpus, { minCount: 1, maxFinalVocab: null, maxCount: 4 }).rowOfType,
      ]).toEqual([3, 0, -1, 1, 2]);
    });

    it('answers the same whether an expression was tested before or not', () => {
      const first = kept(rules({ mustMatch: 'a' })).words;
      kept(rules({ mustMatch: 'i' }));
      expect(kept(rules({ mustMatch: 'a' })).words).toEqual(first);
      expect(kept({ minCount: 3, ...rules({ mustMatch: 'a' }) }).words).toEqual(['whale', 'sea']);
    });
  });

  it('agrees with a plain sort', () => {
    const counted = fc.array(fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(0xffff_ffff)), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(counted, fc.integer({ min: 1, max: 6 }), (counts, minCount) => {
        const words = counts.map((_, type) => `w${type}`);
        const expected = words
          .map((word, type) => ({ word, count: counts[type] }))
          .filter(({ count }) => count >= minCount)
          .sort((a, b) => b.count - a.count)
          .map(({ word }) => word);
        const corpusTypes = { words, counts: Uint32Array.from(counts) };
        expect(selectVocabulary(corpusTypes, { minCount, maxFinalVocab: null }).words).toEqual(expected);
      }),
      { seed: 5 },
    );
  });
});
