import { describe, expect, it } from 'vitest';
import { Random } from '../model/random';
import type { CompiledKernels } from './kernels';
import { NeighbourSearch, NO_NEIGHBOUR, type RowsView } from './nearestNeighbours';
import { privateKernels } from './neighbourFixture';
import { buildsHere } from './trainingFixture';

const randomRows = (count: number, dimensions: number, seed = 1): RowsView => {
  const random = new Random(seed);
  const values = Float32Array.from({ length: count * dimensions }, () => random.uniform() - 0.5);
  return { values, rowFloats: dimensions, count, dimensions };
};

const searchAll = (kernels: CompiledKernels, rows: RowsView, k: number): NeighbourSearch => {
  const search = new NeighbourSearch(kernels);
  search.load(rows, k);
  search.search(0, rows.count);
  return search;
};

/** Distances of all others in float64, ascending. */
const exactDistances = ({ values, rowFloats, count, dimensions }: RowsView, row: number): number[] => {
  const dot = (a: number, b: number) => {
    let sum = 0;
    for (let i = 0; i < dimensions; i++) sum += values[a * rowFloats + i] * values[b * rowFloats + i];
    return sum;
  };
  const distances = Array.from(
    { length: count },
    (_, r) => 1 - dot(row, r) / Math.sqrt(dot(row, row) * dot(r, r)),
  );
  return distances.filter((_, r) => r !== row).sort((a, b) => a - b);
};

const builds = ['reference', ...(await buildsHere())] as const;

const compiled = await Promise.all(builds.map(privateKernels));
const reference = compiled[0];

