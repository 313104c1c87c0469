import { placeLabels, type LabelInput, type PlacedLabel } from './labelPlacement';

const FADE_MS = 140;

export interface ShownLabel extends PlacedLabel {
  /** 0–1. */
  alpha: number;
  leaving: boolean;
}

/** The labels on screen and their fading in and out. */
export class LabelLayer {
  private readonly shown = new Map<number, ShownLabel>();
  private fading = false;

  get labels(): IterableIterator<ShownLabel> {
    return this.shown.values();
  }

  get isFading(): boolean {
    return this.fading;
  }

  clear(): void {
    this.shown.clear();
    this.fading = false;
  }

  /** Places anew; labels that stay keep their opacity, the others fade. `instant`: no fading. */
  place(input: Omit<LabelInput, 'previous'>, instant: boolean): void {
    const previous = new Map<number, PlacedLabel>();
    for (const [wordId, label] of this.shown) if (!label.leaving) previous.set(wordId, label);
    const placed = placeLabels({ ...input, previous });
    const staying = new Set<number>();
    for (const label of placed) {
      staying.add(label.wordId);
      this.shown.set(label.wordId, {
        ...label,
        alpha: instant ? 1 : (this.shown.get(label.wordId)?.alpha ?? 0),
        leaving: false,
      });
    }
    for (const [wordId, label] of this.shown) {
      if (staying.has(wordId)) continue;
      if (instant || wordId >= input.count) this.shown.delete(wordId);
      else label.leaving = true;
    }
    this.fading = !instant;
  }

  /** The word whose label covers a place on the screen, given where its point is. */
  at(x: number, y: number, pointAt: (wordId: number) => [number, number]): number | null {
    for (const label of this.shown.values()) {
      const [px, py] = pointAt(label.wordId);
      const [dx, dy] = [x - px - label.dx, y - py - label.dy];
      if (!label.leaving && dx >= 0 && dy >= 0 && dx <= label.width && dy <= label.height)
        return label.wordId;
    }
    return null;
  }

  /** Ends all fading. */
  finish(): void {
    this.step(FADE_MS);
  }

  /** Moves the opacities on by a time. */
  step(elapsedMs: number): void {
    if (!this.fading) return;
    const amount = elapsedMs / FADE_MS;
    this.fading = false;
    for (const [wordId, label] of this.shown) {
      label.alpha = Math.min(1, Math.max(0, label.alpha + (label.leaving ? -amount : amount)));
      if (label.leaving && label.alpha === 0) this.shown.delete(wordId);
      else if (label.leaving || label.alpha < 1) this.fading = true;
    }
  }
}
