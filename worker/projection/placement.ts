import type { NeighbourTable } from '../kernels/nearestNeighbours';
import { centreOf } from './procrustes';

/** Random shift of a start position, in units of the map: enough to part points that would coincide. */
const JITTER = 0.02;

/** Shifts all points a little, in place, so that no two coincide: coinciding points do not attract or repel. */
export const jitter = (positions: Float32Array, random: () => number, from = 0): void => {
  for (let i = 2 * from; i < positions.length; i++) positions[i] += (random() - 0.5) * JITTER;
};

/**
 * Positions for all points of the table: those placed already stay (or are cut off), a new one starts at the
 * mean of its nearest placed neighbours, at the centre if it can be reached from none.
 *
 * @param placed x and y of the first points
 * @param usable 0 for points without neighbours worth the name
 */
export const placePoints = (
  placed: Float32Array,
  table: NeighbourTable,
  usable: Uint8Array,
  random: () => number,
): Float32Array => {
  const before = Math.min(placed.length / 2, table.count);
  const positions = new Float32Array(table.count * 2);
  positions.set(placed.subarray(0, 2 * before));
  const centre = centreOf(placed, before);
  const isPlaced = new Uint8Array(table.count).fill(1, 0, before);
  let waiting = Array.from({ length: table.count - before }, (_, i) => before + i).filter(
    (point) => usable[point],
  );
  for (let progress = true; progress && waiting.length > 0;) {
    // Points found in one round serve as neighbours in the next.
    const found = waiting.filter((point) => placeAmongNeighbours(positions, point, table, isPlaced));
    for (const point of found) isPlaced[point] = 1;
    waiting = waiting.filter((point) => !isPlaced[point]);
    progress = found.length > 0;
  }
  for (let point = before; point < table.count; point++) {
    if (!isPlaced[point]) positions.set([centre.x, centre.y], 2 * point);
  }
  jitter(positions, random, before);
  return positions;
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
