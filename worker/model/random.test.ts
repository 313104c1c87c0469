import { describe, expect, it } from 'vitest';
import { fillInitialRows } from './initialRows';
import { Random, randomState } from './random';

describe('Random', () => {
  it('is the published xoshiro128++', () => {
    // First outputs from state 1, 2, 3, 4, computed from the published definition in 64-bit integers.
    const random = new Random(0);
    Object.assign(random, { s0: 1, s1: 2, s2: 3, s3: 4 });
    const rotl = (x: bigint, k: bigint) => ((x << k) | (x >> (32n - k))) & 0xffffffffn;
    const s = [1n, 2n, 3n, 4n];
    for (let i = 0; i < 50; i++) {
      const expected = (rotl((s[0] + s[3]) & 0xffffffffn, 7n) + s[0]) & 0xffffffffn;
      const t = (s[1] << 9n) & 0xffffffffn;
      s[2] ^= s[0];
      s[3] ^= s[1];
      s[1] ^= s[2];
      s[0] ^= s[3];
      s[2] ^= t;
      s[3] = rotl(s[3], 11n);
      expect(random.next()).toBe(Number(expected));
    }
  });

  it('fills an array with the numbers that single draws give, over and over', () => {
    const [single, filling] = [new Random(7, 1, 2), new Random(7, 1, 2)];
    const numbers = new Uint32Array(33);
    for (let round = 0; round < 3; round++) {
      filling.fill(numbers);
      expect([...numbers]).toEqual(Array.from(numbers, () => single.next()));
    }
  });

  it('gives each stream its own numbers, the same each time', () => {
    const first = (a: number, b: number) => new Random(1, a, b).next();
    expect(first(0, 0)).toBe(first(0, 0));
    const starts = new Set<number>();
    for (let a = 0; a < 50; a++) for (let b = 0; b < 50; b++) starts.add(first(a, b));
    expect(starts.size).toBe(2500);
    expect(randomState(0).some((word) => word !== 0)).toBe(true);
  });

  it('is uniform in [0, 1)', () => {
    const random = new Random(5);
    const bins = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) bins[Math.floor(random.uniform() * 10)]++;
    // Chi-squared with 9 degrees of freedom: 27.9 is the 0.1 % bound.
    expect(bins.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
  });
});

describe('fillInitialRows', () => {
  it('fills within ±1/d, repeatably, and leaves padding at zero', () => {
    const shape = { rows: 100, dimensions: 20, rowFloats: 24 };
    const rows = new Float32Array(100 * 24).fill(9);
    fillInitialRows(rows, shape, 1);
    const again = new Float32Array(100 * 24);
    fillInitialRows(again, shape, 1);
    expect(rows).toEqual(again);
    rows.forEach((value, i) => {
      if (i % 24 >= 20) expect(value).toBe(0);
      else expect(Math.abs(value)).toBeLessThanOrEqual(1 / 20);
    });
    const mean = rows.reduce((sum, value) => sum + value, 0) / 2000;
    expect(Math.abs(mean)).toBeLessThan(0.003);
    fillInitialRows(again, shape, 2);
    expect(rows).not.toEqual(again);
  });
});
