import { isLabel } from './documents';
import { PairTable, type PairColumns } from './pairTable';
import { CHUNK_TOKENS, SENTENCE_END, type TokenStream } from './tokenStream';
import type { TokenTypes } from './vocabulary';

/**
 * Words that may stand inside a phrase but never begin or end one ("bank of america"); gensim's
 * ENGLISH_CONNECTOR_WORDS.
 */
export const ENGLISH_CONNECTOR_WORDS: readonly string[] = [
  ...['a', 'an', 'the'],
  ...['for', 'of', 'with', 'without', 'at', 'from', 'to', 'in', 'on', 'by'],
  ...['and', 'or'],
];

/** Slots of the table of pairs, at most: 256 MiB, room for 12.5 million different pairs. */
export const MOST_PAIR_SLOTS = 1 << 24;

/** Runs of connector words between the two words of a pair, numbered; 0 is none. */
export class Gaps {
  private readonly runs: number[][] = [[]];
  private readonly longer = new Map<number, number>();

  constructor(private readonly typeCount: number) {}

  /** The run that is `gap` and one connector more. */
  extended(gap: number, connector: number): number {
    const key = gap * this.typeCount + connector;
    const known = this.longer.get(key);
    if (known !== undefined) return known;
    this.longer.set(key, this.runs.length);
    return this.runs.push([...this.runs[gap], connector]) - 1;
  }

  /** The connectors of a run, as types. */
  types(gap: number): readonly number[] {
    return this.runs[gap];
  }
}

/** Neighbouring words of a corpus and how often each pair occurs: what phrases are scored from. */
export interface PhraseCounts {
  /** Types of the two words, their gap, and how often the pair occurs (`values`); those seen once are not listed. */
  pairs: PairColumns;
  gaps: Gaps;
  /** 1 for each type that is a connector, 2 for the label of a document, which is part of no phrase; else 0. */
  isConnector: Uint8Array;
  /** Different words, connectors apart, and different pairs together: the vocabulary size in gensim's score. */
  vocabularySize: number;
  tokens: number;
  /** Pairs that were forgotten while counting because there were too many; 0 when every count is exact. */
  droppedPairs: number;
}

export interface CountingOptions {
  connectors: readonly string[];
  /** Lets others have their turn after each million tokens; false ends the counting. */
  goOn: () => Promise<boolean>;
  /** Slots of the table of pairs, a power of two. */
  mostSlots?: number;
}

/**
 * Counts words that follow one another in a sentence, with nothing but connectors between them. A pair
 * with a word seen once occurs once and can be no phrase: it is counted in `vocabularySize` and not kept.
 * When the table is full, the rarest pairs are forgotten, as word2phrase and gensim do.
 *
 * @returns null when `goOn` ended it
 */
export const countPhrasePairs = async (
  { types, stream }: { types: TokenTypes; stream: TokenStream },
  { connectors, goOn, mostSlots = MOST_PAIR_SLOTS }: CountingOptions,
): Promise<PhraseCounts | null> => {
  const isConnector = connectorTypes(types, connectors);
  const gaps = new Gaps(types.words.length);
  const counter = new PairCounter(types.counts, mostSlots);
  let tokens = 0;
  let start = -1;
  let gap = 0;
  for (const [index, chunk] of stream.chunks.entries()) {
    const end = Math.min(CHUNK_TOKENS, stream.length - index * CHUNK_TOKENS);
    for (let i = 0; i < end; i++) {
      const type = chunk[i];
      if (type === SENTENCE_END) {
        start = -1;
        gap = 0;
        continue;
      }
      tokens++;
      if (isConnector[type] === 2) {
        start = -1;
        gap = 0;
        continue;
      }
      if (isConnector[type] === 1) {
        if (start >= 0) gap = gaps.extended(gap, type);
        continue;
      }
      if (start >= 0) counter.count(start, gap, type);
      start = type;
      gap = 0;
    }
    if (!(await goOn())) return null;
  }
  const words = types.counts.reduce((sum, count, type) => sum + (count > 0 && !isConnector[type] ? 1 : 0), 0);
  return {
    pairs: counter.table.columns(2),
    gaps,
    isConnector,
    vocabularySize: words + counter.different,
    tokens,
    droppedPairs: counter.dropped,
  };
};

class PairCounter {
  readonly table = new PairTable();
  /** Different pairs so far; one that was forgotten and came back counts again. */
  different = 0;
  dropped = 0;
  private floor = 1;

  constructor(
    private readonly counts: Uint32Array,
    private readonly mostSlots: number,
  ) {}

  count(first: number, gap: number, second: number): void {
    if (this.counts[first] < 2 || this.counts[second] < 2) {
      this.different++;
      return;
    }
    if (this.table.full) this.makeRoom();
    if (this.table.add(first, gap, second, 1)) this.different++;
  }

  private makeRoom(): void {
    if (this.table.slots < this.mostSlots) return this.table.grow();
    while (this.table.size > this.table.slots / 2) this.dropped += this.table.prune(++this.floor);
  }
}

const connectorTypes = ({ words }: TokenTypes, connectors: readonly string[]): Uint8Array => {
  const known = new Set(connectors);
  return Uint8Array.from(words, (word) => (known.has(word) ? 1 : isLabel(word) ? 2 : 0));
};
