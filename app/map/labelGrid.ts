import type { Rect } from './scatterTypes';

/** Side of a bin, CSS pixels: about the length of a label. */
const BIN = 72;

const overlaps = (a: Rect, b: Rect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Rectangles taken on the screen, found again by bins. */
export class LabelGrid {
  private readonly bins = new Map<number, Rect[]>();

  isFree(rect: Rect): boolean {
    for (const bin of binsOf(rect)) {
      if (this.bins.get(bin)?.some((taken) => overlaps(taken, rect))) return false;
    }
    return true;
  }

  take(rect: Rect): void {
    for (const bin of binsOf(rect)) {
      const taken = this.bins.get(bin);
      if (taken) taken.push(rect);
      else this.bins.set(bin, [rect]);
    }
  }
}

function binsOf(rect: Rect): number[] {
  const bins: number[] = [];
  for (let column = Math.floor(rect.left / BIN); column * BIN <= rect.right; column++) {
    for (let row = Math.floor(rect.top / BIN); row * BIN <= rect.bottom; row++) {
      bins.push(column * 65_536 + row);
    }
  }
  return bins;
}
