import type { RowsPart, RowsView, SearchOptions } from './nearestNeighbours';

/**
 * Copies rows, part after part, into `to`, wider ones, as a search by the metric needs them; what is left of a row is
 * zero but for |x|² / 2 behind the last dimension, for Euclidean distance. Returns 1 for each row that can be compared: those
 * with a number that is not finite, or without a direction where only that counts, become zero.
 */
export const loadRows = (
  parts: readonly RowsPart[],
  to: RowsView,
  { metric, spherize }: SearchOptions,
): Uint8Array<ArrayBuffer> => {
  const { count, dimensions } = to;
  const usable = new Uint8Array(count);
  let next = 0;
  for (const { values, rowFloats, count: rows, pick } of parts) {
    for (let r = 0; r < rows; r++, next++) {
      const row = rowOf(to, next).fill(0);
      const start = (pick ? pick[r] : r) * rowFloats;
      const own = values.subarray(start, start + dimensions);
      usable[next] = Number.isFinite(squaresOf(own)) ? 1 : 0;
      if (usable[next]) row.set(own);
    }
  }
  if (spherize || metric === 'euclidean') centre(to, usable);
  for (let r = 0; r < count; r++) {
    const row = rowOf(to, r);
    if (usable[r] && (spherize || metric === 'cosine')) usable[r] = normalise(row) ? 1 : 0;
    if (metric === 'euclidean') row[dimensions] = squaresOf(row) / 2;
  }
  return usable;
};

const rowOf = ({ values, rowFloats }: RowsView, r: number): Float32Array =>
  values.subarray(r * rowFloats, (r + 1) * rowFloats);

const squaresOf = (row: Float32Array): number => {
  let squares = 0;
  for (let i = 0; i < row.length; i++) squares += row[i] * row[i];
  return squares;
};

/** Shifts the usable rows so that their mean is zero. */
const centre = ({ values, rowFloats, count, dimensions }: RowsView, usable: Uint8Array): void => {
  const sum = new Float64Array(dimensions);
  let rows = 0;
  for (let r = 0; r < count; r++) {
    if (!usable[r]) continue;
    rows++;
    for (let i = 0; i < dimensions; i++) sum[i] += values[r * rowFloats + i];
  }
  for (let r = 0; r < count; r++) {
    if (!usable[r]) continue;
    for (let i = 0; i < dimensions; i++) values[r * rowFloats + i] -= sum[i] / rows;
  }
};

/** Scales a row to unit length and tells whether it has a direction; a row without one becomes zero. */
const normalise = (row: Float32Array): boolean => {
  const squares = squaresOf(row);
  const scale = 1 / Math.sqrt(squares);
  if (!(squares > 0 && scale > 0)) {
    row.fill(0);
    return false;
  }
  for (let i = 0; i < row.length; i++) row[i] *= scale;
  return true;
};
