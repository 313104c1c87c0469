import type { RowTable } from './neighbours';

/** Rows of a model, padded as they lie in memory. */
export const tableOf = (rows: readonly (readonly number[])[]): RowTable => {
  const dimensions = rows[0].length;
  const rowFloats = dimensions + 3;
  const values = new Float32Array(rows.length * rowFloats).fill(NaN);
  rows.forEach((row, i) => values.set(row, i * rowFloats));
  return { values, rowFloats, dimensions, rows: rows.length };
};
