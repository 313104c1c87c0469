import type { BatchPoint, ClassifierProgress } from '../contract/classifier';
import type { StepResult } from './learner';

const PROGRESS_MS = 100;
/** The rate is over about this time. */
const RATE_MS = 1000;

interface Sums {
  loss: number;
  right: number;
  documents: number;
}

const nothing = (): Sums => ({ loss: 0, right: 0, documents: 0 });

/** Time, documents and losses of a training; the clock stands still when nothing is trained. */
export class RunMeter {
  documents = 0;
  private elapsedMs = 0;
  private startedAt: number | null = null;
  private ofEpoch = nothing();
  private ofPoint = nothing();
  private points: BatchPoint[] = [];
  private lastPointAt = -Infinity;
  private rate: { at: number; documents: number; value: number | null } = {
    at: 0,
    documents: 0,
    value: null,
  };

  /** @param now milliseconds, monotonic */
  constructor(private readonly now: () => number) {}

  start(): void {
    this.startedAt ??= this.now();
  }

  stop(): void {
    this.elapsedMs = this.elapsed;
    this.startedAt = null;
  }

  /** Milliseconds. */
  get elapsed(): number {
    return this.elapsedMs + (this.startedAt === null ? 0 : this.now() - this.startedAt);
  }

  beginEpoch(): void {
    this.ofEpoch = nothing();
  }

  /** Mean over the epoch so far. */
  get epochMeans(): { loss: number; accuracy: number } {
    return meansOf(this.ofEpoch);
  }

  add({ loss, right }: StepResult, documents: number): void {
    this.documents += documents;
    for (const sums of [this.ofEpoch, this.ofPoint]) {
      sums.loss += loss;
      sums.right += right;
      sums.documents += documents;
    }
  }

  /** Points of the curve since the last call; null when that was a short time ago. */
  takePoints(epoch: number): BatchPoint[] | null {
    const now = this.now();
    if (now - this.lastPointAt < PROGRESS_MS) return null;
    this.lastPointAt = now;
    if (this.ofPoint.documents > 0) this.points.push({ epoch, ...meansOf(this.ofPoint) });
    this.ofPoint = nothing();
    const { points } = this;
    this.points = [];
    return points;
  }

  /** @param all documents of all epochs together */
  rateAndTime(
    all: number,
  ): Pick<ClassifierProgress, 'documentsPerSecond' | 'elapsedSeconds' | 'secondsLeft'> {
    const { elapsed, documents } = this;
    if (elapsed - this.rate.at >= RATE_MS) {
      const value = ((documents - this.rate.documents) * 1000) / (elapsed - this.rate.at);
      this.rate = { at: elapsed, documents, value };
    }
    const secondsLeft = this.rate.value === null ? null : ((elapsed / 1000) * (all - documents)) / documents;
    return { documentsPerSecond: this.rate.value, elapsedSeconds: elapsed / 1000, secondsLeft };
  }
}

const meansOf = ({ loss, right, documents }: Sums) => ({
  loss: loss / documents,
  accuracy: right / documents,
});
