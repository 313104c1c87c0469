import type { NeighbourTable } from '../kernels/nearestNeighbours';

// As in umap-js 1.4.0 and umap-learn.
const TOLERANCE = 1e-5;
const ITERATIONS = 64;
const SMALLEST_SCALE = 1e-3;

/** Of each point: the distance of its nearest neighbour that is not on it (ρ), and the scale beyond it (σ). */
export interface SmoothDistances {
  nearest: Float64Array;
  scales: Float64Array;
}

/**
 * The distances at which UMAP's memberships fall off (McInnes, Healy and Melville 2018, algorithm 3): σ is where
 * Σ exp(−(d − ρ) / σ) over a point's neighbours is log2(n_neighbors).
 *
 * @param last scales of the last graph: the search starts at them, and is over at once where nothing has changed
 */
export const smoothDistances = (table: NeighbourTable, last: Float64Array | null = null): SmoothDistances => {
  const { count, k, distances } = table;
  const nearest = new Float64Array(count);
  const scales = new Float64Array(count);
  const beyond = new Float64Array(k);
  const meanOfAll = meanDistance(distances, count);
  const target = Math.log2(k + 1);
  for (let i = 0; i < count; i++) {
    const own = distances.subarray(i * k, (i + 1) * k);
    nearest[i] = own.find((distance) => distance > 0 && distance < Infinity) ?? 0;
    for (let j = 0; j < k; j++) beyond[j] = Math.max(0, own[j] - nearest[i]);
    const mean = nearest[i] > 0 ? meanDistance(own, 1) : meanOfAll;
    scales[i] = Math.max(scaleOf(beyond, target, last?.[i] ?? 0), SMALLEST_SCALE * mean);
  }
  return { nearest, scales };
};

/** Mean of the finite distances and of `zeros` distances of points to themselves. */
const meanDistance = (distances: Float32Array, zeros: number): number => {
  let sum = 0;
  let finite = zeros;
  for (const distance of distances) {
    if (distance === Infinity) continue;
    sum += distance;
    finite++;
  }
  return sum / finite;
};

/** Newton's method, held within the bounds of a bisection: some 5 sums, where bisection alone takes 20. */
const scaleOf = (beyond: Float64Array, target: number, last: number): number => {
  let low = 0;
  let high = Infinity;
  let scale = last > 0 ? last : startOf(beyond);
  for (let i = 0; i < ITERATIONS; i++) {
    let sum = 0;
    let slope = 0;
    for (const distance of beyond) {
      const share = distance / scale;
      const strength = distance > 0 ? Math.exp(-share) : 1;
      sum += strength;
      if (strength > 0) slope += (share * strength) / scale;
    }
    if (Math.abs(sum - target) < TOLERANCE) break;
    if (sum > target) high = scale;
    else low = scale;
    const next = scale + (target - sum) / slope;
    if (next > low && next < Math.min(high, 8 * scale)) scale = next;
    else scale = high === Infinity ? scale * 8 : (low + high) / 2;
  }
  return scale;
};

const startOf = (beyond: Float64Array): number => {
  let sum = 0;
  for (const distance of beyond) if (distance < Infinity) sum += distance;
  return sum > 0 ? sum / beyond.length : 1;
};
