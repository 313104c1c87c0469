/** Rows in single precision as the kernels keep them, or in double for gradient checks. */
export type Floats = Float32Array | Float64Array;

export interface Target {
  /** First float of the output row. */
  row: number;
  /** 1 for the true word or branch, 0 for noise. */
  label: number;
}

export interface Tile {
  input: Floats;
  /** First float of each input row. */
  inputRows: number[];
  /** Where the change of each input goes; the same array and rows to train in place. */
  error: Floats;
  errorRows: number[];
  output: Floats;
  targets: Target[];
  /** Floats a row. */
  floats: number;
  alpha: number;
}

const dot = (a: Floats, aRow: number, b: Floats, bRow: number, n: number): number => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += a[aRow + i] * b[bRow + i];
  return sum;
};

/** log(1 + e^x) without overflow. */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/**
 * Twin of assembly/tile.ts: a few inputs against all targets, scores from the rows as they are, then
 * one gradient step of the negative log-likelihood on every row.
 *
 * @returns the loss in nats before the step, Σ −log σ(±dot)
 */
export const trainTile = (tile: Tile): number => {
  const { input, inputRows, error, errorRows, output, targets, floats, alpha } = tile;
  let loss = 0;
  const steps = targets.map(({ row, label }) =>
    inputRows.map((inputRow) => {
      const x = dot(input, inputRow, output, row, floats);
      loss += softplus(label === 1 ? -x : x);
      return alpha * (label - 1 / (1 + Math.exp(-x)));
    }),
  );
  const delta = new Float64Array(inputRows.length);
  for (let i = 0; i < floats; i++) {
    delta.fill(0);
    const before = inputRows.map((row) => input[row + i]);
    targets.forEach(({ row }, t) => {
      const out = output[row + i];
      let change = 0;
      for (let k = 0; k < before.length; k++) {
        delta[k] += steps[t][k] * out;
        change += steps[t][k] * before[k];
      }
      output[row + i] = out + change;
    });
    errorRows.forEach((row, k) => (error[row + i] += delta[k]));
  }
  return loss;
};

/** Inputs a tile takes of those left: 4, then 2, then 1. */
export const tileSize = (left: number): number => (left >= 4 ? 4 : left >= 2 ? 2 : 1);
