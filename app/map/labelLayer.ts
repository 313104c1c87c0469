import { holdLabels } from './labelHold';
import { placeLabels, type LabelInput, type PlacedLabel } from './labelPlacement';

const FADE_MS = 140;

export interface ShownLabel extends PlacedLabel {
  /** 0–1. */
  alpha: number;
}

/** The labels on screen. New ones fade in; one that no longer fits goes at once, or it would lie over its successor. */
export class LabelLayer {
  private readonly shown = new Map<number, ShownLabel>();
  private forced: ReadonlySet<number> = new Set();
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

  /** Places anew; labels that stay keep their opacity. `instant`: no fading in. */
  place(input: Omit<LabelInput, 'previous'>, instant: boolean): void {
    const previous = new Map(this.shown);
    this.shown.clear();
    for (const label of placeLabels({ ...input, previous })) {
      const alpha = instant ? 1 : (previous.get(label.point)?.alpha ?? 0);
      this.shown.set(label.point, { ...label, alpha });
    }
    this.forced = new Set(input.forced);
    this.fading = !instant;
  }

  /** Keeps labels from lying over one another where points have moved since the last placement (see holdLabels). */
  hold(at: (point: number) => [number, number], radius: (point: number) => number): void {
    const before = [...this.shown.values()];
    const isForced = (point: number) => this.forced.has(point);
    const held = holdLabels({ labels: before, at, radius, isForced });
    const alphas = new Map(before.map(({ point, alpha }) => [point, alpha]));
    this.shown.clear();
    for (const label of held) this.shown.set(label.point, { ...label, alpha: alphas.get(label.point) ?? 1 });
  }

  /** The word whose label covers a place on the screen, given where its point is. */
  at(x: number, y: number, pointAt: (point: number) => [number, number]): number | null {
    for (const label of this.shown.values()) {
      const [px, py] = pointAt(label.point);
      const [dx, dy] = [x - px - label.dx, y - py - label.dy];
      if (dx >= 0 && dy >= 0 && dx <= label.width && dy <= label.height) return label.point;
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
    for (const label of this.shown.values()) {
      label.alpha = Math.min(1, label.alpha + amount);
      if (label.alpha < 1) this.fading = true;
    }
  }
}
