import { failed, ok, type Outcome } from '../contract/outcome';
import type { Problem } from '../contract/problems';

/** Streams give private memory, never shared. */
type Bytes = Uint8Array<ArrayBuffer>;

const EMPTY: Bytes = new Uint8Array(0);

export const joinBytes = (parts: Uint8Array[]): Bytes => {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
};

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A stream of bytes read chunk by chunk, whose start can be looked at first. */
export class ByteSource {
  private readonly reader: ReadableStreamDefaultReader<Bytes>;
  private held: Bytes = EMPTY;

  /** @param explain the problem that a failed read stands for */
  constructor(
    stream: ReadableStream<Bytes>,
    private readonly explain: (error: unknown) => Problem,
  ) {
    this.reader = stream.getReader();
  }

  /** The first `length` bytes of what is left, fewer where it ends before; `next` gives them again. */
  async peek(length: number): Promise<Outcome<Bytes>> {
    const parts = [this.held];
    let available = this.held.length;
    while (available < length) {
      const part = await this.read();
      if (!part.ok) return part;
      if (!part.value) break;
      parts.push(part.value);
      available += part.value.length;
    }
    this.held = parts.length === 1 ? this.held : joinBytes(parts);
    return ok(this.held.subarray(0, length));
  }

  /** The next chunk; null at the end, and after `cancel`. */
  async next(): Promise<Outcome<Bytes | null>> {
    if (this.held.length === 0) return this.read();
    const chunk = this.held;
    this.held = EMPTY;
    return ok(chunk);
  }

  /** Gives the stream up; a read under way answers null. */
  async cancel(): Promise<void> {
    this.held = EMPTY;
    // A stream that has failed rejects with the failure that `read` has already told.
    await this.reader.cancel().catch(() => undefined);
  }

  private async read(): Promise<Outcome<Bytes | null>> {
    try {
      const { done, value } = await this.reader.read();
      return ok(done ? null : value);
    } catch (error) {
      return failed(this.explain(error));
    }
  }
}
