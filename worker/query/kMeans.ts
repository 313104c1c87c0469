import type { Random } from '../model/random';

/** Points side by side: point i starts at i · dimensions. */
export interface Points {
  values: Float32Array;
  count: number;
  dimensions: number;
}

export interface Clusters {
  /** Centres side by side, as points are; none is without points. */
  centres: Points;
  /** Cluster of each point. */
  clusterOf: Uint8Array;
  /** Sum over the points of the squared distance to their centre. */
  inertia: number;
}

const ITERATIONS = 25;
/** Share of the points that may still change their cluster when the iteration ends. */
const SETTLED = 0.001;

/**
 * First centres by greedy k-means++ (Arthur and Vassilvitskii 2007, section 5): each next one is the best of a few points
 * drawn with probabilities proportional to the squared distance from the nearest centre so far. Fewer than `clusters`
 * when there are not as many different points.
 */
export const seedCentres = (points: Points, clusters: number, random: Random): Points => {
  const { values, count, dimensions } = points;
  const tries = 2 + Math.floor(Math.log(clusters));
  const chosen = [Math.floor(random.uniform() * count)];
  let squares = nearerSquares(points, chosen[0], null);
  while (chosen.length < Math.min(clusters, count) && squares.total > count * 1e-12) {
    const { each, total } = squares;
    const drawn = Array.from({ length: tries }, () => drawProportionally(each, random.uniform() * total));
    const tried = drawn.map((point) => ({ point, squares: nearerSquares(points, point, each) }));
    const best = tried.reduce((a, b) => (b.squares.total < a.squares.total ? b : a));
    chosen.push(best.point);
    squares = best.squares;
  }
  const centres = new Float32Array(chosen.length * dimensions);
  chosen.forEach((point, i) =>
    centres.set(values.subarray(point * dimensions, (point + 1) * dimensions), i * dimensions),
  );
  return { values: centres, count: chosen.length, dimensions };
};

/** Squared distances from the nearest centre once `point` is one as well. */
const nearerSquares = (points: Points, point: number, before: Float64Array | null) => {
  const { values, count, dimensions } = points;
  const each = new Float64Array(count);
  let total = 0;
  for (let i = 0; i < count; i++) {
    let square = 0;
    for (let d = 0, p = i * dimensions, q = point * dimensions; d < dimensions; d++, p++, q++)
      square += (values[p] - values[q]) ** 2;
    each[i] = before ? Math.min(before[i], square) : square;
    total += each[i];
  }
  return { each, total };
};

/** Index at which the running sum passes `at`; the last that is not zero where rounding leaves none. */
const drawProportionally = (weights: Float64Array, at: number): number => {
  let left = at;
  const drawn = weights.findIndex((weight) => (left -= weight) < 0);
  return drawn >= 0 ? drawn : weights.findLastIndex((weight) => weight > 0);
};

/**
 * Lloyd's iteration from given centres until hardly any point changes its cluster. A centre that loses all its points
 * moves to the point farthest from its own; when all points lie on their centres it is given up.
 *
 * @param rest called between passes over the points, lets other messages through
 */
export const kMeans = async (points: Points, start: Points, rest: () => Promise<void>): Promise<Clusters> => {
  let centres = start;
  let assigned = assign(points, centres);
  for (let i = 0; i < ITERATIONS; i++) {
    await rest();
    centres = centresOf(points, assigned, centres.count);
    const next = assign(points, centres);
    const changed = next.clusterOf.reduce(
      (n, cluster, p) => n + (cluster === assigned.clusterOf[p] ? 0 : 1),
      0,
    );
    assigned = next;
    if (changed <= SETTLED * points.count && centres.count === new Set(next.clusterOf).size) break;
  }
  return { ...assigned, centres };
};

/** Nearest centre of every point. */
export const assign = (points: Points, centres: Points): Assignment => {
  const { values, count, dimensions } = points;
  const clusterOf = new Uint8Array(count);
  const distances = new Float64Array(count);
  const halfSquares = Float64Array.from({ length: centres.count }, (_, c) => {
    let sum = 0;
    for (let d = 0; d < dimensions; d++) sum += centres.values[c * dimensions + d] ** 2;
    return sum / 2;
  });
  let inertia = 0;
  for (let i = 0; i < count; i++) {
    let best = -Infinity;
    let square = 0;
    for (let d = 0; d < dimensions; d++) square += values[i * dimensions + d] ** 2;
    for (let c = 0; c < centres.count; c++) {
      let dot = -halfSquares[c];
      for (let d = 0, p = i * dimensions, q = c * dimensions; d < dimensions; d++)
        dot += values[p + d] * centres.values[q + d];
      if (dot > best) {
        best = dot;
        clusterOf[i] = c;
      }
    }
    distances[i] = Math.max(0, square - 2 * best);
    inertia += distances[i];
  }
  return { clusterOf, distances, inertia };
};

interface Assignment {
  clusterOf: Uint8Array;
  /** Squared distance of each point from its centre. */
  distances: Float64Array;
  inertia: number;
}

/** Means of the clusters, with those that are empty moved or given up. */
const centresOf = (points: Points, { clusterOf, distances }: Assignment, clusters: number): Points => {
  const { values, dimensions } = points;
  const sums = new Float64Array(clusters * dimensions);
  const sizes = new Uint32Array(clusters);
  clusterOf.forEach((c, i) => {
    sizes[c]++;
    for (let d = 0; d < dimensions; d++) sums[c * dimensions + d] += values[i * dimensions + d];
  });
  const centres: number[][] = [];
  const left = Float64Array.from(distances);
  for (let c = 0; c < clusters; c++) {
    if (sizes[c] > 0) {
      centres.push(Array.from(sums.subarray(c * dimensions, (c + 1) * dimensions), (sum) => sum / sizes[c]));
      continue;
    }
    let farthest = 0;
    for (let i = 1; i < left.length; i++) if (left[i] > left[farthest]) farthest = i;
    if (left[farthest] < 1e-9) continue;
    left[farthest] = 0;
    centres.push(Array.from(values.subarray(farthest * dimensions, (farthest + 1) * dimensions)));
  }
  return { values: Float32Array.from(centres.flat()), count: centres.length, dimensions };
};