describe.each(compiled)('neighbour search, $build build', (kernels) => {
  it.each([
    [37, 5, 6],
    [64, 8, 15],
    [201, 100, 14],
    [400, 33, 3],
    [9, 16, 1],
  ])('finds the nearest of %i rows of %i, k = %i', (count, dimensions, k) => {
    const rows = randomRows(count, dimensions);
    const { indices, distances } = searchAll(kernels, rows, k).table;
    for (let row = 0; row < count; row += 3) {
      const expected = exactDistances(rows, row);
      for (let j = 0; j < k; j++) expect(distances[row * k + j]).toBeCloseTo(expected[j], 5);
      const own = indices.subarray(row * k, (row + 1) * k);
      expect(new Set(own).size).toBe(k);
      expect(own).not.toContain(row);
    }
  });

  it.each([
    [37, 5, 6],
    [200, 100, 14],
    [120, 8, 3],
    [9, 7, 12],
  ])('finds the nearest of %i rows of %i by Euclidean distance, k = %i', (count, dimensions, k) => {
    const rows = randomRows(count, dimensions);
    // Far from the origin: what counts is the difference.
    rows.values = rows.values.map((value) => value + 5);
    const search = new NeighbourSearch(kernels);
    search.load(rows, k, { metric: 'euclidean', spherize: false });
    search.search(0, 5);
    search.search(5, count);
    const { indices, distances } = search.table;
    for (let row = 0; row < count; row += 3) {
      const expected = Array.from({ length: count }, (_, other) =>
        Math.hypot(
          ...Array.from(
            { length: dimensions },
            (_, i) => rows.values[row * dimensions + i] - rows.values[other * dimensions + i],
          ),
        ),
      );
      const nearest = expected.filter((_, other) => other !== row).sort((a, b) => a - b);
      for (let j = 0; j < Math.min(k, count - 1); j++) {
        expect(distances[row * k + j]).toBeCloseTo(nearest[j], 3);
        expect(distances[row * k + j]).toBeCloseTo(expected[indices[row * k + j]], 3);
      }
      if (k >= count) expect(distances[row * k + count - 1]).toBe(Infinity);
    }
  });

  it('centres rows and scales them to unit length when asked', () => {
    const rows = randomRows(60, 6);
    rows.values = rows.values.map((value) => value + 2);
    for (const metric of ['cosine', 'euclidean'] as const) {
      const search = new NeighbourSearch(kernels);
      search.load(rows, 5, { metric, spherize: true });
      const mean = Array.from(
        { length: 6 },
        (_, i) => rows.values.reduce((sum, v, at) => sum + (at % 6 === i ? v : 0), 0) / 60,
      );
      const first = mean.map((m, i) => rows.values[i] - m);
      const length = Math.hypot(...first);
      first.forEach((value, i) => expect(search.rows.values[i]).toBeCloseTo(value / length, 5));
    }
  });

  it('agrees with its TypeScript twin', () => {
    const rows = randomRows(300, 50);
    const ours = searchAll(kernels, rows, 10).table;
    const twin = searchAll(reference, rows, 10).table;
    const differing = ours.indices.filter((index, entry) => index !== twin.indices[entry]).length;
    // Only neighbours whose distances differ by rounding may change places.
    expect(differing).toBeLessThan(4);
    ours.distances.forEach((distance, entry) => expect(distance).toBeCloseTo(twin.distances[entry], 5));
  });

  it('gives the same in parts as at once, and touches no other row', () => {
    const rows = randomRows(101, 20);
    const whole = searchAll(kernels, rows, 7).table;
    const search = new NeighbourSearch(kernels);
    search.load(rows, 7);
    const { indices, distances } = search.table;
    indices.fill(12345);
    distances.fill(-1);
    search.search(10, 27);
    const outside = (_: number, entry: number) => entry < 70 || entry >= 189;
    expect(indices.filter(outside).every((index) => index === 12345)).toBe(true);
    expect(distances.filter(outside).every((distance) => distance === -1)).toBe(true);
    for (const [from, to] of [
      [0, 10],
      [27, 28],
      [28, 30],
      [30, 30],
      [30, 101],
    ]) {
      search.search(from, to);
    }
    expect(indices).toEqual(whole.indices);
    expect(distances).toEqual(whole.distances);
  });

  it('leaves the rows as they are: unit length, padding zero', () => {
    const rows = randomRows(50, 13);
    const search = searchAll(kernels, rows, 5);
    const { values, rowFloats } = search.rows;
    expect(rowFloats).toBe(16);
    for (let row = 0; row < 50; row++) {
      const own = values.subarray(row * 16, (row + 1) * 16);
      expect(Math.hypot(...own)).toBeCloseTo(1, 6);
      expect([...own.subarray(13)]).toEqual([0, 0, 0]);
    }
  });

  it('fills up with no neighbour where k is larger than the number of others', () => {
    const { indices, distances } = searchAll(kernels, randomRows(3, 4), 5).table;
    for (let row = 0; row < 3; row++) {
      expect([...indices.subarray(row * 5, row * 5 + 2)].sort()).toEqual([0, 1, 2].filter((r) => r !== row));
      expect([...indices.subarray(row * 5 + 2, row * 5 + 5)]).toEqual([
        NO_NEIGHBOUR,
        NO_NEIGHBOUR,
        NO_NEIGHBOUR,
      ]);
      expect([...distances.subarray(row * 5 + 2, row * 5 + 5)]).toEqual([Infinity, Infinity, Infinity]);
    }
    expect(searchAll(kernels, randomRows(1, 4), 2).table.indices).toEqual(
      new Uint32Array([NO_NEIGHBOUR, NO_NEIGHBOUR]),
    );
  });

  it('keeps the lower row number of equal rows, and no distance below 0', () => {
    const rows = randomRows(40, 6);
    for (let row = 0; row < 40; row++) rows.values.set(rows.values.subarray(0, 6), row * 6);
    const { indices, distances } = searchAll(kernels, rows, 4).table;
    expect([...indices.subarray(0, 4)]).toEqual([1, 2, 3, 4]);
    expect([...indices.subarray(8, 12)]).toEqual([0, 1, 3, 4]);
    expect([...indices.subarray(156, 160)]).toEqual([0, 1, 2, 3]);
    expect(distances.every((distance) => distance >= 0 && distance < 1e-6)).toBe(true);
  });

  it('makes rows without a direction zero and says which they are', () => {
    const rows = randomRows(20, 6);
    rows.values.fill(0, 12, 18);
    rows.values[30] = NaN;
    rows.values[43] = Infinity;
    const search = searchAll(kernels, rows, 4);
    expect([...search.usable].flatMap((usable, row) => (usable ? [] : [row]))).toEqual([2, 5, 7]);
    expect([...search.table.distances.subarray(8, 12)]).toEqual([1, 1, 1, 1]);
    expect(search.table.distances.every(Number.isFinite)).toBe(true);
  });

  it('takes larger and smaller loads one after the other, and strided rows', () => {
    const search = new NeighbourSearch(kernels);
    for (const count of [5, 3000, 40]) {
      const rows = randomRows(count, 24, count);
      const strided = new Float32Array(count * 32).fill(7);
      for (let row = 0; row < count; row++)
        strided.set(rows.values.subarray(row * 24, (row + 1) * 24), row * 32);
      search.load({ ...rows, values: strided, rowFloats: 32 }, 3);
      search.search(0, Math.min(count, 40));
      const expected = exactDistances(rows, 1).slice(0, 3);
      expected.forEach((distance, j) => expect(search.table.distances[3 + j]).toBeCloseTo(distance, 5));
    }
  });

  it('refuses ranges outside the rows and k of 0', () => {
    const search = searchAll(kernels, randomRows(10, 4), 2);
    expect(() => search.search(5, 11)).toThrow('rows 5 to 11 of 10');
    expect(() => search.search(6, 5)).toThrow('rows 6 to 5 of 10');
    expect(() => search.load(randomRows(10, 4), 0)).toThrow('0 neighbours');
  });
});
