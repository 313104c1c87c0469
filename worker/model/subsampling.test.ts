import { describe, expect, it } from 'vitest';
import { keepProbabilities } from './subsampling';

describe('keepProbabilities', () => {
  it('follows (√(count/t) + 1) · t/count with t = sample · tokens', () => {
    // t = 1,000: 100,000 → (10 + 1) / 100, 4,000 → (2 + 1) / 4.
    const keep = keepProbabilities(Uint32Array.of(100_000, 4000, 1000, 1), 1_000_000, 1e-3);
    expect(keep[0]).toBeCloseTo(0.11, 12);
    expect(keep[1]).toBeCloseTo(0.75, 12);
    expect([keep[2], keep[3]]).toEqual([1, 1]);
  });

  it('keeps all at 0 and at 1', () => {
    const counts = Uint32Array.of(900, 100);
    expect([...keepProbabilities(counts, 1000, 0)]).toEqual([1, 1]);
    expect([...keepProbabilities(counts, 1000, 1)]).toEqual([1, 1]);
  });
});
