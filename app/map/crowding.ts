import { ALONE, isHidden } from './layoutTween';
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
 * together. `room`: CSS pixels, the side of the square that a point has for itself.
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
 * data units. From the counts of the grid's cells, smoothed over 3 × 3 cells and read between their centres.
 */
export function roomAround(grid: PointGrid, positions: Float32Array): Float32Array {
  const { columns, rows, side, minX, minY } = grid;
  const density = smoothCounts(grid);
  const most = MOST_ROOM * commonRoom(grid);
  const rooms = new Float32Array(positions.length >> 1);
  for (let i = 0; i < rooms.length; i++) {
    const [x, y] = [positions[2 * i], positions[2 * i + 1]];
    if (isHidden(x, y)) continue;
    const u = Math.min(columns - 1, Math.max(0, (x - minX) / side - 0.5));
    const v = Math.min(rows - 1, Math.max(0, (y - minY) / side - 0.5));
    const [left, low] = [Math.floor(u), Math.floor(v)];
    const right = Math.min(columns - 1, left + 1);
    const [below, above] = [low * columns, Math.min(rows - 1, low + 1) * columns];
    const [p, q] = [u - left, v - low];
    const points =
      (density[below + left] * (1 - p) + density[below + right] * p) * (1 - q) +
      (density[above + left] * (1 - p) + density[above + right] * p) * q;
    rooms[i] = Math.min(most, side / Math.sqrt(points));
  }
  return rooms;
}

/** Room of a point if all were spread evenly over the cells that hold any; a single point has a cell of its own. */
function commonRoom({ starts, side }: PointGrid): number {
  let occupied = 0;
  for (let cell = 1; cell < starts.length; cell++) if (starts[cell] > starts[cell - 1]) occupied++;
  const points = starts[starts.length - 1];
  return points > 1 ? side * Math.sqrt(occupied / points) : ALONE;
}

/** Points a cell, each cell weighted 1 2 1 with those beside it, in both directions. */
function smoothCounts({ starts, columns, rows }: PointGrid): Float32Array {
  const across = new Float32Array(columns * rows);
  for (let row = 0, cell = 0; row < rows; row++) {
    let before = 0;
    let here = starts[cell + 1] - starts[cell];
    for (let column = 0; column < columns; column++, cell++) {
      const after = column + 1 < columns ? starts[cell + 2] - starts[cell + 1] : 0;
      across[cell] = (before + 2 * here + after) / 4;
      before = here;
      here = after;
    }
  }
  const smooth = new Float32Array(columns * rows);
  for (let cell = 0; cell < smooth.length; cell++) {
    const below = cell >= columns ? across[cell - columns] : 0;
    const above = cell + columns < smooth.length ? across[cell + columns] : 0;
    smooth[cell] = (below + 2 * across[cell] + above) / 4;
  }
  return smooth;
}
