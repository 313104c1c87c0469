import type { LabelInput } from './labelPlacement';

/** Coarse cells of the view that count the labels in them; they move with the map. Cells are twice as wide as high. */
export class LabelCells {
  readonly taken: Uint8Array;
  private readonly columns: number;
  private readonly width: number;
  private readonly left: number;
  private readonly top: number;

  constructor({ width, height, cell, origin }: Pick<LabelInput, 'width' | 'height' | 'cell' | 'origin'>) {
    const cellHeight = cell / 2;
    this.width = cell;
    this.left = origin[0] - Math.ceil(origin[0] / cell) * cell;
    this.top = origin[1] - Math.ceil(origin[1] / cellHeight) * cellHeight;
    this.columns = Math.floor((width - this.left) / cell) + 1;
    this.taken = new Uint8Array(this.columns * (Math.floor((height - this.top) / cellHeight) + 1));
  }

  /** Cell of a place in view. */
  at(x: number, y: number): number {
    const row = Math.floor((y - this.top) / (this.width / 2));
    return row * this.columns + Math.floor((x - this.left) / this.width);
  }
}
