import { pointsOf, type MapRows } from '../contract/mapRows';
import { NO_GROUP, type ClusterRequest, type WordGroups } from '../contract/wordGroups';
import { Random } from '../model/random';
import { keptNumbers } from './groupNumbers';
import { assign, kMeans, seedCentres, type Clusters, type Points } from './kMeans';
import type { MapVectors } from './mapVectors';
import { nearestRows } from './neighbours';

/** Above this many points an even sample of them finds the centres: 10,000 × 100 into 10 takes 0.7 s in Node 20 on a shared core. */
const SAMPLE = 10_000;
/** A fresh start has to be better than the last clusters by this share to take their place. */
const WORTH_CHANGING = 0.02;
const NAMES = 3;

/**
 * Clusters of the points of a map by k-means on their unit vectors. Goes on from the clusters of the last answer, unless
 * others that start anew fit clearly better, and keeps their numbers where points are shared.
 *
 * @param rest called between passes over the vectors, lets other messages through
 */
export const clusterPoints = async (
  vectors: MapVectors,
  words: readonly string[],
  request: ClusterRequest,
  rest: () => Promise<void>,
): Promise<WordGroups> => {
  const held = vectors.held(request.rows);
  const { rows, points } = unitVectors(vectors, held);
  const groupOf = new Uint8Array(pointsOf(held)).fill(NO_GROUP);
  if (points.count === 0) return { groupOf, groups: [], otherLabels: 0 };
  const clusters = await bestClusters(points, rows, request, rest);
  const { clusterOf } = assign(points, clusters.centres);
  const raw = Uint8Array.from(groupOf);
  rows.forEach((row, i) => (raw[row] = clusterOf[i]));
  const numbers = keptNumbers(raw, clusters.centres.count, request.previous, request.clusters);
  rows.forEach((row, i) => (groupOf[row] = numbers[clusterOf[i]]));
  const groups = Array.from(numbers, (id, cluster) => {
    const members = Array.from(rows.keys()).filter((i) => clusterOf[i] === cluster);
    const centre = centreOf(clusters.centres, cluster);
    const ofWords = members.filter((i) => rows[i] < held.words);
    const typical = typicalPoints(points, ofWords, centre).map((i) => rows[i]);
    const named = typical.length > 0 ? typical : [...nearestRows(vectors.words, centre, NAMES, -1).rows];
    return { id, names: named.map((row) => words[row]), points: members.length };
  });
  const filled = groups.filter((group) => group.points > 0).sort((a, b) => a.id - b.id);
  return { groupOf, groups: filled, otherLabels: 0 };
};

/** Points that have a direction, of length 1; `rows` names them. */
const unitVectors = (vectors: MapVectors, held: MapRows) => {
  const { dimensions } = vectors;
  const unit = new Float32Array(pointsOf(held) * dimensions);
  const rows: number[] = [];
  vectors.forEach(held, (values, start, point) => {
    let squares = 0;
    for (let d = 0; d < dimensions; d++) squares += values[start + d] ** 2;
    const norm = Math.sqrt(squares);
    if (!(norm > 0) || !Number.isFinite(norm)) return;
    const at = rows.length * dimensions;
    for (let d = 0; d < dimensions; d++) unit[at + d] = values[start + d] / norm;
    rows.push(point);
  });
  const points: Points = { values: unit, count: rows.length, dimensions };
  return { rows: Uint32Array.from(rows), points };
};

const centreOf = ({ values, dimensions }: Points, cluster: number): Float32Array =>
  values.subarray(cluster * dimensions, (cluster + 1) * dimensions);

const bestClusters = async (
  all: Points,
  rows: Uint32Array,
  { clusters, seed, previous }: ClusterRequest,
  rest: () => Promise<void>,
): Promise<Clusters> => {
  const step = Math.ceil(all.count / SAMPLE);
  const sample = everyNth(all, step);
  const fresh = await kMeans(sample, seedCentres(sample, clusters, new Random(seed)), rest);
  const old =
    previous && Array.from({ length: sample.count }, (_, i) => previous[rows[i * step]] ?? NO_GROUP);
  const start = old && meansOf(sample, old, clusters);
  // Another number of clusters was asked for: the old ones are no start.
  if (!start || start.count !== fresh.centres.count) return fresh;
  const gone = await kMeans(sample, start, rest);
  return fresh.inertia < gone.inertia * (1 - WORTH_CHANGING) ? fresh : gone;
};

const everyNth = ({ values, count, dimensions }: Points, step: number): Points => {
  if (step === 1) return { values, count, dimensions };
  const kept = Math.ceil(count / step);
  const sample = new Float32Array(kept * dimensions);
  for (let i = 0; i < kept; i++) {
    const from = i * step * dimensions;
    sample.set(values.subarray(from, from + dimensions), i * dimensions);
  }
  return { values: sample, count: kept, dimensions };
};

/** Means of the points by old number, below `limit`; numbers without points are left out. */
const meansOf = (points: Points, old: readonly number[], limit: number): Points => {
  const { values, dimensions } = points;
  const sums = new Map<number, { size: number; sum: Float64Array }>();
  old.forEach((number, i) => {
    if (number >= limit) return;
    const entry = sums.get(number) ?? { size: 0, sum: new Float64Array(dimensions) };
    sums.set(number, entry);
    entry.size++;
    for (let d = 0; d < dimensions; d++) entry.sum[d] += values[i * dimensions + d];
  });
  const means = [...sums.values()].flatMap(({ size, sum }) => Array.from(sum, (value) => value / size));
  return { values: Float32Array.from(means), count: sums.size, dimensions };
};

/**
 * What a cluster is called by: of its more frequent quarter (at least ten words) those nearest to the centre; of a
 * cluster of documents alone, the words of the vocabulary that are.
 *
 * @param members words of the cluster, most frequent first
 */
const typicalPoints = (points: Points, members: number[], centre: Float32Array): number[] => {
  const { values, dimensions } = points;
  const frequent = members.slice(0, Math.max(10, Math.ceil(members.length / 4)));
  const likeness = (i: number) =>
    centre.reduce((sum, value, d) => sum + value * values[i * dimensions + d], 0);
  return frequent
    .map((i) => ({ i, similarity: likeness(i) }))
    .sort((a, b) => b.similarity - a.similarity || a.i - b.i)
    .slice(0, NAMES)
    .map(({ i }) => i);
};
