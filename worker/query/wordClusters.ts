import { NO_GROUP, type ClusterRequest, type WordGroups } from '../contract/wordGroups';
import { Random } from '../model/random';
import { keptNumbers } from './groupNumbers';
import { assign, kMeans, seedCentres, type Clusters, type Points } from './kMeans';
import type { RowTable } from './neighbours';

/** Above this many words an even sample of them finds the centres: 10,000 × 100 into 10 takes 0.7 s in Node 20 on a shared core. */
const SAMPLE = 10_000;
/** A fresh start has to be better than the last clusters by this share to take their place. */
const WORTH_CHANGING = 0.02;
const NAMES = 3;

/**
 * Clusters of the most frequent words by k-means on their unit vectors. Goes on from the clusters of the last answer,
 * unless others that start anew fit clearly better, and keeps their numbers where words are shared.
 *
 * @param rest called between passes over the vectors, lets other messages through
 */
export const clusterWords = async (
  table: RowTable,
  words: readonly string[],
  request: ClusterRequest,
  rest: () => Promise<void>,
): Promise<WordGroups> => {
  const { rows, points } = unitVectors(table, Math.min(request.words, table.rows));
  const groupOf = new Uint8Array(Math.min(request.words, table.rows)).fill(NO_GROUP);
  if (points.count === 0) return { groupOf, groups: [], otherLabels: 0 };
  const clusters = await bestClusters(points, rows, request, rest);
  const { clusterOf } = assign(points, clusters.centres);
  const raw = Uint8Array.from(groupOf);
  rows.forEach((row, i) => (raw[row] = clusterOf[i]));
  const numbers = keptNumbers(raw, clusters.centres.count, request.previous, request.clusters);
  rows.forEach((row, i) => (groupOf[row] = numbers[clusterOf[i]]));
  const groups = Array.from(numbers, (id, cluster) => {
    const members = Array.from(rows.keys()).filter((i) => clusterOf[i] === cluster);
    const typical = typicalPoints(points, members, clusters.centres, cluster);
    return { id, names: typical.map((i) => words[rows[i]]), words: members.length };
  });
  const filled = groups.filter((group) => group.words > 0).sort((a, b) => a.id - b.id);
  return { groupOf, groups: filled, otherLabels: 0 };
};

/** Rows that have a direction, of length 1; `rows` names them. */
const unitVectors = ({ values, rowFloats, dimensions }: RowTable, count: number) => {
  const unit = new Float32Array(count * dimensions);
  const rows: number[] = [];
  for (let row = 0; row < count; row++) {
    const vector = values.subarray(row * rowFloats, row * rowFloats + dimensions);
    let squares = 0;
    for (let d = 0; d < dimensions; d++) squares += vector[d] ** 2;
    const norm = Math.sqrt(squares);
    if (!(norm > 0) || !Number.isFinite(norm)) continue;
    const at = rows.length * dimensions;
    for (let d = 0; d < dimensions; d++) unit[at + d] = vector[d] / norm;
    rows.push(row);
  }
  const points: Points = { values: unit, count: rows.length, dimensions };
  return { rows: Uint32Array.from(rows), points };
};

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
 * What a cluster is called by: of its more frequent quarter (at least ten words) those nearest to the centre.
 *
 * @param members points of the cluster, most frequent word first
 */
const typicalPoints = (points: Points, members: number[], centres: Points, cluster: number): number[] => {
  const { values, dimensions } = points;
  const centre = centres.values.subarray(cluster * dimensions, (cluster + 1) * dimensions);
  const frequent = members.slice(0, Math.max(10, Math.ceil(members.length / 4)));
  const likeness = (i: number) =>
    centre.reduce((sum, value, d) => sum + value * values[i * dimensions + d], 0);
  return frequent
    .map((i) => ({ i, similarity: likeness(i) }))
    .sort((a, b) => b.similarity - a.similarity || a.i - b.i)
    .slice(0, NAMES)
    .map(({ i }) => i);
};
