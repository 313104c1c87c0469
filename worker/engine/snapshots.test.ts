import { describe, expect, it } from 'vitest';
import type { RowTable } from '../query/neighbours';
import { SNAPSHOT_LIMITS, Snapshots, sharedRegionsOf } from './snapshots';

const DIMENSIONS = 3;
const ROW_FLOATS = 8;
const ROWS = 2;
/** Of one copy. */
const BYTES = ROWS * DIMENSIONS * 4;

const table = (): RowTable => ({
  values: new Float32Array(ROWS * ROW_FLOATS),
  rowFloats: ROW_FLOATS,
  dimensions: DIMENSIONS,
  rows: ROWS,
});

const keptAfter = (epochs: number, limits: typeof SNAPSHOT_LIMITS) => {
  const snapshots = new Snapshots({ words: table(), tags: null }, false, limits);
  return Array.from({ length: epochs }, (_, i) => {
    snapshots.take(i + 1, 1);
    expect(snapshots.list.taken).toBe(i + 1);
    return snapshots.list.kept.map(({ epoch }) => epoch);
  });
};

describe('Snapshots', () => {
  it('copy rows without their padding, and keep them as they were', () => {
    const words = table();
    const tags = table();
    const snapshots = new Snapshots({ words, tags }, true);
    words.values.forEach((_, i) => (words.values[i] = i));
    snapshots.take(1, 2.5);
    words.values.fill(-1);
    expect(snapshots.list).toEqual({ kept: [{ epoch: 1, loss: 2.5, bytes: 2 * BYTES }], taken: 1 });
    expect([...(snapshots.at(1)?.words.values ?? [])]).toEqual([0, 1, 2, 8, 9, 10]);
    expect(snapshots.at(2)).toBeNull();
    const region = { byteOffset: 0, rowBytes: 12, rows: 2, dimensions: 3 };
    expect(sharedRegionsOf(snapshots.at(1)!)).toMatchObject({ words: region, tags: region });
    expect(sharedRegionsOf({ words, tags })).toBeNull();
  });

  it('are all kept as long as they fit', () => {
    expect(keptAfter(5, { bytes: 5 * BYTES, count: 64 }).at(-1)).toEqual([1, 2, 3, 4, 5]);
  });

  it('keep the first, the newest and an even choice of those between when they do not', () => {
    expect(keptAfter(10, { bytes: 4.5 * BYTES, count: 64 })).toEqual([
      [1],
      [1, 2],
      [1, 2, 3],
      [1, 2, 3, 4],
      [1, 3, 5],
      [1, 3, 5, 6],
      [1, 3, 5, 7],
      [1, 5, 8],
      [1, 5, 9],
      [1, 5, 9, 10],
    ]);
    expect(keptAfter(9, { bytes: Infinity, count: 2 }).at(-1)).toEqual([1, 9]);
    const many = keptAfter(1000, SNAPSHOT_LIMITS).at(-1) ?? [];
    expect(many.length).toBeLessThanOrEqual(64);
    expect([many[0], many.at(-1)]).toEqual([1, 1000]);
  });

  it('keep the newest alone, or none, when there is no room for more', () => {
    expect(keptAfter(3, { bytes: BYTES, count: 64 }).at(-1)).toEqual([3]);
    expect(keptAfter(3, { bytes: BYTES - 1, count: 64 }).at(-1)).toEqual([]);
  });
});
