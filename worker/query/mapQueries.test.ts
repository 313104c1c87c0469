import { describe, expect, it } from 'vitest';
import { MapQueries } from './mapQueries';
import { MapVectors } from './mapVectors';
import { tableOf } from './queryFixture';

const words = tableOf([
  [1, 0],
  [0, 2],
  [3, 3],
  [-1, 0],
  [0, 0],
  [NaN, 1],
]);
const tags = tableOf([
  [0, 1],
  [5, 0],
  [-2, 0],
]);
const vectors = new MapVectors(words, tags, 2);
const queries = new MapQueries(
  vectors,
  { words: ['a', 'b', 'c', 'd', 'e', 'f'], counts: Uint32Array.of(6, 5, 4, 3, 2, 1) },
  () => null,
  () => null,
);

describe('MapQueries', () => {
  it('compares every word with a vector', () => {
    const found = [...queries.similarities(Float32Array.of(2, 0), { words: 6, documents: 0 })];
    expect(found.slice(0, 2)).toEqual([1, 0]);
    expect(found[2]).toBeCloseTo(Math.SQRT1_2, 6);
    expect(found.slice(3)).toEqual([-1, 0, NaN]);
    expect(queries.similarities(Float32Array.of(2, 0), { words: 2, documents: 0 })).toHaveLength(2);
  });

  it('has documents after the words, as a map has, and no labels among them', () => {
    const rows = { words: 2, documents: 9 };
    const tagOf = [vectors.tagAt(0), vectors.tagAt(1)];
    expect([...tagOf].sort()).toEqual([0, 1]);
    const similarities = [0, 1].map((tag) => [0, 1][tag]);
    expect([...queries.similarities(Float32Array.of(2, 0), rows)]).toEqual([
      1,
      0,
      ...tagOf.map((tag) => similarities[tag]),
    ]);
    const copied = [...queries.rows(rows)];
    expect(copied).toEqual([
      1,
      0,
      0,
      2,
      ...tagOf.flatMap(
        (tag) =>
          [
            [0, 1],
            [5, 0],
          ][tag],
      ),
    ]);
    const near = queries.nearestPoints(Float32Array.of(2, 0), rows, 2);
    expect(near).toEqual([
      { point: 0, similarity: 1 },
      { point: 2 + tagOf.indexOf(1), similarity: 1 },
    ]);
  });

  it('finds what is nearest to all of several words, none of them included', () => {
    const near = queries.nearestToAll([0, 1, 99], 2);
    expect(near.map(({ word }) => word)).toEqual(['c', 'e']);
    expect(near[0]).toMatchObject({ wordId: 2, count: 4 });
    expect(near[0].similarity).toBeCloseTo(1, 6);
  });

  it('refuses labels in a run without them', async () => {
    expect(await queries.labels({ words: 3, documents: 0 }, null, async () => {})).toMatchObject({
      ok: false,
    });
  });
});
