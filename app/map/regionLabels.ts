import { NO_GROUP, type WordGroups } from '../../worker/contract/wordGroups';
import type { Coloring } from '../state/coloring';
import { categoryLook } from './categoryColors';
import { BASELINE, isRightToLeft } from './labelText';
import type { SceneLabel } from './overlayScene';
import type { Bounds } from './viewTransform';
import type { Rect } from './scatterTypes';

/** A group named where its points lie densest, data units. */
export interface Region {
  id: number;
  text: string;
  x: number;
  y: number;
  /** Points of the group on the map. */
  points: number;
}

/** A name on the screen: its middle, CSS pixels. */
export interface PlacedRegion {
  id: number;
  text: string;
  x: number;
  y: number;
  size: number;
  /** Where no other name goes, nor the label of a word. */
  box: Rect;
}

/** Cells along the longer side in which densities are counted. */
const CELLS = 32;
/** Groups of fewer points make no region. */
const LEAST_POINTS = 5;
const REGION_SIZES = { smallest: 15, largest: 22 } as const;
const GAP = 6;
/** Most letters of a name; further words are left out. */
const MOST_LETTERS = 26;
/** Quiet beside the labels of words; more so where some words stand out. */
const ALPHA = { usual: 0.85, standingBack: 0.3 } as const;

/** Whether the colours are of groups that have regions. */
const hasRegions = ({ mode, groups, regions }: Coloring): boolean =>
  regions && groups !== null && (mode === 'topic' || mode === 'cluster');

/**
 * Groups that the legend shows, each where its points are densest: the fullest cell of a smoothed grid, and there the
 * mean of its points. Largest first.
 *
 * @param positions x and y interleaved, NaN where a point is hidden
 */
export function regionsOf(coloring: Coloring, positions: Float32Array, bounds: Bounds | null): Region[] {
  const { groups, filter } = coloring;
  if (!hasRegions(coloring) || !groups || !bounds) return [];
  const side = Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY) / CELLS || 1;
  const cellOf = (point: number) => {
    // Points on their way from another layout may lie outside.
    const cell = (value: number, from: number) =>
      Math.min(CELLS - 1, Math.max(0, Math.floor((value - from) / side)));
    return cell(positions[2 * point + 1], bounds.minY) * CELLS + cell(positions[2 * point], bounds.minX);
  };
  const members = new Map<number, number[]>();
  for (let point = 0; point < Math.min(groups.groupOf.length, positions.length / 2); point++) {
    const id = groups.groupOf[point];
    if (id === NO_GROUP || filter.hidden.has(id) || !Number.isFinite(positions[2 * point])) continue;
    const own = members.get(id);
    if (own) own.push(point);
    else members.set(id, [point]);
  }
  const regions = [...members].flatMap(([id, points]): Region[] => {
    if (points.length < LEAST_POINTS) return [];
    const counts = new Float32Array(CELLS * CELLS);
    for (const point of points) counts[cellOf(point)]++;
    const peak = fullestCell(counts);
    const near = points.filter((point) => isBeside(cellOf(point), peak));
    const mean = (axis: 0 | 1) =>
      near.reduce((sum, point) => sum + positions[2 * point + axis], 0) / near.length;
    return [{ id, text: nameOf(groups, id), x: mean(0), y: mean(1), points: points.length }];
  });
  return regions.sort((a, b) => b.points - a.points || a.id - b.id);
}

/** The first of a group's typical words, as many as there is room for. */
const nameOf = ({ groups }: WordGroups, id: number): string => {
  const names = groups.find((group) => group.id === id)?.names ?? [];
  let text = names[0] ?? '';
  for (const name of names.slice(1)) {
    if (text.length + name.length + 2 > MOST_LETTERS) break;
    text += `, ${name}`;
  }
  return text;
};

/** The cell with most points in it and the eight around it, its own counting twice. */
const fullestCell = (counts: Float32Array): number => {
  let best = 0;
  let most = -1;
  for (let cell = 0; cell < counts.length; cell++) {
    if (counts[cell] === 0) continue;
    let sum = counts[cell];
    for (const other of besideOf(cell)) sum += counts[other];
    if (sum <= most) continue;
    most = sum;
    best = cell;
  }
  return best;
};

const besideOf = (cell: number): number[] => {
  const [row, column] = [Math.floor(cell / CELLS), cell % CELLS];
  const found: number[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(CELLS - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(CELLS - 1, column + 1); c++)
      found.push(r * CELLS + c);
  }
  return found;
};

const isBeside = (cell: number, other: number): boolean =>
  Math.abs(Math.floor(cell / CELLS) - Math.floor(other / CELLS)) <= 1 &&
  Math.abs((cell % CELLS) - (other % CELLS)) <= 1;

export interface RegionPlaces {
  width: number;
  height: number;
  toScreen(x: number, y: number): [number, number];
  textWidth(text: string, size: number): number;
  reserved: readonly Rect[];
}

/** Names on the screen, the largest region first; one that would lie over another, a control or the edge is left out. */
export function placeRegions(regions: readonly Region[], places: RegionPlaces): PlacedRegion[] {
  const { width, height, reserved } = places;
  const most = regions[0]?.points ?? 1;
  const taken: Rect[] = [...reserved];
  return regions.flatMap((region): PlacedRegion[] => {
    const [x, y] = places.toScreen(region.x, region.y);
    const { smallest, largest } = REGION_SIZES;
    const size = Math.round(smallest + (largest - smallest) * Math.sqrt(region.points / most));
    const half = places.textWidth(region.text, size) / 2;
    const box = { left: x - half, right: x + half, top: y - size * 0.6, bottom: y + size * 0.6 };
    const inView = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
    if (!inView || taken.some((other) => overlaps(box, other))) return [];
    taken.push(box);
    return [{ id: region.id, text: region.text, x, y, size, box }];
  });
}

const overlaps = (a: Rect, b: Rect): boolean =>
  a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom + GAP && b.top < a.bottom + GAP;

/** Names as labels under those of words. @param standsBack whether some words stand out */
export const regionLabels = (
  placed: readonly PlacedRegion[],
  surface: string,
  standsBack: boolean,
  textWidth: RegionPlaces['textWidth'],
): SceneLabel[] =>
  placed.map(({ id, text, x, y, size }) => ({
    text,
    x: x - textWidth(text, size) / 2,
    y: y + BASELINE * size,
    size,
    strong: true,
    color: categoryLook(id, surface).color,
    alpha: standsBack ? ALPHA.standingBack : ALPHA.usual,
    rightToLeft: isRightToLeft(text),
  }));
