import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PhraseSettings } from '../contract/corpus';
import { DEFAULT_PHRASE_SETTINGS } from '../contract/phrases';
import { corpusOf, corpusOfText, sentencesOf, type PlainCorpus } from './corpusFixture';
import { joinPhrases } from './joinPhrases';
import { countPhrasePairs, ENGLISH_CONNECTOR_WORDS, type PhraseCounts } from './phraseCounts';
import { phraseScore, phraseTable, phraseText } from './phraseScores';

const goOn = async () => true;

const countsOf = async (corpus: PlainCorpus, connectors: readonly string[] = [], mostSlots?: number) => {
  const counts = await countPhrasePairs(corpus, { connectors, goOn, mostSlots });
  if (!counts) throw new Error('ended');
  return counts;
};

const pairsOf = ({ types }: PlainCorpus, counts: PhraseCounts) =>
  Object.fromEntries(
    Array.from(counts.pairs.values, (count, row) => [phraseText(types, counts, row), count]),
  );

const settingsOf = (change: Partial<PhraseSettings>): PhraseSettings => ({
  ...DEFAULT_PHRASE_SETTINGS,
  passes: 1,
  minCount: 2,
  threshold: 0,
  ...change,
});

const joinedOf = async (corpus: PlainCorpus, counts: PhraseCounts, change: Partial<PhraseSettings> = {}) => {
  const joined = await joinPhrases(corpus, counts, { settings: settingsOf(change), shared: false, goOn });
  if (!joined) throw new Error('ended');
  return joined;
};

const idsOf = ({ stream }: PlainCorpus) => [...(stream.chunks[0]?.subarray(0, stream.length) ?? [])];

const byScore = (rows: number) => ({ rows, order: 'score' as const });

const repeated = (line: string, times: number) => Array(times).fill(line).join('\n');

