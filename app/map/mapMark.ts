import type { MapPlace } from '../../worker/contract/engine';
import { BASELINE } from './labelText';
import type { Rect } from './scatterTypes';

/** Type size of the label of a mark, CSS pixels. */
export const MARK_SIZE = 13;
/** From the middle of the mark to its label, CSS pixels. */
const LABEL_GAP = 13;
/** Falls of the similarity by which a point counts e times less. */
const SOFTNESS = 0.05;

interface PlacedPoints {
  isShown(point: number): boolean;
  at(point: number): [number, number];
}

/** The mean of the points' places, the nearer the more similar; null where none of them is shown. */
export function markPlace(
  places: readonly MapPlace[],
  { isShown, at }: PlacedPoints,
): [number, number] | null {
  const most = Math.max(...places.map(({ similarity }) => similarity));
  let [x, y, total] = [0, 0, 0];
  for (const { point, similarity } of places) {
    if (!isShown(point)) continue;
    const weight = Math.exp((similarity - most) / SOFTNESS);
    const [px, py] = at(point);
    x += weight * px;
    y += weight * py;
    total += weight;
  }
  return total > 0 ? [x / total, y / total] : null;
}

/** Where the label of a mark stands. */
export const markLabel = ([x, y]: readonly [number, number]) => ({
  left: x + LABEL_GAP,
  baseline: y + MARK_SIZE * BASELINE,
  size: MARK_SIZE,
});

/** What other labels keep away from. */
export const markArea = (place: readonly [number, number], labelWidth: number): Rect => ({
  left: place[0] - LABEL_GAP,
  right: place[0] + LABEL_GAP + labelWidth,
  top: place[1] - LABEL_GAP,
  bottom: place[1] + LABEL_GAP,
});
