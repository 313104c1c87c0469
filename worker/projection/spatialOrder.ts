/** Bits of each coordinate: cells of a grid of 1,024 by 1,024. */
const BITS = 10;

/**
 * Points in the order of a Z-shaped curve through the map (Morton 1966): points near each other are mostly near in
 * the order too, so that threads with stretches of it seldom write the same memory.
 *
 * @param positions points × 2
 * @returns the number of each point, first to last
 */
export const spatialOrder = (positions: Float32Array): Uint32Array => {
  const points = positions.length / 2;
  const [x, y] = [cellsOf(positions, 0), cellsOf(positions, 1)];
  // The code above the number of the point: below 2^53.
  const keys = Float64Array.from({ length: points }, (_, p) => interleaved(x(p), y(p)) * 2 ** 32 + p).sort();
  return Uint32Array.from(keys, (key) => key % 2 ** 32);
};

/** The cell of a point along an axis. */
const cellsOf = (positions: Float32Array, axis: number): ((point: number) => number) => {
  let low = Infinity;
  let high = -Infinity;
  for (let i = axis; i < positions.length; i += 2) {
    low = Math.min(low, positions[i]);
    high = Math.max(high, positions[i]);
  }
  const scale = high > low ? (2 ** BITS - 1) / (high - low) : 0;
  return (point) => Math.floor((positions[2 * point + axis] - low) * scale);
};

const interleaved = (x: number, y: number): number => {
  let code = 0;
  for (let bit = 0; bit < BITS; bit++)
    code |= (((x >> bit) & 1) << (2 * bit)) | (((y >> bit) & 1) << (2 * bit + 1));
  return code;
};
