import { SENTENCE_END } from '../kernels/assembly/jobLayout';

export { SENTENCE_END };

const CHUNK_BITS = 20;
/** Entries of one chunk: 4 MiB of u32. */
export const CHUNK_TOKENS = 1 << CHUNK_BITS;
const CHUNK_MASK = CHUNK_TOKENS - 1;

/**
 * The corpus as numbers: one u32 a token, the id of its type in order of first appearance, with
 * SENTENCE_END after each sentence. Chunks are shared memory where there is any, so that every
 * thread reads the same single copy: 4 bytes a token.
 */
export interface TokenStream {
  chunks: Uint32Array[];
  /** Entries in all chunks together, SENTENCE_END included. */
  length: number;
}

export const tokenAt = (stream: TokenStream, index: number): number =>
  stream.chunks[Math.floor(index / CHUNK_TOKENS)][index & CHUNK_MASK];

/** Grows a TokenStream by appending; nothing is ever copied. */
export class TokenStreamWriter {
  private readonly chunks: Uint32Array[] = [];
  private current: Uint32Array = new Uint32Array(0);
  private used = CHUNK_TOKENS;
  private full = 0;

  constructor(private readonly shared: boolean) {}

  append(token: number): void {
    if (this.used === CHUNK_TOKENS) this.addChunk();
    this.current[this.used++] = token;
  }

  get length(): number {
    return this.full * CHUNK_TOKENS + (this.chunks.length === 0 ? 0 : this.used);
  }

  finish(): TokenStream {
    return { chunks: this.chunks, length: this.length };
  }

  /** Takes back every entry from number `length` on. */
  truncate(length: number): void {
    if (length > this.length) throw new Error(`cannot truncate ${this.length} tokens to ${length}`);
    this.chunks.length = Math.ceil(length / CHUNK_TOKENS);
    this.full = Math.max(0, this.chunks.length - 1);
    this.used = this.chunks.length === 0 ? CHUNK_TOKENS : length - this.full * CHUNK_TOKENS;
    this.current = this.chunks.at(-1) ?? new Uint32Array(0);
  }

  private addChunk(): void {
    if (this.chunks.length > 0) this.full++;
    const bytes = CHUNK_TOKENS * 4;
    this.current = new Uint32Array(this.shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
    this.chunks.push(this.current);
    this.used = 0;
  }
}
