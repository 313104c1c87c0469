import type { MapView } from '../state/lookHistory';

const REST_MS = 400;
/** Views that differ by less than this count as one: a share of the scale, and CSS pixels. */
const SAME_SCALE = 1e-3;
const SAME_PLACE = 0.75;

export const sameView = (a: MapView | null, b: MapView | null): boolean => {
  if (!a || !b) return a === b;
  const moved = Math.hypot(a.x - b.x, a.y - b.y) * a.scale;
  return Math.abs(a.scale / b.scale - 1) < SAME_SCALE && moved < SAME_PLACE;
};

/** Tells of a view once it has come to rest, so that a gesture is one step of undo however long it lasts. */
export class ViewRecorder {
  private settled: MapView | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly read: () => MapView | null;
  private readonly onSettled: (view: MapView | null) => void;

  constructor(read: () => MapView | null, onSettled: (view: MapView | null) => void) {
    this.read = read;
    this.onSettled = onSettled;
  }

  /** The view is moving. */
  moved(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), REST_MS);
  }

  /** The view goes where it was told to: no step. Answers whether it is elsewhere now. */
  expect(view: MapView | null): boolean {
    if (sameView(view, this.settled)) return false;
    this.settled = view;
    return true;
  }

  /** Another map. */
  reset(): void {
    clearTimeout(this.timer);
    this.settled = null;
  }

  private settle(): void {
    const view = this.read();
    if (sameView(view, this.settled)) return;
    this.settled = view;
    this.onSettled(view);
  }
}
