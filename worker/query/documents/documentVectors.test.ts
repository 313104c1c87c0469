import { describe, expect, it } from 'vitest';
import { vocabularySubwords } from '../../model/subwords';
import { tableOf } from '../queryFixture';
import { SubwordQueries } from '../subwordQueries';
import { commonComponent, removeComponent } from './commonComponent';
import { countedText, noRest, rowOf, valueOf } from './countedFixture';
import { DocumentVectorCache, type MeanMethod, type VectorSource } from './documentVectors';

// Most frequent first: sea (4), ship (2), rose (1).
const TEXT = 'sea sea ship\nrose\nsea ship sea\nqwerty\n';
const text = countedText(TEXT.replace('qwerty', '__label__only'));
const words = tableOf([
  [3, 4],
  [0, 2],
  [1, 0],
]);
const tokens = 8;
const source: VectorSource = { text, words, tokens, subwords: null, version: () => 'a' };
const rowsOf = async (method: MeanMethod, given = source) => {
  const { table } = valueOf(await new DocumentVectorCache(given).vectors(method, noRest));
  return Array.from({ length: table.rows }, (_, row) => [...table.values.subarray(2 * row, 2 * row + 2)]);
};
const expectRow = (row: number[], expected: number[]) =>
  expected.forEach((value, i) => expect(row[i]).toBeCloseTo(value, 5));

describe('mean vectors', () => {
  it('are means of the words’ unit vectors, each as often as it occurs', async () => {
    expect(['sea', 'ship', 'rose'].map((word) => rowOf(text, word))).toEqual([0, 1, 2]);
    const rows = await rowsOf('mean');
    expectRow(rows[0], [(0.6 + 0.6 + 0) / 3, (0.8 + 0.8 + 1) / 3]);
    expectRow(rows[1], [1, 0]);
    expectRow(rows[2], rows[0]);
    expect(rows[3]).toEqual([NaN, NaN]);
  });

  it('do without words whose vectors have no direction', async () => {
    const broken = tableOf([
      [3, 4],
      [NaN, 2],
      [0, 0],
    ]);
    const rows = await rowsOf('mean', { ...source, words: broken });
    expectRow(rows[0], [0.6, 0.8]);
    expect(rows[1]).toEqual([NaN, NaN]);
  });

  it('give a question the vector of a document of the same words', async () => {
    const cache = new DocumentVectorCache(source);
    for (const method of ['mean', 'sif', 'fasttext'] as const) {
      const { table, vectorOf } = valueOf(await cache.vectors(method, noRest));
      const question = vectorOf({ rows: [0, 0, 1], unseen: ['unheard'] });
      expectRow([...question!], [...table.values.subarray(0, 2)]);
      expect(vectorOf({ rows: [], unseen: ['unheard'] })).toBeNull();
    }
  });
});

describe('SIF', () => {
  const weight = (count: number) => 1e-3 / (1e-3 + count / tokens);

  it('weighs frequent words down and takes out what all documents have in common', async () => {
    const [sea, ship, rose] = [weight(4), weight(2), weight(1)];
    const same = [(2 * 3 * sea) / 3, (2 * 4 * sea + 2 * ship) / 3];
    const means = [same, [rose, 0], same];
    // Of the 2 × 2 matrix of products the first eigenvector, by its angle.
    const [xx, xy, yy] = [0, 1, 2].map((i) =>
      means.reduce((sum, [x, y]) => sum + [x * x, x * y, y * y][i], 0),
    );
    const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
    const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
    const rows = await rowsOf('sif');
    means.forEach(([x, y], i) => {
      const along = x * ux + y * uy;
      expectRow(
        rows[i].map((value) => value * 1000),
        [(x - along * ux) * 1000, (y - along * uy) * 1000],
      );
    });
  });

  it('leaves nothing along the component', async () => {
    const table = tableOf([
      [3, 1, 0],
      [2, -1, 1],
      [5, 0.5, 0.2],
      [NaN, 0, 0],
    ]);
    const component = await commonComponent(table, noRest);
    expect(Math.hypot(...component)).toBeCloseTo(1, 9);
    removeComponent(table, component);
    for (let row = 0; row < 3; row++) {
      const start = row * table.rowFloats;
      const dot = component.reduce((sum, value, i) => sum + value * table.values[start + i], 0);
      expect(dot).toBeCloseTo(0, 6);
    }
  });

  it('finds the component of rows that cancel out', async () => {
    const rows = tableOf([
      [2, 0],
      [-2, 0],
      [0, 1],
      [0, -1],
    ]);
    expectRow([...(await commonComponent(rows, noRest)).map(Math.abs)], [1, 0]);
  });
});

describe('fastText’s sentence vector', () => {
  it('takes in words that are not in the vocabulary by their n-grams', async () => {
    const rare = countedText('sea sea ship ship\nseas sea', 2);
    const { vocabulary } = rare.source;
    const limits = { minN: 3, maxN: 3, bucket: 1000 };
    const subwords = vocabularySubwords(vocabulary.words, vocabulary.counts, limits);
    const rows = Array.from({ length: 2 + subwords.buckets.length }, (_, row) => [row + 1, 10 - row]);
    const parts = new SubwordQueries(tableOf(rows), 2, subwords, limits);
    const two = tableOf([
      [3, 4],
      [0, 2],
    ]);
    const given = { ...source, text: rare, words: two, subwords: parts };
    const unit = (vector: Float32Array) => [...vector].map((value) => value / Math.hypot(...vector));
    const [x, y] = unit(parts.vectorOf('seas')!);
    const { table, vectorOf } = valueOf(await new DocumentVectorCache(given).vectors('fasttext', noRest));
    expectRow([...table.values.subarray(2, 4)], [(x + 0.6) / 2, (y + 0.8) / 2]);
    expectRow([...vectorOf({ rows: [0], unseen: ['seas'] })!], [(x + 0.6) / 2, (y + 0.8) / 2]);
    // The mean of known words leaves them out.
    const mean = valueOf(await new DocumentVectorCache(given).vectors('mean', noRest));
    expectRow([...mean.table.values.subarray(2, 4)], [0.6, 0.8]);
  });
});

describe('the cache', () => {
  it('makes vectors once, and anew when those of the words have changed', async () => {
    let version = 'a';
    const cache = new DocumentVectorCache({ ...source, version: () => version });
    const first = await cache.vectors('mean', noRest);
    expect(await cache.vectors('mean', noRest)).toBe(first);
    version = 'b';
    expect(await cache.vectors('mean', noRest)).not.toBe(first);
  });

  it('lets go of what was used longest ago when there is no room, and says when one alone has none', async () => {
    const bytes = 4 * 2 * 4;
    const cache = new DocumentVectorCache(source, 2 * bytes);
    const [mean, sif] = [await cache.vectors('mean', noRest), await cache.vectors('sif', noRest)];
    expect(await cache.vectors('sif', noRest)).toBe(sif);
    await cache.vectors('fasttext', noRest);
    expect(await cache.vectors('mean', noRest)).not.toBe(mean);
    const tight = await new DocumentVectorCache(source, bytes - 1).vectors('mean', noRest);
    expect(tight).toMatchObject({ ok: false, problem: { kind: 'documentsTooLarge', documents: 4 } });
  });
});
