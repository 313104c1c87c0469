import { bisector, extent, line, scaleLinear } from 'd3';
import type { EpochResult, LossPoint } from '../../worker/contract/engine';

export interface ChartFrame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Losses as a chart of the given size shows them: x is the epoch, y the mean loss a pair. */
export function lossChartModel(
  points: LossPoint[],
  results: EpochResult[],
  epochs: number,
  frame: ChartFrame,
) {
  const [low, high] = extent([...points.map((p) => p.loss), ...results.map((r) => r.loss)]);
  const x = scaleLinear([0, Math.max(1, epochs)], [frame.left, frame.width - frame.right]);
  const span = (high ?? 1) - (low ?? 0);
  const pad = span > 0 ? span * 0.08 : 0.05;
  const y = scaleLinear([(low ?? 0) - pad, (high ?? 1) + pad], [frame.height - frame.bottom, frame.top]);
  const path = line<LossPoint>(
    (p) => x(p.epoch),
    (p) => y(p.loss),
  )(points);
  return { x, y, path, yTicks: y.ticks(3), xTicks: epochTicks(epochs, frame.width) };
}

/** Whole epochs, as many as there is room for. */
export function epochTicks(epochs: number, width: number): number[] {
  const room = Math.max(1, Math.floor(width / 44));
  return scaleLinear()
    .domain([0, Math.max(1, epochs)])
    .ticks(Math.min(room, epochs))
    .filter(Number.isInteger);
}

const byEpoch = bisector((p: LossPoint) => p.epoch);

/** The point nearest to an epoch, null when there is none. */
export function nearestPoint(points: LossPoint[], epoch: number): LossPoint | null {
  return points.length === 0 ? null : points[byEpoch.center(points, epoch)];
}
