import { describe, expect, it } from 'vitest';
import { Random } from '../../model/random';
import { factorise, type FactorOptions, type SparseMatrix } from './nmf';

const sparse = (dense: readonly (readonly number[])[]): SparseMatrix => {
  const entries = dense.map((row) => row.flatMap((value, column) => (value > 0 ? [{ column, value }] : [])));
  const offsets = new Uint32Array(dense.length + 1);
  entries.forEach((row, i) => (offsets[i + 1] = offsets[i] + row.length));
  const all = entries.flat();
  return {
    rows: dense.length,
    columns: dense[0].length,
    offsets,
    columnOf: Uint32Array.from(all, ({ column }) => column),
    values: Float32Array.from(all, ({ value }) => value),
  };
};

const options = (change: Partial<FactorOptions> = {}): FactorOptions => ({
  count: 2,
  seed: 1,
  rest: async () => true,
  onStep: () => {},
  ...change,
});

/** A product of random non-negative factors, rows × columns. */
const product = (rows: number, columns: number, count: number): number[][] => {
  const random = new Random(3);
  const [a, b] = [rows, columns].map((size) =>
    Array.from({ length: size }, () =>
      Array.from({ length: count }, () => Math.max(0, random.uniform() - 0.4)),
    ),
  );
  return a.map((left) => b.map((right) => left.reduce((sum, value, k) => sum + value * right[k], 0)));
};

describe('factorise', () => {
  it('finds factors of a matrix that has some, none of them negative', async () => {
    const dense = product(40, 30, 3);
    const found = (await factorise(sparse(dense), options({ count: 3 })))!;
    expect(found.unexplained).toBeLessThan(0.003);
    expect(Math.min(...found.left, ...found.right)).toBeGreaterThanOrEqual(0);
    let left = 0;
    let all = 0;
    dense.forEach((row, i) =>
      row.forEach((value, j) => {
        let made = 0;
        for (let k = 0; k < 3; k++) made += found.left[3 * i + k] * found.right[3 * j + k];
        left += (value - made) ** 2;
        all += value ** 2;
      }),
    );
    expect(found.unexplained).toBeCloseTo(left / all, 4);
  });

  it('keeps blocks apart that share nothing', async () => {
    const dense = Array.from({ length: 20 }, (_, i) =>
      Array.from({ length: 10 }, (_, j) => (i < 10 === j < 5 ? 1 + ((i + j) % 3) : 0)),
    );
    const { left } = (await factorise(sparse(dense), options()))!;
    const main = Array.from({ length: 20 }, (_, i) => (left[2 * i] > left[2 * i + 1] ? 0 : 1));
    expect(new Set(main.slice(0, 10)).size).toBe(1);
    expect(main.slice(10)).toEqual(Array(10).fill(1 - main[0]));
  });

  it('gets no worse from step to step, and is the same for the same seed', async () => {
    const matrix = sparse(product(30, 20, 6));
    const fits: number[] = [];
    for (const steps of [1, 2, 4, 8]) {
      let step = 0;
      const seen = await factorise(matrix, options({ count: 4, mostSteps: steps, onStep: () => step++ }));
      expect(step).toBe(steps);
      fits.push(seen!.unexplained);
    }
    expect([...fits].sort((a, b) => b - a)).toEqual(fits);
    const [a, b, other] = await Promise.all([1, 1, 2].map((seed) => factorise(matrix, options({ seed }))));
    expect(a).toEqual(b);
    expect(a!.left).not.toEqual(other!.left);
  });

  it('ends when it is told to', async () => {
    let rests = 0;
    const rest = async () => ++rests < 3;
    expect(await factorise(sparse(product(30, 20, 3)), options({ rest }))).toBeNull();
    expect(rests).toBe(3);
  });

  it('has an answer for a matrix of nothing', async () => {
    const empty = { rows: 2, columns: 2, offsets: Uint32Array.of(0, 0, 0), columnOf: new Uint32Array(0) };
    const found = await factorise({ ...empty, values: new Float32Array(0) }, options());
    expect([...found!.left, ...found!.right]).toEqual(Array(8).fill(0));
  });
});
