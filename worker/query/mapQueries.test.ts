import { describe, expect, it } from 'vitest';
import { MapQueries } from './mapQueries';
import { tableOf } from './queryFixture';

const queries = new MapQueries(
  tableOf([
    [1, 0],
    [0, 2],
    [3, 3],
    [-1, 0],
    [0, 0],
    [NaN, 1],
  ]),
  { words: ['a', 'b', 'c', 'd', 'e', 'f'], counts: Uint32Array.of(6, 5, 4, 3, 2, 1) },
  null,
);

describe('MapQueries', () => {
  it('compares every word with a vector', () => {
    const found = [...queries.similarities(Float32Array.of(2, 0), 6)];
    expect(found.slice(0, 2)).toEqual([1, 0]);
    expect(found[2]).toBeCloseTo(Math.SQRT1_2, 6);
    expect(found.slice(3)).toEqual([-1, 0, NaN]);
    expect(queries.similarities(Float32Array.of(2, 0), 2)).toHaveLength(2);
  });

  it('finds what is nearest to all of several words, none of them included', () => {
    const near = queries.nearestToAll([0, 1, 99], 2);
    expect(near.map(({ word }) => word)).toEqual(['c', 'e']);
    expect(near[0]).toMatchObject({ wordId: 2, count: 4 });
    expect(near[0].similarity).toBeCloseTo(1, 6);
  });

  it('refuses labels in a run without them', async () => {
    expect(await queries.labels(3, async () => {})).toMatchObject({ ok: false });
  });
});
