import { LabelCells } from './labelCells';
import { LabelGrid } from './labelGrid';
import type { Rect } from './scatterTypes';
import { screenX, screenY, type Affine } from './viewTransform';

/** A label stands at its point plus (dx, dy), which is the upper left corner of its box; CSS pixels. */
export interface PlacedLabel {
  point: number;
  dx: number;
  dy: number;
  width: number;
  height: number;
  /** Index of the place beside the point; places from FAR_SIDES on need a line back to the point. */
  side: number;
}

export interface LabelInput {
  width: number;
  height: number;
  /** Positions of all points, x and y interleaved, data units; index = frequency rank. */
  positions: Float32Array;
  /** From data to screen. */
  affine: Affine;
  count: number;
  radius(point: number): number;
  size(point: number): { width: number; height: number };
  /** Always shown, most important first: placed before all others, farther off when there is no room. */
  forced: readonly number[];
  /** Tried next, before the frequent words, those labelled before first; left out where there is no room. */
  wanted: readonly number[];
  previous: ReadonlyMap<number, PlacedLabel>;
  /** Most labels beside the forced ones. */
  limit: number;
  /**
   * Whether a word not labelled before, and neither forced nor wanted, may be tried now. After the first
   * refusal no further ones are asked for, so that placing again later ends as placing all at once.
   */
  mayTry(point: number): boolean;
  /** Side of the coarse cells that hold one label each, so that labels spread over the map. */
  cell: number;
  /** A screen point that moves with the map, so that panning does not shift the cells. */
  origin: [x: number, y: number];
  reserved: readonly Rect[];
}

/** A label on screen gives way only to a word that is this much more frequent (by rank). */
const KEPT_RANK_FACTOR = 0.3;
/** Words tried a layout; bounds the time when nothing more fits. */
const MAX_TRIES = 2500;
const WANTED_A_CELL = 2;
const GAP = 3;
const PADDING = 2;
/** Labels keep this far from the edge of the map, CSS pixels. */
const EDGE = 4;
const DIRECTIONS: readonly [number, number][] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.75, -0.75],
  [-0.75, -0.75],
  [0.75, 0.75],
  [-0.75, 0.75],
];
export const FAR_SIDES = DIRECTIONS.length;
const RINGS = [22, 40, 60, 84, 110];
export const FORCED_SIDES = FAR_SIDES * (1 + RINGS.length);
const NEAR_SIDES = 4;

/** Upper left corner of a label box of this size, relative to its point, at a place. */
export function labelOffset(
  side: number,
  reach: number,
  [width, height]: [number, number],
): [number, number] {
  const [ux, uy] = DIRECTIONS[side % FAR_SIDES];
  const ring = Math.floor(side / FAR_SIDES);
  const distance = reach + GAP + (ring > 0 ? RINGS[ring - 1] : 0);
  return [ux * (distance + width / 2) - width / 2, uy * (distance + height / 2) - height / 2];
}

/**
 * Greedy placement without overlap: forced words first, then the most frequent words in view, at most
 * one a cell. Words labelled before keep their label and its side as long as it fits, unless a much
 * more frequent word wants the room.
 */
export function placeLabels(input: LabelInput): PlacedLabel[] {
  const placement = new Placement(input);
  for (const point of input.forced) placement.force(point);
  for (const kept of [true, false]) {
    placement.spread(input.wanted.filter((point) => input.previous.has(point) === kept));
  }
  placement.fill();
  return placement.placed;
}

class Placement {
  readonly placed: PlacedLabel[] = [];
  private readonly input: LabelInput;
  private readonly grid = new LabelGrid();
  private readonly done = new Set<number>();
  private readonly cells: LabelCells;
  private tries = 0;
  private filled = 0;
  private refused = false;

  constructor(input: LabelInput) {
    this.input = input;
    this.cells = new LabelCells(input);
    for (const rect of input.reserved) this.grid.take(rect);
    for (const point of input.forced) if (this.inView(point)) this.grid.take(this.dot(point));
  }

  force(point: number): void {
    if (this.done.has(point) || !this.inView(point)) return;
    this.done.add(point);
    const before = this.input.previous.get(point);
    const sides = Array.from({ length: FORCED_SIDES }, (_, side) => side);
    if (before) sides.unshift(before.side);
    const side = sides.find((candidate) => this.fits(point, candidate)) ?? 0;
    this.put(point, side);
  }

