/** Memory for documents as they were written; beyond it they are shown as their tokens. */
export const TEXT_LIMIT_BYTES = 256 * 2 ** 20;
const CHUNK_BYTES = 1 << 22;

interface Place {
  chunk: number;
  from: number;
  to: number;
}

/** Documents as they were written, in UTF-8. */
export class DocumentTexts {
  private readonly encoder = new TextEncoder();
  private readonly chunks: Uint8Array[] = [];
  private readonly places: (Place | null)[] = [];
  private used = 0;
  private bytes = 0;

  constructor(private readonly limitBytes = TEXT_LIMIT_BYTES) {}

  /** Keeps the next document, or only that there is one: where memory has run out, or null is given. */
  add(text: string | null): void {
    const encoded = text !== null && this.bytes < this.limitBytes ? this.encoder.encode(text) : null;
    if (!encoded || this.bytes + encoded.length > this.limitBytes) {
      this.bytes = this.limitBytes;
      this.places.push(null);
      return;
    }
    if (encoded.length > (this.chunks.at(-1)?.length ?? 0) - this.used) {
      this.chunks.push(new Uint8Array(Math.max(CHUNK_BYTES, encoded.length)));
      this.used = 0;
    }
    const chunk = this.chunks.length - 1;
    this.chunks[chunk].set(encoded, this.used);
    this.places.push({ chunk, from: this.used, to: this.used + encoded.length });
    this.used += encoded.length;
    this.bytes += encoded.length;
  }

  /** Forgets documents from number `count` on; their memory is taken up by nothing else. */
  truncate(count: number): void {
    this.places.length = count;
  }

  /** null where it is not kept. */
  at(document: number): string | null {
    const place = this.places[document];
    if (!place) return null;
    return new TextDecoder().decode(this.chunks[place.chunk].subarray(place.from, place.to));
  }
}
