/** Labels are placed anew at most this often while something moves. */
const INTERVAL_MS = 120;
/** From one step of an unfinished placement to the next. */
const STEP_INTERVAL_MS = 50;

/**
 * When labels are placed: in tasks of their own, because a frame that also places labels is long where the
 * points are drawn in software.
 */
export class LabelSchedule {
  private readonly place: () => boolean;
  private readonly onPlaced: () => void;
  private due = false;
  private finished = true;
  private placedMs = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `place` answers whether it got through; `onPlaced` is called after each placement that was asked for by `soon`. */
  constructor(place: () => boolean, onPlaced: () => void) {
    this.place = place;
    this.onPlaced = onPlaced;
  }

  /** Labels no longer suit what is shown. */
  invalidate(): void {
    this.due = true;
  }

  now(): void {
    this.cancel();
    this.finished = this.place();
    this.due = !this.finished;
    this.placedMs = performance.now();
  }

  /** Places as soon as it may be done again, if labels are due. */
  soon(): void {
    if (!this.due || this.timer !== undefined) return;
    const interval = this.finished ? INTERVAL_MS : STEP_INTERVAL_MS;
    const wait = Math.max(0, this.placedMs + interval - performance.now());
    this.timer = setTimeout(() => {
      this.now();
      this.onPlaced();
    }, wait);
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
