import type { LabelInput } from './labelPlacement';

/** Coarse cells of the view that count the labels in them; they move with the map. Cells are twice as wide as high. */
export class LabelCells {
  readonly taken: Uint8Array;
  private readonly columns: number;
  private readonly across: number;
  private readonly down: number;
  private readonly left: number;
  private readonly top: number;

  constructor({ width, height, cell, origin }: Pick<LabelInput, 'width' | 'height' | 'cell' | 'origin'>) {
    const cellHeight = cell / 2;
    this.across = 1 / cell;
    this.down = 1 / cellHeight;
    this.left = origin[0] - Math.ceil(origin[0] / cell) * cell;
    this.top = origin[1] - Math.ceil(origin[1] / cellHeight) * cellHeight;
    this.columns = Math.floor((width - this.left) * this.across) + 1;
    this.taken = new Uint8Array(this.columns * (Math.floor((height - this.top) * this.down) + 1));
  }

  /** Cell of a place in view. */
  at(x: number, y: number): number {
    // Not negative: cutting off decimals is rounding down.
    return (((y - this.top) * this.down) | 0) * this.columns + (((x - this.left) * this.across) | 0);
  }
}
