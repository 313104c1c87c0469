import { Random } from '../../model/random';

/** A sparse matrix by rows, without negative entries. */
export interface SparseMatrix {
  rows: number;
  columns: number;
  /** Entries of row r: offsets[r] … offsets[r + 1] − 1. */
  offsets: Uint32Array;
  columnOf: Uint32Array;
  values: Float32Array;
}

export interface Factors {
  /** rows × count and columns × count: the matrix is about left · rightᵀ. */
  left: Float32Array;
  right: Float32Array;
  count: number;
  steps: number;
  /** Share of the sum of squares that is left: ‖X − left · rightᵀ‖² / ‖X‖². */
  unexplained: number;
}

export interface FactorOptions {
  count: number;
  seed: number;
  /** Called between stretches of rows; an answer of false ends the work. */
  rest: () => Promise<boolean>;
  onStep: (step: number, steps: number) => void;
  /** Absent: as many as are worth it. */
  mostSteps?: number;
}

const MOST_STEPS = 80;
/** Steps end when less than this part of ‖X‖² is gained by one. */
const ENOUGH = 2e-5;
/** Of each the less the more factors there are: some milliseconds. */
const ENTRIES_A_SLICE = 1 << 19;
const COLUMNS_A_SLICE = 1 << 10;

/**
 * Non-negative matrix factorisation by hierarchical alternating least squares (Cichocki and Phan 2009): each column of
 * a factor in turn is set to its best values, the others held. Starts from random numbers of the seed; float32.
 *
 * @returns null when it was ended
 */
export const factorise = async (matrix: SparseMatrix, options: FactorOptions): Promise<Factors | null> => {
  const { rows, columns, offsets, columnOf, values } = matrix;
  const { count, seed, rest, onStep, mostSteps = MOST_STEPS } = options;
  const random = new Random(seed);
  let squares = 0;
  let sum = 0;
  for (const value of values) {
    squares += value * value;
    sum += value;
  }
  const size = Math.sqrt(sum / (rows * columns * count) || 0);
  const [left, right] = [rows, columns].map((length) => new Float32Array(length * count));
  for (const factor of [left, right]) {
    for (let i = 0; i < factor.length; i++) factor[i] = 2 * size * random.uniform();
    if (!(await rest())) return null;
  }
  let rightGram: Float64Array = new Float64Array(count * count);
  for (let at = 0; at < right.length; at += count) addGram(rightGram, right.subarray(at, at + count));
  let unexplained = 1;
  for (let step = 1; ; step++) {
    const projected = new Float32Array(columns * count);
    const leftGram = new Float64Array(count * count);
    const target = new Float64Array(count);
    const slice = ENTRIES_A_SLICE / count;
    let restAt = slice;
    for (let row = 0; row < rows; row++) {
      if (offsets[row] >= restAt) {
        if (!(await rest())) return null;
        restAt = offsets[row] + slice;
      }
      const own = left.subarray(row * count, (row + 1) * count);
      target.fill(0);
      for (let entry = offsets[row]; entry < offsets[row + 1]; entry++) {
        const at = columnOf[entry] * count;
        for (let k = 0; k < count; k++) target[k] += values[entry] * right[at + k];
      }
      improve(own, target, rightGram);
      addGram(leftGram, own);
      for (let entry = offsets[row]; entry < offsets[row + 1]; entry++) {
        const at = columnOf[entry] * count;
        for (let k = 0; k < count; k++) projected[at + k] += values[entry] * own[k];
      }
    }
    let overlap = 0;
    rightGram = new Float64Array(count * count);
    for (let column = 0; column < columns; column++) {
      if (column % COLUMNS_A_SLICE === COLUMNS_A_SLICE - 1 && !(await rest())) return null;
      const own = right.subarray(column * count, (column + 1) * count);
      for (let k = 0; k < count; k++) target[k] = projected[column * count + k];
      improve(own, target, leftGram);
      for (let k = 0; k < count; k++) overlap += own[k] * target[k];
      addGram(rightGram, own);
    }
    const both = rightGram.reduce((sum, value, i) => sum + value * leftGram[i], 0);
    const remaining = squares > 0 ? Math.max(0, (squares - 2 * overlap + both) / squares) : 0;
    const gained = unexplained - remaining;
    unexplained = remaining;
    onStep(step, mostSteps);
    if (!(await rest())) return null;
    if (step === mostSteps || (step > 1 && gained < ENOUGH)) {
      return { left, right, count, steps: step, unexplained };
    }
  }
};

/** One pass of coordinate descent on a row w ≥ 0 of ½ wᵀ·gram·w − targetᵀ·w, in place. */
const improve = (own: Float32Array, target: Float64Array, gram: Float64Array): void => {
  const count = own.length;
  for (let k = 0; k < count; k++) {
    const curvature = gram[k * count + k];
    if (!(curvature > 0)) continue;
    let slope = -target[k];
    for (let l = 0; l < count; l++) slope += gram[k * count + l] * own[l];
    own[k] = Math.max(0, own[k] - slope / curvature);
  }
};

/** Adds row · rowᵀ: count × count. */
const addGram = (gram: Float64Array, row: Float32Array): void => {
  const count = row.length;
  for (let k = 0; k < count; k++) {
    if (row[k] === 0) continue;
    for (let l = 0; l < count; l++) gram[k * count + l] += row[k] * row[l];
  }
};
