import { describe, expect, it } from 'vitest';
import type { RowsView } from '../kernels/nearestNeighbours';
import { Random } from '../model/random';
import { principalLayout } from './pca';

const ALL = (count: number) => new Uint8Array(count).fill(1);

/** Rows whose coordinate c is uniform with the given spread, about an offset. */
const box = (count: number, spreads: number[], padding = 0): RowsView => {
  const random = new Random(5);
  const rowFloats = spreads.length + padding;
  const values = Float32Array.from({ length: count * rowFloats }, (_, i) => {
    const c = i % rowFloats;
    return c < spreads.length ? 3 + spreads[c] * (random.uniform() - 0.5) : 99;
  });
  return { values, rowFloats, count, dimensions: spreads.length };
};

const correlation = (a: number[], b: number[]): number => {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const product = (x: number[], mx: number, y: number[], my: number) =>
    x.reduce((sum, value, i) => sum + (value - mx) * (y[i] - my), 0);
  return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
};

const column = (values: Float32Array, stride: number, c: number): number[] =>
  [...values].filter((_, i) => i % stride === c);

describe('principalLayout', () => {
  it('finds the two widest directions, widest first, larger loading positive', () => {
    const rows = box(400, [1, 8, 0.5, 4], 3);
    const layout = principalLayout(rows, ALL(400));
    expect(correlation(column(layout, 2, 0), column(rows.values, 7, 1))).toBeGreaterThan(0.99);
    expect(correlation(column(layout, 2, 1), column(rows.values, 7, 3))).toBeGreaterThan(0.99);
  });

  it('is centred and 10 wide to the farther side', () => {
    const layout = principalLayout(box(300, [5, 3, 1]), ALL(300));
    expect(Math.max(...layout.map(Math.abs))).toBeCloseTo(10, 5);
    expect(column(layout, 2, 0).reduce((sum, x) => sum + x, 0) / 300).toBeCloseTo(0, 4);
    expect(column(layout, 2, 1).reduce((sum, y) => sum + y, 0) / 300).toBeCloseTo(0, 4);
  });

  it('puts rows that are not usable at the centre and leaves them out of account', () => {
    const rows = box(100, [5, 3, 1]);
    rows.values.fill(1000, 30, 33);
    const usable = ALL(100);
    usable[10] = 0;
    const layout = principalLayout(rows, usable);
    expect([...layout.subarray(20, 22)]).toEqual([0, 0]);
    expect(
      correlation(
        column(layout, 2, 0),
        column(rows.values, 3, 0).map((x) => Math.min(x, 6)),
      ),
    ).toBeGreaterThan(0.9);
  });

  it('puts equal rows, one row and rows of one dimension where they belong', () => {
    expect([...principalLayout(box(20, [0, 0, 0]), ALL(20))]).toEqual(new Array(40).fill(0));
    expect([...principalLayout(box(1, [1, 1]), ALL(1))]).toEqual([0, 0]);
    const line = principalLayout(box(50, [2]), ALL(50));
    expect(Math.max(...column(line, 2, 0).map(Math.abs))).toBeCloseTo(10, 5);
    expect(column(line, 2, 1)).toEqual(new Array(50).fill(0));
    expect([...principalLayout(box(3, [1, 1]), new Uint8Array(3))]).toEqual(new Array(6).fill(0));
  });

  it('gives the same for the same rows, and estimates from a sample of many', () => {
    const rows = box(9000, [1, 2, 9, ...new Array<number>(57).fill(0.5)]);
    const layout = principalLayout(rows, ALL(9000));
    expect(principalLayout(rows, ALL(9000))).toEqual(layout);
    expect(correlation(column(layout, 2, 0), column(rows.values, 60, 2))).toBeGreaterThan(0.99);
  });
});
