import type { BatchPoint } from '../../worker/contract/classifier';

/** More points than a chart of any width can show. */
const MOST_POINTS = 2000;

/** Points as they are, or every two next to each other as their mean when there are too many. */
export function thinned(points: BatchPoint[]): BatchPoint[] {
  if (points.length <= MOST_POINTS) return points;
  return Array.from({ length: Math.ceil(points.length / 2) }, (_, i) => {
    const first = points[2 * i];
    const second = points.at(2 * i + 1) ?? first;
    return {
      epoch: second.epoch,
      loss: (first.loss + second.loss) / 2,
      accuracy: (first.accuracy + second.accuracy) / 2,
    };
  });
}
