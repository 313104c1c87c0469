import type { Rect } from './scatterTypes';

/** Nearest accepted point to (x, y) within the radius by looking at all of them: for positions in motion. */
export function scanNearest(
  positions: Float32Array,
  count: number,
  [x, y, radius]: [x: number, y: number, radius: number],
  accepts: (point: number) => boolean = () => true,
): number | null {
  let best: number | null = null;
  let bestSquare = radius * radius;
  for (let i = 0; i < count; i++) {
    const dx = positions[2 * i] - x;
    const dy = positions[2 * i + 1] - y;
    const square = dx * dx + dy * dy;
    if (square < bestSquare && accepts(i)) {
      bestSquare = square;
      best = i;
    }
  }
  return best;
}

/** Points inside a rectangle, in the units of the positions. */
export function pointsInRect(positions: Float32Array, count: number, rect: Rect): number[] {
  const found: number[] = [];
  for (let i = 0; i < count; i++) {
    const x = positions[2 * i];
    const y = positions[2 * i + 1];
    if (x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom) found.push(i);
  }
  return found;
}

/** Bands that a polygon's edges are sorted into: a hand-drawn loop of 1,000 corners has a few edges in each. */
const BANDS = 256;

/** Points inside a closed polygon, in the units of the positions; fewer than 3 corners hold nothing. */
export function pointsInPolygon(
  positions: Float32Array,
  count: number,
  polygon: [number, number][],
): number[] {
  if (polygon.length < 3) return [];
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const [x, y] of polygon) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  const bandOf = (y: number) =>
    Math.min(BANDS - 1, Math.floor(((y - box.top) / (box.bottom - box.top || 1)) * BANDS));
  const bands = edgeBands(polygon, bandOf);
  return pointsInRect(positions, count, box).filter((i) => {
    const [x, y] = [positions[2 * i], positions[2 * i + 1]];
    return crossesOdd(bands[bandOf(y)], x, y);
  });
}

type Edge = [x1: number, y1: number, x2: number, y2: number];

function edgeBands(polygon: [number, number][], bandOf: (y: number) => number): Edge[][] {
  const bands: Edge[][] = Array.from({ length: BANDS }, () => []);
  let [x1, y1] = polygon[polygon.length - 1];
  for (const [x2, y2] of polygon) {
    const [low, high] = [bandOf(Math.min(y1, y2)), bandOf(Math.max(y1, y2))];
    for (let band = low; band <= high; band++) bands[band].push([x1, y1, x2, y2]);
    [x1, y1] = [x2, y2];
  }
  return bands;
}

/** Whether a ray to the right crosses an odd number of the edges. */
function crossesOdd(edges: readonly Edge[], x: number, y: number): boolean {
  let inside = false;
  for (const [x1, y1, x2, y2] of edges) {
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
