import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  largestVectorSize,
  planMemory,
  rowBytesOf,
  type MemoryPlan,
  type MemoryShape,
  type Region,
} from './memoryPlan';

const shapes: fc.Arbitrary<MemoryShape> = fc
  .record({
    reserveBytes: fc.integer({ min: 0, max: 200_000 }),
    controlBytes: fc.integer({ min: 4, max: 5000 }),
    jobBytes: fc.integer({ min: 4, max: 300 }),
    vocabulary: fc.integer({ min: 2, max: 3_000_000 }),
    dimensions: fc.integer({ min: 1, max: 2000 }),
    hs: fc.boolean(),
    depth: fc.integer({ min: 1, max: 30 }),
    threads: fc.integer({ min: 1, max: 64 }),
    sliceTokens: fc.integer({ min: 3, max: 20_000 }),
    scratchBytes: fc.integer({ min: 1, max: 100_000 }),
    ngrams: fc.integer({ min: 0, max: 1_000_000 }),
    tagRows: fc.integer({ min: 0, max: 1_000_000 }),
    subwordEntries: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
    tagTable: fc.option(
      fc.record({ documents: fc.integer({ min: 1, max: 9 }), entries: fc.integer({ min: 1, max: 99 }) }),
    ),
    hotRows: fc.integer({ min: 0, max: 300 }),
    ringBytes: fc.integer({ min: 0, max: 100_000 }),
  })
  .map(({ depth, ngrams, ...shape }) => ({
    ...shape,
    inputRows: shape.vocabulary + ngrams,
    outputRows: shape.hs ? shape.vocabulary - 1 : shape.vocabulary,
    outputRowBytes: rowBytesOf(shape.dimensions),
    pathEntries: shape.hs ? shape.vocabulary * depth : 0,
  }));

const regionsOf = (plan: MemoryPlan): Region[] => [
  plan.control,
  plan.inputRows,
  ...(plan.wordVectors.byteOffset === plan.inputRows.byteOffset ? [] : [plan.wordVectors]),
  plan.outputRows,
  plan.tagRows,
  plan.aliasTable,
  plan.pathOffsets,
  plan.paths,
  plan.subwordOffsets,
  plan.tagOffsets,
  plan.tags,
  ...plan.threads.flatMap(({ job, tokens, scratch, hotRows, ring, subwords }) => [
    job,
    tokens,
    scratch,
    hotRows,
    ring,
    subwords,
  ]),
];

describe('planMemory', () => {
  it('gives every region its own 64-byte lines, above the reserve and inside the pages', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const plan = planMemory(shape);
        let end = shape.reserveBytes;
        for (const { byteOffset, bytes } of regionsOf(plan)) {
          expect(byteOffset % 64).toBe(0);
          expect(byteOffset).toBeGreaterThanOrEqual(end);
          end = byteOffset + bytes;
        }
        expect(plan.totalBytes).toBeGreaterThanOrEqual(end);
        expect(plan.totalBytes).toBe(plan.pages * 65536);
      }),
      { seed: 1 },
    );
  });

  it('makes each region as large as what it holds, and wastes less than a page and a line a region', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const plan = planMemory(shape);
        expect(plan.inputRows.bytes).toBe(shape.inputRows * plan.rowBytes);
        expect(plan.wordVectors.bytes).toBe(shape.vocabulary * plan.rowBytes);
        expect(plan.outputRows.bytes).toBe(shape.outputRows * plan.rowBytes);
        expect(plan.aliasTable.bytes).toBe(shape.hs ? 0 : shape.vocabulary * 8);
        expect(plan.pathOffsets.bytes).toBe(shape.hs ? (shape.vocabulary + 1) * 4 : 0);
        expect(plan.threads).toHaveLength(shape.threads);
        const regions = regionsOf(plan);
        const used = regions.reduce((sum, region) => sum + region.bytes, shape.reserveBytes);
        expect(plan.totalBytes - used).toBeLessThan(65536 + 64 * (regions.length + 1));
      }),
      { seed: 2 },
    );
  });
});

describe('rowBytesOf', () => {
  it('rounds up to 32 bytes', () => {
    expect([1, 8, 9, 100, 300].map(rowBytesOf)).toEqual([32, 32, 64, 416, 1216]);
  });
});

describe('largestVectorSize', () => {
  it('is the last size that fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 300_000 }), (below, limit) => {
        const bytesFor = (size: number) => 100 + 96 * size;
        const largest = largestVectorSize(bytesFor, below, limit);
        if (largest === null) expect(bytesFor(1)).toBeGreaterThan(limit);
        else {
          expect(bytesFor(largest)).toBeLessThanOrEqual(limit);
          expect(largest === below || bytesFor(largest + 1) > limit).toBe(true);
        }
      }),
      { seed: 3 },
    );
  });
});
