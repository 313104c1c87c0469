import { describe, expect, it } from 'vitest';
import { Random } from '../model/random';
import { NEIGHBOUR_FROM, NEIGHBOUR_TO } from './assembly/neighbourJobLayout';
import type { CompiledKernels } from './kernels';
import { NeighbourSearch, NO_NEIGHBOUR, type RowsView, type SearchOptions } from './nearestNeighbours';
import { NeighbourDescent, type LastLists } from './neighbourDescent';
import { privateKernels } from './neighbourFixture';
import { sampledRecall } from './neighbourRecall';
import { buildsHere } from './trainingFixture';

const randomRows = (count: number, dimensions: number, seed = 1): RowsView => {
  const random = new Random(seed);
  const values = Float32Array.from({ length: count * dimensions }, () => random.uniform() - 0.5);
  return { values, rowFloats: dimensions, count, dimensions };
};

/** The rows, each number moved by up to half of `by`. */
const moved = (rows: RowsView, by: number): RowsView => {
  const random = new Random(77);
  return { ...rows, values: rows.values.map((value) => value + by * (random.uniform() - 0.5)) };
};

interface Run {
  k: number;
  options?: SearchOptions;
  last?: LastLists | null;
  seed?: number;
  /** Factor of the size of parts. */
  parts?: number;
}

/** Searches on one thread; tells the stages it took. */
const descend = (
  kernels: CompiledKernels,
  rows: RowsView,
  { k, options, last, seed = 1, parts = 1 }: Run,
) => {
  const search = new NeighbourSearch(kernels);
  search.load(rows, k, options, NeighbourDescent.bytes(rows, k, 1));
  const descent = new NeighbourDescent(search, last ?? null, seed);
  const stages: string[] = [];
  for (; descent.stage; descent.next()) {
    const { kernel, items, itemsAPart } = descent.stage;
    stages.push(kernel);
    const size = Math.max(1, Math.floor(itemsAPart * parts));
    for (let from = 0; from < items; from += size) {
      const job = descent.prepareJob(0);
      const view = new DataView(search.space.buffer, job);
      view.setUint32(NEIGHBOUR_FROM, from, true);
      view.setUint32(NEIGHBOUR_TO, Math.min(items, from + size), true);
      search.space.kernels[kernel](job);
    }
  }
  search.finish(0, rows.count);
  return { search, lists: descent.lists, stages };
};

const recallOf = (search: NeighbourSearch) => sampledRecall(search, 400, 1);

const builds = ['reference', ...(await buildsHere())] as const;
const compiled = await Promise.all(builds.map(privateKernels));
const reference = compiled[0];

