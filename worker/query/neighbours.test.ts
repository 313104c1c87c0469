import { describe, expect, it } from 'vitest';
import { Random } from '../model/random';
import { nearestRows, type RowTable } from './neighbours';

const randomTable = (rows: number, dimensions: number): RowTable => {
  const rowFloats = Math.ceil(dimensions / 8) * 8;
  const random = new Random(3);
  const values = new Float32Array(rows * rowFloats);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < dimensions; i++) values[row * rowFloats + i] = random.uniform() - 0.5;
  }
  return { values, rowFloats, dimensions, rows };
};

const rowOf = (table: RowTable, row: number) =>
  table.values.slice(row * table.rowFloats, row * table.rowFloats + table.dimensions);

const cosine = (a: Float32Array, b: Float32Array): number => {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * y[i], 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};

describe('nearestRows', () => {
  it('agrees with sorting all cosines', () => {
    const table = randomTable(300, 13);
    const query = rowOf(table, 17);
    const expected = Array.from({ length: 300 }, (_, row) => ({
      row,
      score: cosine(query, rowOf(table, row)),
    }))
      .filter(({ row }) => row !== 17)
      .sort((a, b) => b.score - a.score)
      .slice(0, 25);
    const { rows, similarities } = nearestRows(table, query, 25, 17);
    expect([...rows]).toEqual(expected.map(({ row }) => row));
    expected.forEach(({ score }, i) => expect(similarities[i]).toBeCloseTo(score, 6));
  });

  it('finds a row itself with similarity 1 when it is not left out', () => {
    const table = randomTable(50, 8);
    const { rows, similarities } = nearestRows(table, rowOf(table, 4), 1, -1);
    expect(rows[0]).toBe(4);
    expect(similarities[0]).toBeCloseTo(1, 6);
  });

  it('does not depend on the length of the vectors', () => {
    const table = randomTable(60, 10);
    const query = rowOf(table, 0);
    const before = nearestRows(table, query, 10, 0).rows;
    for (let i = 0; i < table.rowFloats; i++) table.values[5 * table.rowFloats + i] *= 40;
    expect([...nearestRows(table, query, 10, 0).rows]).toEqual([...before]);
  });

  it('gives all other rows when asked for more', () => {
    expect(nearestRows(randomTable(6, 3), Float32Array.of(1, 0, 0), 100, 2).rows).toHaveLength(5);
  });

  it('leaves out rows that are not finite, and gives zeros similarity 0', () => {
    const table = randomTable(4, 2);
    table.values.fill(0, 8, 16);
    table.values[16] = NaN;
    const { rows, similarities } = nearestRows(table, Float32Array.of(0.5, 0.5), 4, -1);
    expect([...rows].sort()).toEqual([0, 1, 3]);
    expect(similarities[[...rows].indexOf(1)]).toBe(0);
  });

  it('finds nothing near a vector that is not finite', () => {
    expect(nearestRows(randomTable(5, 2), Float32Array.of(NaN, 1), 3, 0).rows).toHaveLength(0);
  });
});
