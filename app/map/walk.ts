export type Direction = 'left' | 'right' | 'up' | 'down';

const STEPS: Record<Direction, readonly [number, number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};
/** Half of the angle in which a next point is looked for: the four directions together leave nothing out. */
const WIDEST_SLOPE = 1;
/** What a point off the axis counts as farther away, per unit of slope. */
const OFF_AXIS = 1.5;

/**
 * The nearest point in a direction: within 45° of it, and of those the one at the least distance, where points off the
 * axis count as farther. null when there is none.
 *
 * @param screen places on the screen, x and y interleaved; points at NaN are passed over
 */
export function nextTowards(screen: Float32Array, from: number, direction: Direction): number | null {
  const [ux, uy] = STEPS[direction];
  const [x, y] = [screen[2 * from], screen[2 * from + 1]];
  let best: number | null = null;
  let least = Infinity;
  for (let i = 0; 2 * i < screen.length; i++) {
    if (i === from) continue;
    const [dx, dy] = [screen[2 * i] - x, screen[2 * i + 1] - y];
    const along = dx * ux + dy * uy;
    const across = Math.abs(dx * uy - dy * ux);
    if (!(along > 0) || across > WIDEST_SLOPE * along) continue;
    const cost = Math.hypot(along, across) * (1 + OFF_AXIS * (across / along));
    if (cost >= least) continue;
    least = cost;
    best = i;
  }
  return best;
}

/** The point nearest to a place; null when there is none. */
export function nearestTo(screen: Float32Array, [x, y]: readonly [number, number]): number | null {
  let best: number | null = null;
  let least = Infinity;
  for (let i = 0; 2 * i < screen.length; i++) {
    const distance = Math.hypot(screen[2 * i] - x, screen[2 * i + 1] - y);
    if (!(distance < least)) continue;
    least = distance;
    best = i;
  }
  return best;
}
