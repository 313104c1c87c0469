import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { float32Text } from './float32Text';

describe('float32Text', () => {
  it('reads back as the same float32', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Object.is(Math.fround(Number(float32Text(value))), value) || value === 0).toBe(true);
      }),
      { numRuns: 5000, seed: 1 },
    );
  });

  it('is never longer than the shortest of toPrecision(6 … 9)', () => {
    const anyBits = fc
      .integer({ min: 0, max: 0xffffffff })
      .map((bits) => new Float32Array(Uint32Array.of(bits).buffer)[0]);
    fc.assert(
      fc.property(anyBits.filter(Number.isFinite), (value) => {
        const digits = [6, 7, 8, 9].find((count) => Math.fround(Number(value.toPrecision(count))) === value)!;
        const shortest = String(Number(value.toPrecision(digits)));
        expect(float32Text(value).length).toBeLessThanOrEqual(shortest.length);
      }),
      { numRuns: 5000, seed: 1 },
    );
  });

  it('writes what a person would', () => {
    const texts = [0, 1, -2.5, 0.1, 0.3333333, 1e-7, 123456.7, 3.4028235e38].map((value) =>
      float32Text(Math.fround(value)),
    );
    expect(texts).toEqual(['0', '1', '-2.5', '0.1', '0.3333333', '1e-7', '123456.7', '3.4028235e+38']);
  });

  it('names what is not a number as other readers do', () => {
    expect([NaN, Infinity, -Infinity].map(float32Text)).toEqual(['nan', 'inf', '-inf']);
  });
});
