import type { RowTable } from '../neighbours';
import type { Rest } from './termCounts';

const MOST_STEPS = 100;
/** Steps end when the direction turns by less (1 − cosine). */
const ENOUGH = 1e-13;

/**
 * Direction of length 1 along which the rows are longest (the first right singular vector, not centred), by power
 * iteration from their mean; rows that are not finite are left out. All zeros when all rows are.
 */
export const commonComponent = async (table: RowTable, rest: Rest): Promise<Float64Array> => {
  const { dimensions } = table;
  let direction = scaled(sumOfRows(table, () => 1));
  // Rows that cancel out: any start that is no eigenvector serves.
  if (direction.every((value) => value === 0)) {
    direction = scaled(Float64Array.from({ length: dimensions }, (_, i) => 1 / (i + 1)));
  }
  for (let step = 0; step < MOST_STEPS; step++) {
    await rest();
    const next = scaled(sumOfRows(table, (start) => along(table, start, direction)));
    const cosine = next.reduce((sum, value, i) => sum + value * direction[i], 0);
    direction = next;
    if (1 - Math.abs(cosine) < ENOUGH) break;
  }
  return direction;
};

/** Takes from each row its part along a direction, in place. */
export const removeComponent = (table: RowTable, direction: Float64Array): void => {
  const { values, rowFloats, dimensions, rows } = table;
  for (let row = 0, start = 0; row < rows; row++, start += rowFloats) {
    const length = along(table, start, direction);
    for (let i = 0; i < dimensions; i++) values[start + i] -= length * direction[i];
  }
};

const along = (
  { values, dimensions }: Pick<RowTable, 'values' | 'dimensions'>,
  start: number,
  direction: Float64Array,
): number => {
  let dot = 0;
  for (let i = 0; i < dimensions; i++) dot += values[start + i] * direction[i];
  return dot;
};

const sumOfRows = (table: RowTable, weight: (start: number) => number): Float64Array => {
  const { values, rowFloats, dimensions, rows } = table;
  const sum = new Float64Array(dimensions);
  for (let row = 0, start = 0; row < rows; row++, start += rowFloats) {
    const factor = weight(start);
    if (!Number.isFinite(factor) || !Number.isFinite(values[start])) continue;
    for (let i = 0; i < dimensions; i++) sum[i] += factor * values[start + i];
  }
  return sum;
};

const scaled = (vector: Float64Array): Float64Array => {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
};
