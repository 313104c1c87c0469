import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentSum } from './segmentSum';

describe('segmentSum', () => {
  it('adds rows up as a naive sum does, and leaves out segments that are not there', () => {
    const rows = fc.array(
      fc.tuple(
        fc.integer({ min: -1, max: 6 }),
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }),
      ),
    );
    fc.assert(
      fc.property(rows, (list) => {
        const sums = segmentSum(
          Float32Array.from(list.flatMap(([, row]) => row)),
          list.map(([segment]) => segment),
          5,
        );
        const naive = Array.from({ length: list.length === 0 ? 0 : 15 }, (_, at) =>
          list.reduce((sum, [segment, row]) => sum + (segment === Math.floor(at / 3) ? row[at % 3] : 0), 0),
        );
        expect([...sums]).toEqual(naive);
      }),
    );
  });
});
