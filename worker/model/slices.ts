import type { Random } from './random';
import { CHUNK_TOKENS, SENTENCE_END, type TokenStream } from './tokenStream';

/** Random numbers drawn at once. */
const RANDOMS = 512;

/** A piece of work for a kernel: positions position … end − 1 of tokenCount tokens. */
export interface Slice {
  tokenCount: number;
  position: number;
  end: number;
  /** Corpus tokens this slice went through, left-out ones included, sentence marks not. */
  rawTokens: number;
  /** Whether the block ends with this slice. */
  done: boolean;
}

/**
 * Turns a block of the corpus into slices of rows: left-out words are dropped, frequent ones are
 * subsampled, sentence marks stay. Around a slice it keeps `window` tokens of context on either
 * side, so where the corpus is cut never changes a window.
 */
export class SliceReader {
  private next = 0;
  private blockEnd = 0;
  private random: Random | null = null;
  /** Tokens carried to the start of the next slice. */
  private carried = 0;
  /** First carried token that is not yet trained. */
  private untrained = 0;
  /** Where they stand in the last slice. */
  private moveFrom = 0;
  /** 31-bit random numbers below it keep a token of the type; 0 leaves it out. */
  private readonly keepBelow: Uint32Array;
  private readonly randoms = new Uint32Array(RANDOMS);
  /** How many of them are used up. */
  private drawn = RANDOMS;

  /**
   * @param rowOfType row of each type, −1 when it is not in the vocabulary
   * @param keep probability that subsampling keeps a token of a row
   */
  constructor(
    private readonly stream: TokenStream,
    private readonly rowOfType: Int32Array,
    keep: Float64Array,
    private readonly window: number,
  ) {
    this.keepBelow = Uint32Array.from(rowOfType, (row) => (row < 0 ? 0 : keep[row] * 2147483648));
  }

  /** Begins the block of stream entries from … to − 1. */
  start(from: number, to: number, random: Random): void {
    this.next = from;
    this.blockEnd = to;
    this.random = random;
    this.drawn = RANDOMS;
    this.carried = 0;
    this.untrained = 0;
    this.moveFrom = 0;
  }

  /**
   * Writes the next slice into `tokens` (the same array at each call of a block, longer than
   * 2 · window); null when the block is done.
   */
  fill(tokens: Uint32Array): Slice | null {
    if (!this.random || (this.next >= this.blockEnd && this.untrained >= this.carried)) return null;
    const position = this.untrained;
    const filled = this.read(tokens, this.carried);
    const done = this.next >= this.blockEnd;
    const end = done ? filled.count : Math.max(position, filled.count - this.window);
    const keepFrom = done ? filled.count : Math.max(0, end - this.window);
    const slice = { tokenCount: filled.count, position, end, rawTokens: filled.rawTokens, done };
    // The kernel has yet to run on this slice, so the carried tokens move when the next one is filled.
    this.moveFrom = keepFrom;
    this.carried = filled.count - keepFrom;
    this.untrained = end - keepFrom;
    return slice;
  }

  private drawAgain(): void {
    this.random!.fill(this.randoms);
    this.drawn = 0;
  }

  private read(tokens: Uint32Array, carried: number): { count: number; rawTokens: number } {
    if (carried > 0) tokens.copyWithin(0, this.moveFrom, this.moveFrom + carried);
    const { rowOfType, keepBelow, randoms, blockEnd, stream } = this;
    const room = tokens.length;
    let count = carried;
    let rawTokens = 0;
    let next = this.next;
    while (next < blockEnd && count < room) {
      // A piece of one chunk at a time, with a random number for each token whether it needs one or not: then nothing
      // is left to guess, and reading takes half the time.
      const chunk = stream.chunks[Math.floor(next / CHUNK_TOKENS)];
      const start = next % CHUNK_TOKENS;
      if (this.drawn === RANDOMS) this.drawAgain();
      const end = start + Math.min(CHUNK_TOKENS - start, blockEnd - next, room - count, RANDOMS - this.drawn);
      const first = this.drawn - start;
      for (let at = start; at < end; at++) {
        const type = chunk[at];
        if (type === SENTENCE_END) {
          tokens[count++] = SENTENCE_END;
          continue;
        }
        rawTokens++;
        tokens[count] = rowOfType[type];
        count += Number(randoms[first + at] >>> 1 < keepBelow[type]);
      }
      next += end - start;
      this.drawn += end - start;
    }
    this.next = next;
    return { count, rawTokens };
  }
}