  /** Labels words in their order, few enough a cell that they can be read. */
  spread(wanted: readonly number[]): void {
    for (const point of wanted) {
      if (!this.inView(point)) continue;
      const cell = this.cellOf(point);
      if (this.cells.taken[cell] < WANTED_A_CELL && this.offer(point)) this.cells.taken[cell]++;
    }
  }

  /** All words by rank, those labelled before moved forward. The loop sees every word of the map: it calls little. */
  fill(): void {
    const { positions, affine, count, previous, width, height, limit } = this.input;
    const { scale, tx, ty } = affine;
    const { taken } = this.cells;
    const kept = [...previous.keys()].filter((point) => point < count).sort((a, b) => a - b);
    let nextKept = 0;
    for (let rank = 0; rank < count; rank++) {
      while (nextKept < kept.length && kept[nextKept] * KEPT_RANK_FACTOR <= rank)
        this.fillOne(kept[nextKept++]);
      if (this.filled >= limit || this.tries >= MAX_TRIES) return;
      const x = tx + scale * positions[2 * rank];
      const y = ty - scale * positions[2 * rank + 1];
      if (!(x >= 0 && x <= width && y >= 0 && y <= height)) continue;
      const labels = taken[this.cells.at(x, y)];
      if (labels === 0 || (labels === 1 && previous.has(rank))) this.fillOne(rank);
    }
    while (nextKept < kept.length) this.fillOne(kept[nextKept++]);
  }

  /** Labels a frequent word, where its cell has not got its label: a second one stays if it is there already. */
  private fillOne(point: number): void {
    const { previous, mayTry, limit } = this.input;
    if (this.filled >= limit || this.done.has(point) || !this.inView(point)) return;
    const cell = this.cellOf(point);
    const before = previous.has(point);
    if (this.cells.taken[cell] >= (before ? 2 : 1) || (!before && this.refused)) return;
    if (!before && !mayTry(point)) {
      this.refused = true;
      return;
    }
    this.tries++;
    if (!this.offer(point)) return;
    this.cells.taken[cell]++;
    this.filled++;
  }

  /** Labels the word where there is room right beside its point. */
  offer(point: number): boolean {
    if (this.done.has(point) || !this.inView(point)) return false;
    this.done.add(point);
    const before = this.input.previous.get(point);
    // A far side is for words that must be labelled; this one no longer is.
    const stays = before && before.side < FAR_SIDES && this.fits(point, before.side);
    const side = stays ? before.side : this.freeSide(point);
    if (side === null) return false;
    this.grid.take(this.dot(point));
    this.put(point, side);
    return true;
  }

  private freeSide(point: number): number | null {
    for (let side = 0; side < NEAR_SIDES; side++) if (this.fits(point, side)) return side;
    return null;
  }

  private inView(point: number): boolean {
    const { width, height, count } = this.input;
    if (point < 0 || point >= count) return false;
    const [x, y] = this.place(point);
    return x >= 0 && y >= 0 && x <= width && y <= height;
  }

  private dot(point: number): Rect {
    const [x, y] = this.place(point);
    const r = this.input.radius(point);
    return { left: x - r, right: x + r, top: y - r, bottom: y + r };
  }

  private box(point: number, side: number): Rect {
    const { radius, size } = this.input;
    const [x, y] = this.place(point);
    const { width, height } = size(point);
    const [dx, dy] = labelOffset(side, radius(point), [width, height]);
    const [left, top] = [x + dx, y + dy];
    return { left, top, right: left + width, bottom: top + height };
  }

  private fits(point: number, side: number): boolean {
    const box = this.box(point, side);
    const { width, height } = this.input;
    if (box.left < EDGE || box.top < EDGE || box.right > width - EDGE || box.bottom > height - EDGE)
      return false;
    return this.grid.isFree({
      left: box.left - PADDING,
      right: box.right + PADDING,
      top: box.top - PADDING,
      bottom: box.bottom + PADDING,
    });
  }

  private put(point: number, side: number): void {
    const { width, height } = this.input.size(point);
    const [dx, dy] = labelOffset(side, this.input.radius(point), [width, height]);
    this.grid.take(this.box(point, side));
    this.placed.push({ point, dx, dy, width, height, side });
  }

  private cellOf(point: number): number {
    return this.cells.at(...this.place(point));
  }

  /** Where the point is on the screen; far off where it is hidden. */
  private place(point: number): [x: number, y: number] {
    const { positions, affine } = this.input;
    return [screenX(affine, positions[2 * point]), screenY(affine, positions[2 * point + 1])];
  }
}
