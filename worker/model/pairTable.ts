const MULTIPLIER_A = 0x9e3779b1;
const MULTIPLIER_B = 0x85ebca6b;
const MULTIPLIER_GAP = 0xc2b2ae35;

/** At most three quarters of the slots are used. */
const LOAD = 0.75;

/**
 * Numbers by (first word, gap, second word): open addressing over four u32 columns, 16 bytes a slot.
 * A slot whose number is 0 is free, so numbers are positive.
 */
export class PairTable {
  /** Pairs held. */
  size = 0;
  private mask = 0;
  private firsts = new Uint32Array(0);
  private gaps = new Uint32Array(0);
  private seconds = new Uint32Array(0);
  private values = new Uint32Array(0);

  /** `slots` is a power of two. */
  constructor(slots = 1 << 12) {
    this.reset(slots);
  }

  get slots(): number {
    return this.mask + 1;
  }

  /** Whether one pair more would be too many for the slots. */
  get full(): boolean {
    return this.size + 1 > this.slots * LOAD;
  }

  /** The number of a pair, 0 when it is not held. */
  get(first: number, gap: number, second: number): number {
    return this.values[this.slotOf(first, gap, second)];
  }

  /** Adds to the number of a pair; answers whether the pair is new. */
  add(first: number, gap: number, second: number, amount: number): boolean {
    const slot = this.slotOf(first, gap, second);
    const value = this.values[slot];
    this.values[slot] = value + amount;
    if (value !== 0) return false;
    this.firsts[slot] = first;
    this.gaps[slot] = gap;
    this.seconds[slot] = second;
    this.size++;
    return true;
  }

  /** Twice the slots, the same pairs. */
  grow(): void {
    this.refill(this.slots * 2, 1);
  }

  /** Forgets every pair whose number is below `least`; answers how many went. */
  prune(least: number): number {
    const before = this.size;
    this.refill(this.slots, least);
    return before - this.size;
  }

  /** The pairs whose number is at least `least`, as columns of equal length. */
  columns(least: number): PairColumns {
    let count = 0;
    for (let slot = 0; slot <= this.mask; slot++) if (this.values[slot] >= least) count++;
    const columns = {
      firsts: new Uint32Array(count),
      gaps: new Uint32Array(count),
      seconds: new Uint32Array(count),
      values: new Uint32Array(count),
    };
    for (let slot = 0, row = 0; slot <= this.mask; slot++) {
      if (this.values[slot] < least) continue;
      columns.firsts[row] = this.firsts[slot];
      columns.gaps[row] = this.gaps[slot];
      columns.seconds[row] = this.seconds[slot];
      columns.values[row++] = this.values[slot];
    }
    return columns;
  }

  private refill(slots: number, least: number): void {
    const { firsts, gaps, seconds, values } = this.columns(Math.max(1, least));
    this.reset(slots);
    for (let row = 0; row < values.length; row++) this.add(firsts[row], gaps[row], seconds[row], values[row]);
  }

  private reset(slots: number): void {
    this.size = 0;
    this.mask = slots - 1;
    this.firsts = new Uint32Array(slots);
    this.gaps = new Uint32Array(slots);
    this.seconds = new Uint32Array(slots);
    this.values = new Uint32Array(slots);
  }

  private slotOf(first: number, gap: number, second: number): number {
    let hash =
      Math.imul(first, MULTIPLIER_A) ^ Math.imul(second, MULTIPLIER_B) ^ Math.imul(gap, MULTIPLIER_GAP);
    hash = Math.imul(hash ^ (hash >>> 15), MULTIPLIER_B);
    let slot = (hash ^ (hash >>> 13)) & this.mask;
    while (
      this.values[slot] !== 0 &&
      (this.firsts[slot] !== first || this.seconds[slot] !== second || this.gaps[slot] !== gap)
    ) {
      slot = (slot + 1) & this.mask;
    }
    return slot;
  }
}

export interface PairColumns {
  firsts: Uint32Array;
  gaps: Uint32Array;
  seconds: Uint32Array;
  values: Uint32Array;
}
