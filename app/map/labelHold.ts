import { LabelGrid } from './labelGrid';
import { FORCED_SIDES, labelOffset, type PlacedLabel } from './labelPlacement';
import type { Rect } from './scatterTypes';

export interface HoldInput {
  /** In the order they were placed, most important first. */
  labels: Iterable<PlacedLabel>;
  /** Screen position of a point now. */
  at(point: number): [number, number];
  /** Radius of a point now, CSS pixels. */
  radius(point: number): number;
  /** Whether the label must stay. */
  isForced(point: number): boolean;
}

/**
 * For points that have moved since labels were placed: the labels that do not lie over a more important one. Those that
 * must stay go to another side of their point, if one is free. Cheap enough for every frame, because no other words are tried.
 */
export function holdLabels({ labels, at, radius, isForced }: HoldInput): PlacedLabel[] {
  const grid = new LabelGrid();
  const held: PlacedLabel[] = [];
  for (const label of labels) {
    const place = at(label.point);
    const kept = grid.isFree(boxAt(label, place))
      ? label
      : isForced(label.point) && (freeSide(grid, label, place, radius(label.point)) ?? label);
    if (!kept) continue;
    grid.take(boxAt(kept, place));
    held.push(kept);
  }
  return held;
}

function freeSide(
  grid: LabelGrid,
  label: PlacedLabel,
  place: [number, number],
  radius: number,
): PlacedLabel | null {
  for (let side = 0; side < FORCED_SIDES; side++) {
    const [dx, dy] = labelOffset(side, radius, [label.width, label.height]);
    const moved = { ...label, dx, dy, side };
    if (grid.isFree(boxAt(moved, place))) return moved;
  }
  return null;
}

const boxAt = ({ dx, dy, width, height }: PlacedLabel, [x, y]: [number, number]): Rect => ({
  left: x + dx,
  top: y + dy,
  right: x + dx + width,
  bottom: y + dy + height,
});