describe('countPhrasePairs', () => {
  it('counts neighbours within sentences, and pairs seen once only as different', async () => {
    const corpus = corpusOfText('new york new york\nnew york\nyork rare new');
    const counts = await countsOf(corpus);
    expect(pairsOf(corpus, counts)).toEqual({ new_york: 3 });
    // new, york, rare; new york, york new, york rare, rare new.
    expect(counts.vocabularySize).toBe(7);
    expect(counts.tokens).toBe(9);
  });

  it('looks across connectors, which begin and end nothing and are not counted', async () => {
    const text = repeated('the bank of the america and bank of', 2) + '\nbank america\nbank america';
    const corpus = corpusOfText(text);
    const counts = await countsOf(corpus, ENGLISH_CONNECTOR_WORDS);
    expect(pairsOf(corpus, counts)).toEqual({ bank_of_the_america: 2, america_and_bank: 2, bank_america: 2 });
    expect(counts.vocabularySize).toBe(2 + 3);
    expect(counts.tokens).toBe(20);
  });

  it('agrees with a plain count, whatever the table had to grow', async () => {
    const word = fc.constantFrom('a', 'of', 'b', 'c', 'd', 'e');
    const texts = fc.array(fc.array(word, { maxLength: 12 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(texts, async (sentences) => {
        const corpus = corpusOf(sentences);
        const expected: Record<string, number> = {};
        for (const sentence of sentences) {
          const text = sentence.join('  ');
          // Words but "of" and "a", with nothing but those between them; matches overlap.
          for (const [, pair] of text.matchAll(/(?=(?<!\S)((?:[b-e])(?: {2}(?:of|a))* {2}[b-e])(?!\S))/gu)) {
            const name = pair.split('  ').join('_');
            expected[name] = (expected[name] ?? 0) + 1;
          }
        }
        const words = new Set(sentences.flat().filter((each) => each !== 'a' && each !== 'of'));
        const counts = await countsOf(corpus, ['a', 'of']);
        const several = Object.entries(expected).filter(([, count]) => count > 1);
        expect(pairsOf(corpus, counts)).toEqual(Object.fromEntries(several));
        expect(counts.vocabularySize).toBe(words.size + Object.keys(expected).length);
      }),
      { seed: 3 },
    );
  });

  it('forgets the rarest pairs when there are too many, and says how many', async () => {
    const pairs = Array.from({ length: 60 }, (_, i) => `w${i} v${i}`);
    const corpus = corpusOfText([repeated('often seen', 9), ...pairs, ...pairs].join('\n'));
    expect((await countsOf(corpus)).droppedPairs).toBe(0);
    // The table begins with 4,096 slots: with no more than these, 3,072 pairs fit.
    const many = Array.from({ length: 4000 }, (_, i) => `w${i} v${i}`);
    const large = corpusOfText([repeated('often seen', 9), ...many, ...many].join('\n'));
    expect((await countsOf(large)).droppedPairs).toBe(0);
    const capped = await countsOf(large, [], 1 << 12);
    expect(capped.droppedPairs).toBeGreaterThan(900);
    expect(pairsOf(large, capped)).toMatchObject({ often_seen: 9 });
  });

  it('ends when it is told to', async () => {
    const counts = await countPhrasePairs(corpusOfText('a b\na b'), {
      connectors: [],
      goOn: async () => false,
    });
    expect(counts).toBeNull();
  });
});

describe('phraseScore', () => {
  const corpus = { vocabularySize: 1000, tokens: 10_000 };
  const counts = { pair: 20, first: 50, second: 40 };

  it('is that of Mikolov et al. times the vocabulary size', () => {
    expect(phraseScore(counts, { scoring: 'default', minCount: 5 }, corpus)).toBeCloseTo(7.5, 12);
    expect(phraseScore({ ...counts, pair: 5 }, { scoring: 'default', minCount: 5 }, corpus)).toBe(0);
  });

  it('is normalised mutual information: 1 for words that are only seen together, 0 for chance', () => {
    const score = (pair: number, first: number, second: number) =>
      phraseScore({ pair, first, second }, { scoring: 'npmi', minCount: 5 }, corpus);
    expect(score(20, 20, 20)).toBeCloseTo(1, 12);
    expect(score(20, 400, 500)).toBeCloseTo(0, 12);
    expect(score(20, 50, 40)).toBeCloseTo(Math.log(100) / Math.log(500), 12);
  });
});

describe('phraseTable', () => {
  it('lists the highest scores first and counts all above the threshold', async () => {
    const corpus = corpusOfText(
      [repeated('new york', 5), repeated('big city', 3), repeated('big new', 4)].join('\n'),
    );
    const counts = await countsOf(corpus);
    const table = phraseTable(corpus.types, counts, settingsOf({}), byScore(2));
    expect(table.total).toBe(3);
    expect(table.rows.map(({ phrase, count }) => [phrase, count])).toEqual([
      ['new_york', 5],
      ['big_city', 3],
    ]);
    // (5 − 2) / (9 · 5) · (4 words + 3 pairs).
    expect(table.rows[0].score).toBeCloseTo(21 / 45, 12);
    expect(phraseTable(corpus.types, counts, settingsOf({ minCount: 4 }), byScore(9)).rows).toHaveLength(1);
    expect(phraseTable(corpus.types, counts, settingsOf({ threshold: 21 / 45 }), byScore(9)).total).toBe(0);
  });

  it('is the head of a full sort', async () => {
    const words = fc.array(fc.constantFrom(...'abcdefghij'), { minLength: 2, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(words, fc.integer({ min: 1, max: 5 }), async (sentence, rows) => {
        const corpus = corpusOf([sentence, sentence]);
        const counts = await countsOf(corpus);
        const settings = settingsOf({ scoring: 'npmi', threshold: -1 });
        const all = phraseTable(corpus.types, counts, settings, byScore(10_000)).rows;
        expect(all).toEqual([...all].sort((a, b) => b.score - a.score || b.count - a.count));
        expect(phraseTable(corpus.types, counts, settings, byScore(rows)).rows).toEqual(all.slice(0, rows));
        const byCount = phraseTable(corpus.types, counts, settings, { rows, order: 'count' }).rows;
        const counted = [...all].sort((a, b) => b.count - a.count || b.score - a.score);
        expect(byCount).toEqual(counted.slice(0, rows));
      }),
      { seed: 4 },
    );
  });
});

describe('joinPhrases', () => {
  it('joins from left to right; a word is in one phrase at most', async () => {
    const corpus = corpusOfText(repeated('new york new york city', 3));
    const joined = await joinedOf(corpus, await countsOf(corpus));
    expect(sentencesOf(joined)).toEqual(Array(3).fill(['new_york', 'new_york', 'city']));
    expect(joined).toMatchObject({ phrases: 1, joined: 6 });
    expect(joined.types).toEqual({ words: ['new_york', 'city'], counts: Uint32Array.of(6, 3) });
  });

  it('keeps connectors where no phrase goes across them', async () => {
    const corpus = corpusOfText(
      [repeated('the bank of america', 4), 'of bank the of end', 'bank of', 'a'].join('\n'),
    );
    const joined = await joinedOf(corpus, await countsOf(corpus, ENGLISH_CONNECTOR_WORDS));
    expect(sentencesOf(joined).slice(3)).toEqual([
      ['the', 'bank_of_america'],
      ['of', 'bank', 'the', 'of', 'end'],
      ['bank', 'of'],
      ['a'],
    ]);
  });

  it('gives a phrase the number of a word of the same spelling', async () => {
    const corpus = corpusOfText(`new_york\n${repeated('new york', 3)}`);
    const joined = await joinedOf(corpus, await countsOf(corpus));
    expect(joined.types).toEqual({ words: ['new_york'], counts: Uint32Array.of(4) });
  });

  it('is, split again, the text it was made of; numbered as if it had been read', async () => {
    const word = fc.constantFrom('of', 'a', 'b', 'c', 'd', 'e');
    const texts = fc.array(fc.array(word, { maxLength: 15 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(texts, async (sentences) => {
        const corpus = corpusOf(sentences);
        const counts = await countsOf(corpus, ['of', 'a']);
        const joined = await joinedOf(corpus, counts);
        const split = sentencesOf(joined).map((sentence) => sentence.join('_').split('_'));
        expect(split).toEqual(sentencesOf(corpus));
        const read = corpusOf(sentencesOf(joined));
        expect(joined.types).toEqual(read.types);
        expect(idsOf(joined)).toEqual(idsOf(read));
        for (const phrase of joined.types.words.filter((text) => text.includes('_'))) {
          expect(phrase).toMatch(/^[b-e](_of|_a)*_[b-e]$/u);
        }
      }),
      { seed: 5 },
    );
  });
});

describe('labels of documents', () => {
  it('are part of no phrase', async () => {
    const corpus = corpusOfText('__label__sea new york __label__sea\n__label__sea new york\n'.repeat(3));
    const counts = await countsOf(corpus);
    expect(pairsOf(corpus, counts)).toEqual({ new_york: 6 });
    const joined = await joinedOf(corpus, counts);
    expect(sentencesOf(joined).slice(0, 2)).toEqual([
      ['__label__sea', 'new_york', '__label__sea'],
      ['__label__sea', 'new_york'],
    ]);
  });
});
