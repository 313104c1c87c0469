import type { LossPoint } from '../../worker/contract/engine';

export const LOSS_POINTS_AT_MOST = 1200;

/**
 * The points with the new ones; beyond the limit every two neighbouring stretches become one, whose
 * loss is their mean weighted by their length, so that the curve keeps its area.
 */
export function appendLossPoints(
  known: LossPoint[],
  added: LossPoint[],
  limit = LOSS_POINTS_AT_MOST,
): LossPoint[] {
  let points = [...known, ...added];
  while (points.length > limit) points = halved(points);
  return points;
}

function halved(points: LossPoint[]): LossPoint[] {
  const merged: LossPoint[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const [first, second] = [points[i], points[i + 1]];
    if (!second) {
      merged.push(first);
      continue;
    }
    const start = i === 0 ? 0 : points[i - 1].rawWords;
    const [a, b] = [first.rawWords - start, second.rawWords - first.rawWords];
    const loss = a + b > 0 ? (a * first.loss + b * second.loss) / (a + b) : second.loss;
    merged.push({ ...second, loss });
  }
  return merged;
}
