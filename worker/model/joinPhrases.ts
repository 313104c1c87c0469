import type { PhraseSettings } from '../contract/corpus';
import { PHRASE_DELIMITER } from '../contract/phrases';
import { phraseKey, type PhraseRule } from './joinWords';
import { PairTable } from './pairTable';
import type { PhraseCounts } from './phraseCounts';
import { forEachPhrase, phraseParts, phraseText } from './phraseScores';
import { CHUNK_TOKENS, SENTENCE_END, type TokenStream, TokenStreamWriter } from './tokenStream';
import type { TokenTypes } from './vocabulary';

export interface JoinedCorpus {
  types: TokenTypes;
  stream: TokenStream;
  /** Different phrases that were joined, and how often in all. */
  phrases: number;
  joined: number;
  /** Joins the words of other texts in the same way. */
  rule: PhraseRule;
}

export interface JoiningOptions {
  settings: PhraseSettings;
  shared: boolean;
  goOn: () => Promise<boolean>;
}

/**
 * A copy of a corpus in which every phrase above the threshold is one token. Left to right, as in
 * gensim: a word taken into a phrase does not begin the next one. Types are numbered anew in order of
 * first appearance, as if the joined text had been read.
 *
 * @returns null when `goOn` ended it
 */
export const joinPhrases = async (
  corpus: { types: TokenTypes; stream: TokenStream },
  counts: PhraseCounts,
  { settings, shared, goOn }: JoiningOptions,
): Promise<JoinedCorpus | null> => {
  const { types, stream } = corpus;
  const { isConnector, gaps } = counts;
  const phrases = acceptedPhrases(types, counts, settings);
  const output = new Renumbering(types.words, phrases.texts, shared);
  let start = -1;
  let gap = 0;
  const flush = () => {
    if (start < 0) return;
    output.type(start);
    for (const connector of gaps.types(gap)) output.type(connector);
    start = -1;
    gap = 0;
  };
  for (const [index, chunk] of stream.chunks.entries()) {
    const end = Math.min(CHUNK_TOKENS, stream.length - index * CHUNK_TOKENS);
    for (let i = 0; i < end; i++) {
      const type = chunk[i];
      if (type === SENTENCE_END) {
        flush();
        output.sentenceEnd();
      } else if (isConnector[type] === 1) {
        if (start < 0) output.type(type);
        else gap = gaps.extended(gap, type);
      } else {
        const phrase = start < 0 ? 0 : phrases.table.get(start, gap, type);
        if (phrase > 0) {
          output.phrase(phrase - 1);
          start = -1;
          gap = 0;
        } else {
          flush();
          start = type;
        }
      }
    }
    if (!(await goOn())) return null;
  }
  flush();
  const connectors = new Set(types.words.filter((_, type) => isConnector[type] === 1));
  return { ...output.finish(), rule: { phrases: phrases.keys, connectors } };
};

/** Phrases above the threshold; a pair's number in the table is its index in `texts` + 1. */
const acceptedPhrases = (types: TokenTypes, counts: PhraseCounts, settings: PhraseSettings) => {
  const { firsts, gaps, seconds } = counts.pairs;
  const table = new PairTable();
  const texts: string[] = [];
  const keys = new Set<string>();
  forEachPhrase(types, counts, settings, (row) => {
    if (table.full) table.grow();
    texts.push(phraseText(types, counts, row));
    keys.add(phraseKey(phraseParts(types, counts, row)));
    table.add(firsts[row], gaps[row], seconds[row], texts.length);
  });
  return { table, texts, keys };
};

/** Writes old types and phrases under new numbers; the same text always gets the same number. */
class Renumbering {
  private readonly words: string[] = [];
  private readonly counts: number[] = [];
  private readonly typeNumbers: Int32Array;
  private readonly phraseNumbers: Int32Array;
  /** Number of each text that a phrase and a word, or two phrases, may have in common. */
  private readonly numberOf = new Map<string, number>();
  private readonly writer: TokenStreamWriter;
  private joined = 0;

  constructor(
    private readonly oldWords: string[],
    private readonly texts: string[],
    shared: boolean,
  ) {
    this.typeNumbers = new Int32Array(oldWords.length).fill(-1);
    this.phraseNumbers = new Int32Array(texts.length).fill(-1);
    this.writer = new TokenStreamWriter(shared);
  }

  type(type: number): void {
    if (this.typeNumbers[type] < 0) this.typeNumbers[type] = this.number(this.oldWords[type]);
    this.write(this.typeNumbers[type]);
  }

  phrase(index: number): void {
    if (this.phraseNumbers[index] < 0) this.phraseNumbers[index] = this.number(this.texts[index]);
    this.joined++;
    this.write(this.phraseNumbers[index]);
  }

  sentenceEnd(): void {
    this.writer.append(SENTENCE_END);
  }

  finish(): Omit<JoinedCorpus, 'rule'> {
    return {
      types: { words: this.words, counts: Uint32Array.from(this.counts) },
      stream: this.writer.finish(),
      phrases: this.phraseNumbers.reduce((sum, number) => sum + (number < 0 ? 0 : 1), 0),
      joined: this.joined,
    };
  }

  private number(text: string): number {
    const known = this.numberOf.get(text);
    if (known !== undefined) return known;
    const number = this.words.push(text) - 1;
    this.counts.push(0);
    if (text.includes(PHRASE_DELIMITER)) this.numberOf.set(text, number);
    return number;
  }

  private write(number: number): void {
    this.counts[number]++;
    this.writer.append(number);
  }
}
