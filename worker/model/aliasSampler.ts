/**
 * Walker's alias table in Vose's construction: draws from any discrete distribution with one random
 * number and two reads.
 *
 * @param weights n weights ≥ 0 with a positive, finite sum
 * @returns 2 n u32: for each column the threshold (of 2^32) below which the column itself is drawn, and its alias
 */
export const aliasTable = (weights: Float64Array): Uint32Array => {
  const n = weights.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0 && Number.isFinite(total)))
    throw new Error(`alias table of ${n} weights that sum to ${total}`);
  const scaled = weights.map((weight) => (weight * n) / total);
  const table = new Uint32Array(2 * n);
  const small: number[] = [];
  const large: number[] = [];
  scaled.forEach((share, column) => (share < 1 ? small : large).push(column));
  while (small.length > 0 && large.length > 0) {
    const column = small.pop()!;
    const donor = large[large.length - 1];
    table[2 * column] = Math.min(4294967295, Math.floor(scaled[column] * 4294967296));
    table[2 * column + 1] = donor;
    scaled[donor] -= 1 - scaled[column];
    if (scaled[donor] < 1) small.push(large.pop()!);
  }
  // What is left has share 1 but for rounding.
  for (const column of [...small, ...large]) {
    table[2 * column] = 4294967295;
    table[2 * column + 1] = column;
  }
  return table;
};

/** Weights of gensim's noise distribution: count^ns_exponent. */
export const noiseWeights = (counts: Uint32Array, exponent: number): Float64Array =>
  Float64Array.from(counts, (count) => count ** exponent);
