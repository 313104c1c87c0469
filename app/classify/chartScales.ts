import { line, scaleLinear, type ScaleLinear } from 'd3';

export interface ChartSize {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Margin {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface ChartScales {
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
  path: (points: readonly Point[]) => string;
}

export const chartScales = (
  { width, height }: ChartSize,
  margin: Margin,
  xDomain: readonly [number, number],
  yDomain: readonly [number, number],
): ChartScales => {
  const x = scaleLinear(xDomain, [margin.left, Math.max(margin.left, width - margin.right)]);
  const y = scaleLinear(yDomain, [Math.max(margin.top, height - margin.bottom), margin.top]);
  const draw = line<Point>(
    (point) => x(point.x),
    (point) => y(point.y),
  );
  return { x, y, path: (points) => draw(points) ?? '' };
};

/** Smallest and largest with a little room; a range of one value gets some. */
export const padded = (values: readonly number[]): [number, number] => {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const pad = high > low ? (high - low) * 0.08 : 0.05;
  return [low - pad, high + pad];
};

/** Positions of labels beside the ends of lines, moved apart so that each has its room; order is kept. */
export const spreadLabels = (
  positions: readonly number[],
  room: number,
  range: readonly [number, number],
): number[] => {
  const order = [...positions.keys()].sort((a, b) => positions[a] - positions[b]);
  const placed = [...positions];
  let free = range[0];
  for (const index of order) {
    placed[index] = Math.max(placed[index], free);
    free = placed[index] + room;
  }
  let limit = range[1];
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index], limit);
    limit = placed[index] - room;
  }
  return placed;
};
