import type { Random } from './random';
import { CHUNK_TOKENS, SENTENCE_END, type TokenStream } from './tokenStream';

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
  private readonly keepBelow: Float64Array;

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
    this.keepBelow = keep.map((probability) => probability * 4294967296);
  }

  /** Begins the block of stream entries from … to − 1. */
  start(from: number, to: number, random: Random): void {
    this.next = from;
    this.blockEnd = to;
    this.random = random;
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

  private read(tokens: Uint32Array, carried: number): { count: number; rawTokens: number } {
    if (carried > 0) tokens.copyWithin(0, this.moveFrom, this.moveFrom + carried);
    const { rowOfType, keepBelow, blockEnd, stream } = this;
    const random = this.random!;
    const room = tokens.length;
    let count = carried;
    let rawTokens = 0;
    let next = this.next;
    while (next < blockEnd && count < room) {
      // One chunk at a time: to find the chunk of every token anew took a third of the reading.
      const chunk = stream.chunks[Math.floor(next / CHUNK_TOKENS)];
      const start = next % CHUNK_TOKENS;
      const end = Math.min(CHUNK_TOKENS, start + (blockEnd - next));
      let at = start;
      while (at < end && count < room) {
        const type = chunk[at++];
        if (type === SENTENCE_END) {
          tokens[count++] = SENTENCE_END;
          continue;
        }
        rawTokens++;
        const row = rowOfType[type];
        if (row < 0) continue;
        if (keepBelow[row] < 4294967296 && random.next() >= keepBelow[row]) continue;
        tokens[count++] = row;
      }
      next += at - start;
    }
    this.next = next;
    return { count, rawTokens };
  }
}
