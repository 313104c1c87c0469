import { Random } from './random';

export interface RowShape {
  rows: number;
  dimensions: number;
  /** Floats from one row to the next. */
  rowFloats: number;
}

/**
 * Fills input rows uniformly from −1/d to 1/d, as gensim 4 does; padding is 0. Output rows start
 * at 0. Each row has its own stream of random numbers, so a word's start depends on its rank only.
 */
export const fillInitialRows = (rows: Float32Array, shape: RowShape, seed: number): void => {
  const { rows: count, dimensions, rowFloats } = shape;
  for (let row = 0; row < count; row++) {
    const random = new Random(seed, 0x1417, row);
    const start = row * rowFloats;
    for (let i = 0; i < dimensions; i++) rows[start + i] = (random.uniform() * 2 - 1) / dimensions;
    rows.fill(0, start + dimensions, start + rowFloats);
  }
};
