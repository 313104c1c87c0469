import { describe, expect, it } from 'vitest';
import { NO_GROUP, type ClusterRequest } from '../contract/wordGroups';
import { Random } from '../model/random';
import { keptNumbers } from './groupNumbers';
import { MapVectors } from './mapVectors';
import { tableOf } from './queryFixture';
import { clusterPoints } from './mapClusters';

const rest = async () => {};
const request = (change: Partial<ClusterRequest> = {}): ClusterRequest => ({
  rows: { words: 100, documents: 0 },
  clusters: 3,
  seed: 1,
  previous: null,
  ...change,
});

const vectorsOf = (rows: readonly (readonly number[])[]) => new MapVectors(tableOf(rows), null, 0);

/** Three bundles of directions of different lengths; word i is in bundle i mod 3. */
const bundles = (count: number, seed = 1) => {
  const random = new Random(seed);
  const rows = Array.from({ length: count }, (_, i) => {
    const length = 0.1 + 5 * random.uniform();
    return [0, 1, 2].map((d) => length * ((d === i % 3 ? 1 : 0) + 0.2 * (random.uniform() - 0.5)));
  });
  return { rows, words: rows.map((_, i) => `w${i}`) };
};

describe('clusterPoints', () => {
  const { rows, words } = bundles(60);

  it('tells directions apart, whatever their lengths', async () => {
    const { groupOf, groups } = await clusterPoints(vectorsOf(rows), words, request(), rest);
    expect(groups.map((group) => group.points)).toEqual([20, 20, 20]);
    groupOf.forEach((group, i) => expect(group).toBe(groupOf[i % 3]));
    expect(new Set(groupOf).size).toBe(3);
  });

  it('names a cluster by its frequent words nearest to the centre', async () => {
    const exact = rows.map((row) => [...row]);
    exact[6] = [9, 0, 0];
    // Nearer to the centre still, but not among the most frequent ten of the cluster.
    exact[57] = [1, 0, 0];
    const { groups, groupOf } = await clusterPoints(vectorsOf(exact), words, request(), rest);
    const named = groups.find(({ id }) => id === groupOf[0]);
    expect(named?.names).toContain('w6');
    expect(named?.names).not.toContain('w57');
    expect(named?.names).toHaveLength(3);
  });

  it('keeps numbers when it is asked again, after the vectors have turned as well', async () => {
    const first = await clusterPoints(vectorsOf(rows), words, request(), rest);
    const turned = rows.map(([x, y, z]) => [y, z, x]);
    const again = await clusterPoints(
      vectorsOf(turned),
      words,
      request({ previous: first.groupOf, seed: 9 }),
      rest,
    );
    expect(again.groupOf).toEqual(first.groupOf);
  });

  it('starts anew where the last clusters fit badly', async () => {
    const bad = Uint8Array.from(rows, (_, i) => (i < 20 ? 0 : i < 40 ? 1 : 2));
    const { groups } = await clusterPoints(vectorsOf(rows), words, request({ previous: bad }), rest);
    expect(groups.map((group) => group.points)).toEqual([20, 20, 20]);
  });

  it('leaves out rows that are not finite or all zeros', async () => {
    const broken = rows.map((row, i) => (i === 4 ? [NaN, 1, 1] : i === 5 ? [0, 0, 0] : row));
    const { groupOf, groups } = await clusterPoints(vectorsOf(broken), words, request(), rest);
    expect([groupOf[4], groupOf[5]]).toEqual([NO_GROUP, NO_GROUP]);
    expect(groups.reduce((sum, group) => sum + group.points, 0)).toBe(58);
  });

  it('answers for equal vectors, for fewer words than clusters, and for none', async () => {
    const equal = Array.from({ length: 8 }, () => [1, 2, 3]);
    const one = await clusterPoints(vectorsOf(equal), words, request(), rest);
    expect(one.groups).toEqual([{ id: 0, names: ['w0', 'w1', 'w2'], points: 8 }]);
    const few = await clusterPoints(vectorsOf(rows.slice(0, 2)), words, request({ clusters: 10 }), rest);
    expect(few.groups.map((group) => group.points)).toEqual([1, 1]);
    const none = await clusterPoints(vectorsOf([[NaN, 0]]), words, request(), rest);
    expect(none).toEqual({ groupOf: Uint8Array.of(NO_GROUP), groups: [], otherLabels: 0 });
  });

  it('puts documents in the clusters of words, and names clusters of documents by the nearest words', async () => {
    const tags = tableOf([...rows.slice(0, 30), ...Array.from({ length: 10 }, () => [-1, 0.1, 0])]);
    const vectors = new MapVectors(tableOf(rows), tags, 40);
    const both = { words: 60, documents: 40 };
    const { groupOf, groups } = await clusterPoints(
      vectors,
      words,
      request({ rows: both, clusters: 4 }),
      rest,
    );
    expect(groupOf).toHaveLength(100);
    for (let place = 0; place < 40; place++) {
      const tag = vectors.tagAt(place);
      if (tag < 30) expect(groupOf[60 + place]).toBe(groupOf[tag]);
    }
    const alone = groups.find(({ points }) => points === 10);
    expect(alone?.names).toHaveLength(3);
    // The words of the second bundle have least against (−1, 0.1, 0).
    expect(alone?.names.every((name) => Number(name.slice(1)) % 3 !== 0)).toBe(true);
  });

  it('finds centres by a sample of many words and puts every word in a cluster', async () => {
    const many = bundles(15_000, 3);
    const { groupOf, groups } = await clusterPoints(
      vectorsOf(many.rows),
      many.words,
      request({ rows: { words: 1e6, documents: 0 } }),
      rest,
    );
    expect(groupOf).toHaveLength(15_000);
    expect(groups.map((group) => group.points)).toEqual([5000, 5000, 5000]);
  });
});

describe('keptNumbers', () => {
  it('pairs new clusters with the old ones they share most words with', () => {
    const now = Uint8Array.of(0, 0, 0, 1, 1, 2, NO_GROUP);
    expect([...keptNumbers(now, 3, Uint8Array.of(2, 2, 1, 1, 1, 2, 0), 3)]).toEqual([2, 1, 0]);
  });

  it('gives the largest the lowest number when there are no old ones', () => {
    expect([...keptNumbers(Uint8Array.of(0, 1, 1, 2, 2, 2), 3, null, 3)]).toEqual([2, 1, 0]);
  });

  it('frees numbers beyond the clusters asked for, and takes longer and shorter lists', () => {
    expect([...keptNumbers(Uint8Array.of(0, 0, 1, 1, 1), 2, Uint8Array.of(7, 7, 1), 2)]).toEqual([0, 1]);
  });
});