describe.each(compiled)('neighbour descent, $build build', (kernels) => {
  it.each([
    [900, 12, 8],
    [700, 50, 14],
    [90, 5, 3],
  ])('finds nearly all neighbours of %i rows of %i, k = %i', (count, dimensions, k) => {
    const { search } = descend(kernels, randomRows(count, dimensions), { k });
    expect(recallOf(search)).toBeGreaterThan(0.95);
    const { indices, distances } = search.table;
    for (let row = 0; row < count; row++) {
      const own = indices.subarray(row * k, (row + 1) * k);
      expect(new Set(own).size).toBe(k);
      expect(own).not.toContain(row);
      const sorted = distances.slice(row * k, (row + 1) * k).sort();
      expect(distances.slice(row * k, (row + 1) * k)).toEqual(sorted);
    }
  });

  it.each(['cosine', 'euclidean'] as const)('gives the distances of the exact search, %s', (metric) => {
    const rows = { ...randomRows(300, 9) };
    rows.values = rows.values.map((value) => value + 3);
    const options = { metric, spherize: false };
    const { table } = descend(kernels, rows, { k: 5, options }).search;
    const exact = new NeighbourSearch(kernels);
    exact.load(rows, 5, options);
    exact.search(0, 300);
    let same = 0;
    table.indices.forEach((index, entry) => {
      if (index !== exact.table.indices[entry]) return;
      same++;
      expect(table.distances[entry]).toBeCloseTo(exact.table.distances[entry], 4);
    });
    expect(same / table.indices.length).toBeGreaterThan(0.95);
  });

  it('agrees with its TypeScript twin, stage by stage', () => {
    const rows = randomRows(500, 20);
    for (const metric of ['cosine', 'euclidean'] as const) {
      const run = { k: 6, options: { metric, spherize: false } };
      const ours = descend(kernels, rows, run);
      const twin = descend(reference, rows, run);
      expect(ours.stages.slice(0, 8)).toEqual(twin.stages.slice(0, 8));
      const differing = ours.lists.indices.filter((index, entry) => index !== twin.lists.indices[entry]);
      // A rounding can change what is joined; what is found is nearly the same.
      expect(differing.length / ours.lists.indices.length).toBeLessThan(0.02);
    }
  });

  it('is the same for the same seed, whatever the size of the parts', () => {
    const rows = randomRows(1000, 40);
    const whole = descend(kernels, rows, { k: 7 }).lists;
    expect(descend(kernels, rows, { k: 7 }).lists).toEqual(whole);
    expect(descend(kernels, rows, { k: 7, parts: 0.3 }).lists).toEqual(whole);
    expect(descend(kernels, rows, { k: 7, seed: 2 }).lists.indices).not.toEqual(whole.indices);
  });

  it('goes on from the last lists when rows have moved, in fewer rounds', () => {
    const rows = randomRows(900, 20);
    const first = descend(kernels, rows, { k: 10 });
    const next = descend(kernels, moved(rows, 0.05), { k: 10, last: first.lists });
    expect(next.stages[0]).toBe('rescoreLists');
    expect(recallOf(next.search)).toBeGreaterThan(0.95);
    const joins = (stages: string[]) => stages.filter((stage) => stage === 'joinCandidates').length;
    expect(joins(next.stages)).toBeLessThan(joins(first.stages));
    const still = descend(kernels, rows, { k: 10, last: first.lists });
    expect(joins(still.stages)).toBeLessThanOrEqual(2);
    expect(recallOf(still.search)).toBeGreaterThanOrEqual(recallOf(first.search) - 0.001);
  });

  it('begins anew where the last lists are of other rows or of another length', () => {
    const { lists } = descend(kernels, randomRows(200, 8), { k: 5 });
    for (const [count, k] of [
      [201, 5],
      [200, 20],
    ]) {
      expect(descend(kernels, randomRows(count, 8), { k, last: lists }).stages[0]).toBe('plantTrees');
    }
  });

  it('of no rows finds none', () => {
    const { search, stages } = descend(kernels, { ...randomRows(1, 4), count: 0 }, { k: 6 });
    expect(search.table.indices).toHaveLength(0);
    expect(stages).not.toContain('gatherCandidates');
  });

  it.each([1, 2, 3, 5, 9])('of %i rows is exact', (count) => {
    const { table } = descend(kernels, randomRows(count, 4), { k: 6 }).search;
    for (let row = 0; row < count; row++) {
      const own = [...table.indices.subarray(row * 6, row * 6 + 6)];
      const others = Math.min(6, count - 1);
      expect(new Set(own.slice(0, others)).size).toBe(others);
      expect(own.slice(others)).toEqual(Array(6 - others).fill(NO_NEIGHBOUR));
      expect(table.distances[row * 6 + 5]).toBe(others < 6 ? Infinity : table.distances[row * 6 + 5]);
    }
    expect(sampledRecall(descend(kernels, randomRows(count, 4), { k: 6 }).search, 100, 1)).toBe(1);
  });

  it('of equal rows finds others at no distance', () => {
    const rows = randomRows(500, 6);
    for (let row = 0; row < 500; row++) rows.values.set(rows.values.subarray(0, 6), row * 6);
    const { indices, distances } = descend(kernels, rows, { k: 4 }).search.table;
    expect(distances.every((distance) => distance >= 0 && distance < 1e-6)).toBe(true);
    expect(indices.every((index, entry) => index < 500 && index !== Math.floor(entry / 4))).toBe(true);
  });

  it('keeps rows without a direction from the neighbours of others, as the exact search does', () => {
    const rows = randomRows(400, 10);
    for (let row = 0; row < 400; row += 8) rows.values.fill(row % 16 ? NaN : 0, row * 10, row * 10 + 10);
    const { search } = descend(kernels, rows, { k: 6 });
    expect([...search.usable].filter((usable) => usable === 0)).toHaveLength(50);
    expect(search.table.distances.every(Number.isFinite)).toBe(true);
    const near = [...search.table.indices].filter(
      (index, entry) => search.usable[Math.floor(entry / 6)] === 1 && search.usable[index] === 0,
    );
    expect(near).toEqual([]);
  });
});

describe('the recall of a sample', () => {
  it('is 1 of an exact table, less of another, and leaves the table as it is', () => {
    const search = new NeighbourSearch(reference);
    search.load(randomRows(100, 6), 5, { metric: 'euclidean', spherize: false });
    search.search(0, 100);
    expect(sampledRecall(search, 60, 1)).toBe(1);
    const { indices, distances } = search.table;
    for (let row = 0; row < 100; row++) indices[row * 5] = indices[row * 5 + 1];
    const before = [indices.slice(), distances.slice()];
    expect(sampledRecall(search, 60, 1)).toBeCloseTo(0.8, 6);
    expect([indices, distances]).toEqual(before);
  });
});
