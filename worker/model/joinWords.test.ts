import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PHRASE_SETTINGS } from '../contract/phrases';
import { corpusOf, sentencesOf } from './corpusFixture';
import { joinPhrases } from './joinPhrases';
import { joinWords, type PhraseRule, phraseKey } from './joinWords';
import { countPhrasePairs } from './phraseCounts';

const goOn = async () => true;
const settings = { ...DEFAULT_PHRASE_SETTINGS, passes: 1, minCount: 2, threshold: 0.5 };
const word = fc.constantFrom('a', 'b', 'c', 'd', 'of', 'the', '__label__x');

describe('joinWords', () => {
  it('joins a text as the corpus was joined, pass after pass', async () => {
    const sentences = fc.array(fc.array(word, { minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(sentences, async (texts) => {
        let corpus = corpusOf(texts);
        const rules: PhraseRule[] = [];
        for (let pass = 0; pass < 2; pass++) {
          const counts = await countPhrasePairs(corpus, { connectors: ['of', 'the'], goOn });
          const joined = counts && (await joinPhrases(corpus, counts, { settings, shared: false, goOn }));
          if (!joined) throw new Error('ended');
          corpus = joined;
          rules.push(joined.rule);
        }
        expect(texts.map((text) => joinWords(text, rules))).toEqual(sentencesOf(corpus));
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('tells a phrase by its parts, not by its text', () => {
    const rule = { phrases: new Set([phraseKey(['a_b', 'c'])]), connectors: new Set<string>() };
    expect(joinWords(['a', 'b_c', 'a_b', 'c'], [rule])).toEqual(['a', 'b_c', 'a_b_c']);
  });
});
