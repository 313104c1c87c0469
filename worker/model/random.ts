/** SplitMix32: spreads a seed over the state of another generator (after Steele et al. 2014). */
const splitMix = (state: number): number => {
  let z = (state + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
};

/**
 * Four u32 of generator state from a seed and up to two stream numbers; different streams of one
 * seed are independent for all practical purposes.
 */
export const randomState = (seed: number, a = 0, b = 0): Uint32Array => {
  const state = new Uint32Array(4);
  let mixed = splitMix(seed >>> 0);
  mixed = splitMix(mixed ^ Math.imul(a + 1, 0x85157af5));
  mixed = splitMix(mixed ^ Math.imul(b + 1, 0x1b873593));
  for (let i = 0; i < 4; i++) state[i] = mixed = splitMix(mixed + i);
  return state;
};

/** xoshiro128++ (Blackman and Vigna 2019), the generator of the kernels too. */
export class Random {
  private s0: number;
  private s1: number;
  private s2: number;
  private s3: number;

  constructor(seed: number, a = 0, b = 0) {
    [this.s0, this.s1, this.s2, this.s3] = randomState(seed, a, b);
  }

  /** A u32. */
  next(): number {
    const { s0, s3 } = this;
    const sum = (s0 + s3) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + s0) >>> 0;
    const shifted = this.s1 << 9;
    const s2 = this.s2 ^ s0;
    const mixed = s3 ^ this.s1;
    this.s1 ^= s2;
    this.s0 ^= mixed;
    this.s2 = s2 ^ shifted;
    this.s3 = (mixed << 11) | (mixed >>> 21);
    return result;
  }

  /** Fills an array with u32, the same as so many calls of `next` and some four times faster. */
  fill(numbers: Uint32Array): void {
    let { s0, s1, s2, s3 } = this;
    for (let i = 0; i < numbers.length; i++) {
      const sum = (s0 + s3) | 0;
      numbers[i] = ((sum << 7) | (sum >>> 25)) + s0;
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
    }
    Object.assign(this, { s0, s1, s2, s3 });
  }

  /** A number in [0, 1) with 32 random bits. */
  uniform(): number {
    return this.next() / 4294967296;
  }
}
