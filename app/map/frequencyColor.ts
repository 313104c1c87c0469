import { interpolateViridis } from 'd3';
import { isDocument, type MapPoint } from '../state/mapPoints';
import { sequentialColors, type SequentialColors } from './sequentialColors';

export interface FrequencyColors extends SequentialColors {
  /** Position of a count on the scale, 0 (rarest) – 1 (most frequent), by its logarithm. */
  position(count: number): number;
  min: number;
  max: number;
}

/** Viridis by the logarithm of the count: frequent words stand out most. */
export function frequencyColors(minCount: number, maxCount: number, surface: string): FrequencyColors {
  const [min, max] = [Math.max(1, minCount), Math.max(1, maxCount)];
  const span = Math.log(max) - Math.log(min);
  return {
    min,
    max,
    position: (count) =>
      span > 0 ? Math.min(1, Math.max(0, Math.log(Math.max(1, count) / min) / span)) : 0.5,
    ...sequentialColors(interpolateViridis, surface),
  };
}

/** Lowest and highest count of the words among the points; 1 and 1 when there are none. */
export function countRange(points: readonly MapPoint[]): [number, number] {
  let [min, max] = [Infinity, 1];
  for (const point of points) {
    if (isDocument(point)) break;
    const { count } = point;
    if (count < min) min = count;
    if (count > max) max = count;
  }
  return [Math.min(min, max), max];
}

/** The three counts the legend names: both ends and the middle of the scale, rounded to two digits. */
export function legendCounts({ min, max }: { min: number; max: number }): number[] {
  if (max <= min) return [min];
  const middle = Math.sqrt(min * max);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(middle)) - 1);
  const rounded = Math.round(middle / unit) * unit;
  return rounded > min && rounded < max ? [min, rounded, max] : [min, max];
}

/** A short count, in the page's way of writing: 95, 3,800, 151 k, 1.23 M. */
export function shortCount(count: number): string {
  if (count < 10_000) return count.toLocaleString('en');
  const [unit, letter] = count < 999_500 ? [1e3, 'k'] : [1e6, 'M'];
  return `${Number((count / unit).toPrecision(3))} ${letter}`;
}
