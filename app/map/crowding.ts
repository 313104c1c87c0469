import { ALONE } from './layoutTween';
import type { PointGrid } from './pointGrid';

/** Points so far apart (CSS pixels) have their full size; the closer, the smaller. */
const FULL_ROOM = 13;
/** How much slower than the room the size shrinks. */
const SHRINKING = 0.8;
const SMALLEST = 0.3;
const FAINTEST = 0.4;
/** Points of this radius, CSS pixels, are seen through a crowd: those of frequent words. */
const SOLID_RADIUS = 2.2;
const FAINT_ROOM = FULL_ROOM * SMALLEST ** (1 / SHRINKING);

/**
 * Factor on the radius of a point with this much room around it, so that few points look generous and many do not run
 * together. `room`: the side of the square that a point has for itself, CSS pixels divided by the factor on all radii.
 */
export const crowdSize = (room: number): number =>
  Math.min(1, Math.max(SMALLEST, (room / FULL_ROOM) ** SHRINKING));

/** Factor on the opacity where points lie over one another, so that the density shows. `radius`: CSS pixels. */
export const crowdOpacity = (room: number, radius: number): number => {
  const faint = Math.min(1, Math.max(FAINTEST, room / FAINT_ROOM));
  return faint + (1 - faint) * Math.min(1, Math.max(0, (radius - 1) / (SOLID_RADIUS - 1)));
};

/** Strays of a crowded map are not larger than this many times its common room allows. */
const MOST_ROOM = 2;

const glsl = (value: number): string => value.toFixed(6);

/** The two functions above for shaders. */
export const CROWDING_GLSL = `
float crowdSize(float room) {
  return clamp(pow(room / ${glsl(FULL_ROOM)}, ${glsl(SHRINKING)}), ${glsl(SMALLEST)}, 1.0);
}
float crowdOpacity(float room, float radius) {
  float faint = clamp(room / ${glsl(FAINT_ROOM)}, ${glsl(FAINTEST)}, 1.0);
  return mix(faint, 1.0, clamp((radius - 1.0) / ${glsl(SOLID_RADIUS - 1)}, 0.0, 1.0));
}`;

/**
 * The room of every point: the side of the square it would have for itself if its neighbourhood were spread evenly,
 * data units; 0 of hidden points. From the counts of the grid's cells, smoothed over 5 × 5 of them.
 */
export function roomAround(grid: PointGrid): Float32Array {
  const { cells, side } = grid;
  const most = MOST_ROOM * commonRoom(grid);
  const roomOf = smoothCounts(grid).map((points) => Math.min(most, side / Math.sqrt(points)));
  const rooms = new Float32Array(cells.length);
  for (let i = 0; i < rooms.length; i++) if (cells[i] >= 0) rooms[i] = roomOf[cells[i]];
  return rooms;
}

/** Room of a point if all were spread evenly over the cells that hold any; unbounded for a single point. */
function commonRoom({ starts, side }: PointGrid): number {
  let occupied = 0;
  for (let cell = 1; cell < starts.length; cell++) if (starts[cell] > starts[cell - 1]) occupied++;
  const points = starts[starts.length - 1];
  return points > 1 ? side * Math.sqrt(occupied / points) : ALONE;
}

/** Points a cell, each cell weighted with those around it: 1 4 6 4 1 in both directions. */
function smoothCounts({ starts, columns, rows }: PointGrid): Float32Array {
  const counts = new Float32Array(columns * rows);
  for (let cell = 0; cell < counts.length; cell++) counts[cell] = starts[cell + 1] - starts[cell];
  for (let pass = 0; pass < 2; pass++) {
    for (let row = 0; row < rows; row++) smoothLine(counts, row * columns, columns, 1);
    for (let column = 0; column < columns; column++) smoothLine(counts, column, rows, columns);
  }
  return counts;
}

/** Weights each value of a line 1 2 1 with those beside it; nothing lies beyond the ends. */
function smoothLine(values: Float32Array, start: number, length: number, step: number): void {
  let before = 0;
  for (let i = 0, at = start; i < length; i++, at += step) {
    const here = values[at];
    const after = i + 1 < length ? values[at + step] : 0;
    values[at] = (before + 2 * here + after) / 4;
    before = here;
  }
}
