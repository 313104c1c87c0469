import type { TokenTypes } from './vocabulary';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Units made into text at once: a call a type takes several times as long. */
const BATCH_UNITS = 1 << 15;

const doubled = (array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
  const grown = new Uint32Array(array.length * 2);
  grown.set(array);
  return grown;
};

/**
 * Distinct tokens and their counts: open addressing over an FNV-1a hash of the code units, which
 * are kept in one pool. Nothing is allocated for a token already seen.
 */
export class TypeTable {
  private types = 0;
  /** Type + 1 in each used slot; at most half of the slots are used. */
  private slots = new Uint32Array(1 << 13);
  private hashes = new Uint32Array(1 << 12);
  private counts = new Uint32Array(1 << 12);
  /** Units of type t are pool[starts[t] … starts[t + 1] − 1]. */
  private starts = new Uint32Array(1 << 13);
  private pool = new Uint16Array(1 << 16);

  get size(): number {
    return this.types;
  }

  /** Counts a token and gives its type: a new one is numbered `size`. */
  count(units: Uint16Array, length: number): number {
    let hash = FNV_OFFSET;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ units[i], FNV_PRIME);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.slots[slot]; entry !== 0; entry = this.slots[slot]) {
      const type = entry - 1;
      if (this.hashes[type] === hash && this.equals(type, units, length)) {
        this.counts[type]++;
        return type;
      }
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = this.types + 1;
    return this.add(hash, units, length);
  }

  /** Takes back one count. */
  uncount(type: number): void {
    this.counts[type]--;
  }

  /** Forgets every type from number `size` on. */
  truncate(size: number): void {
    this.types = size;
    this.fillSlots(this.slots.length);
  }

  finish(): TokenTypes {
    const words: string[] = [];
    const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
    for (let first = 0; first < this.types;) {
      const last = this.endOfBatch(first);
      const start = this.starts[first];
      const text = decoder.decode(this.pool.subarray(start, this.starts[last]));
      for (; first < last; first++) {
        words.push(text.slice(this.starts[first] - start, this.starts[first + 1] - start));
      }
    }
    return { words, counts: this.counts.slice(0, this.types) };
  }

  private endOfBatch(first: number): number {
    let last = first + 1;
    while (last < this.types && this.starts[last + 1] - this.starts[first] <= BATCH_UNITS) last++;
    return last;
  }

  private equals(type: number, units: Uint16Array, length: number): boolean {
    const start = this.starts[type];
    if (this.starts[type + 1] - start !== length) return false;
    for (let i = 0; i < length; i++) if (this.pool[start + i] !== units[i]) return false;
    return true;
  }

  private add(hash: number, units: Uint16Array, length: number): number {
    const type = this.types++;
    const start = this.starts[type];
    this.reservePool(start + length);
    for (let i = 0; i < length; i++) this.pool[start + i] = units[i];
    this.hashes[type] = hash;
    this.counts[type] = 1;
    this.starts[type + 1] = start + length;
    if (this.types === this.hashes.length) this.grow();
    return type;
  }

  private reservePool(needed: number): void {
    if (needed <= this.pool.length) return;
    const grown = new Uint16Array(Math.max(needed, this.pool.length * 2));
    grown.set(this.pool);
    this.pool = grown;
  }

  private grow(): void {
    this.hashes = doubled(this.hashes);
    this.counts = doubled(this.counts);
    this.starts = doubled(this.starts);
    this.fillSlots(this.slots.length * 2);
  }

  private fillSlots(length: number): void {
    const slots = new Uint32Array(length);
    for (let type = 0; type < this.types; type++) {
      let slot = this.hashes[type] & (length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (length - 1);
      slots[slot] = type + 1;
    }
    this.slots = slots;
  }
}
