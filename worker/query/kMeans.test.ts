import { describe, expect, it } from 'vitest';
import { Random } from '../model/random';
import { kMeans, seedCentres, type Points } from './kMeans';

const rest = async () => {};
const pointsOf = (rows: readonly (readonly number[])[]): Points => ({
  values: Float32Array.from(rows.flat()),
  count: rows.length,
  dimensions: rows[0].length,
});

const square = pointsOf([
  [0, 0],
  [0, 1],
  [10, 0],
  [10, 1],
]);

describe('kMeans', () => {
  it('finds the means of two far pairs from any seed', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { centres, clusterOf, inertia } = await kMeans(
        square,
        seedCentres(square, 2, new Random(seed)),
        rest,
      );
      const sorted = [...centres.values].join() === '0,0.5,10,0.5' ? [0, 0, 1, 1] : [1, 1, 0, 0];
      expect([...clusterOf]).toEqual(sorted);
      expect(inertia).toBeCloseTo(1, 6);
    }
  });

  it('is the same for the same seed', async () => {
    const random = new Random(5);
    const cloud = pointsOf(Array.from({ length: 200 }, () => [random.uniform(), random.uniform()]));
    const run = () => kMeans(cloud, seedCentres(cloud, 7, new Random(3)), rest);
    expect(await run()).toEqual(await run());
  });

  it('moves a centre without points to the farthest point', async () => {
    const start = pointsOf([
      [5, 0.5],
      [500, 500],
    ]);
    const { clusterOf, inertia } = await kMeans(square, start, rest);
    expect(new Set(clusterOf).size).toBe(2);
    expect(inertia).toBeCloseTo(1, 6);
  });

  it('gives up centres that no point is left for', async () => {
    const same = pointsOf([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    const start = pointsOf([
      [1, 0],
      [0, 1],
    ]);
    const { centres, clusterOf } = await kMeans(same, start, rest);
    expect(centres.count).toBe(1);
    expect([...clusterOf]).toEqual([0, 0, 0]);
  });
});

describe('seedCentres', () => {
  it('draws every different point once when as many are asked for', () => {
    const centres = seedCentres(square, 4, new Random(2));
    const pairs = Array.from({ length: 4 }, (_, i) => [...centres.values.subarray(2 * i, 2 * i + 2)].join());
    expect(pairs.sort()).toEqual(['0,0', '0,1', '10,0', '10,1']);
  });

  it('gives fewer centres than asked for when points are equal or few', () => {
    expect(seedCentres(square, 9, new Random(1)).count).toBe(4);
    expect(
      seedCentres(
        pointsOf([
          [1, 2],
          [1, 2],
        ]),
        2,
        new Random(1),
      ).count,
    ).toBe(1);
  });
});
