import type { EncodingName } from '../contract/problems';

/** The encoding that a byte order mark at the start of a text names. */
export const encodingOfMark = (head: Uint8Array): EncodingName | null => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
};

/**
 * Whether bytes are sound in an encoding.
 * @param complete false: the last character may be cut short
 */
const decodes = (bytes: Uint8Array, encoding: EncodingName, complete: boolean): boolean => {
  try {
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: !complete });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
};

/** The text of bytes in an encoding, U+FFFD for what is unsound; a character cut short at the end is left out. */
export const decodeLeniently = (bytes: Uint8Array, encoding: EncodingName): string =>
  new TextDecoder(encoding).decode(bytes, { stream: true });

/**
 * Number of the first byte that is no part of a character. TextDecoder does not tell, so the longest
 * sound start is found by bisection.
 *
 * @param bytes start with a whole character and are unsound when complete
 */
export const firstBadByte = (bytes: Uint8Array, encoding: EncodingName): number => {
  let sound = 0;
  let unsound = bytes.length + 1;
  while (unsound - sound > 1) {
    const middle = Math.floor((sound + unsound) / 2);
    if (decodes(bytes.subarray(0, middle), encoding, false)) sound = middle;
    else unsound = middle;
  }
  // The byte at `sound` does not fit the character before it, which is the bad one where it is incomplete.
  while (sound > 0 && !decodes(bytes.subarray(0, sound), encoding, true)) sound--;
  return sound;
};

/** Bytes of a text from byte `start` on. */
export interface ByteWindow {
  bytes: Uint8Array[];
  start: number;
}

/** Decodes a text slab by slab; remembers where it is, for the sake of an exact complaint. */
export class SlabDecoder {
  private readonly decoder: TextDecoder;
  private previous: Uint8Array = new Uint8Array(0);
  private current: Uint8Array = new Uint8Array(0);
  /** Bytes before `current`. */
  private offset = 0;

  /** @param strict refuse unsound bytes rather than read them as U+FFFD */
  constructor(encoding: EncodingName, strict: boolean) {
    this.decoder = new TextDecoder(encoding, { fatal: strict });
  }

  /** The text of the next slab; null when it is unsound. Do not change the slab until the next but one. */
  decode(slab: Uint8Array): string | null {
    this.offset += this.current.length;
    this.previous = this.current;
    this.current = slab;
    return this.attempt(() => this.decoder.decode(slab, { stream: true }));
  }

  /** What is left at the end of the text; null when a character is cut short. */
  finish(): string | null {
    return this.attempt(() => this.decoder.decode());
  }

  /** The last two slabs: after a failure the bad byte is in them. */
  window(): ByteWindow {
    return { bytes: [this.previous, this.current], start: this.offset - this.previous.length };
  }

  private attempt(decode: () => string): string | null {
    try {
      return decode();
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  }
}
