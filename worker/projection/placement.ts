import { pointsOf, type MapRows } from '../contract/mapRows';
import type { NeighbourTable } from '../kernels/nearestNeighbours';
import { centreOf } from './procrustes';

/** Random shift of a start position, in units of the map: enough to part points that would coincide. */
const JITTER = 0.02;

/** Shifts points from … to − 1 a little, in place, so that no two coincide: coinciding points do not attract or repel. */
export const jitter = (positions: Float32Array, random: () => number, from = 0, to = Infinity): void => {
  const end = Math.min(positions.length, 2 * to);
  for (let i = 2 * from; i < end; i++) positions[i] += (random() - 0.5) * JITTER;
};

/**
 * Positions for all points of the table: those placed already stay, a new one starts at the mean of its nearest placed
 * neighbours, at the centre if it can be reached from none.
 *
 * @param placed x and y of all points; not a number where a point is new
 * @param usable 0 for points without neighbours worth the name
 */
export const placePoints = (
  placed: Float32Array,
  table: NeighbourTable,
  usable: Uint8Array,
  random: () => number,
): Float32Array => {
  const positions = placed.slice();
  const isNew = (point: number) => Number.isNaN(placed[2 * point]);
  const isPlaced = Uint8Array.from({ length: table.count }, (_, point) => (isNew(point) ? 0 : 1));
  const added = Array.from(isPlaced.keys()).filter(isNew);
  const centre = centreOfPlaced(placed);
  let waiting = added.filter((point) => usable[point]);
  for (let progress = true; progress && waiting.length > 0;) {
    // Points found in one round serve as neighbours in the next.
    const found = waiting.filter((point) => placeAmongNeighbours(positions, point, table, isPlaced));
    for (const point of found) isPlaced[point] = 1;
    waiting = waiting.filter((point) => !isPlaced[point]);
    progress = found.length > 0;
  }
  for (const point of added) if (!isPlaced[point]) positions.set(centre, 2 * point);
  for (const point of added) jitter(positions, random, point, point + 1);
  return positions;
};

const centreOfPlaced = (placed: Float32Array): [x: number, y: number] => {
  const known = placed.filter((value) => !Number.isNaN(value));
  const { x, y } = centreOf(known, known.length / 2);
  return [x, y];
};

/**
 * Positions of the points of a map for one of other rows: those on both stay where they are, the others are new.
 *
 * @returns x and y of all points of `now`; not a number where a point is new
 */
export const carriedPositions = (last: Float32Array, before: MapRows, now: MapRows): Float32Array => {
  const carried = new Float32Array(2 * pointsOf(now)).fill(NaN);
  const words = Math.min(before.words, now.words);
  carried.set(last.subarray(0, 2 * words));
  const documents = Math.min(before.documents, now.documents);
  carried.set(last.subarray(2 * before.words, 2 * (before.words + documents)), 2 * now.words);
  return carried;
};

/** Sets a point to the mean of its placed neighbours; false if it has none. */
const placeAmongNeighbours = (
  positions: Float32Array,
  point: number,
  { k, indices, count }: NeighbourTable,
  isPlaced: Uint8Array,
): boolean => {
  let neighbours = 0;
  let x = 0;
  let y = 0;
  for (let entry = point * k; entry < (point + 1) * k; entry++) {
    const neighbour = indices[entry];
    if (neighbour >= count || !isPlaced[neighbour]) continue;
    neighbours++;
    x += positions[2 * neighbour];
    y += positions[2 * neighbour + 1];
  }
  if (neighbours > 0) positions.set([x / neighbours, y / neighbours], 2 * point);
  return neighbours > 0;
};
