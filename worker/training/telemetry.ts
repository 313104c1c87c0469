import type { LossPoint, Progress } from '../contract/engine';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import type { ControlWords, ShardCounters } from './controlWords';
import { learningRate } from '../model/learningRate';

const LOSS_POINTS = 200;
/** The rate shown is that of about the last second and a half. */
const RATE_MS = 1500;

/** Time spent training: stands still while the run does. */
export class TrainingClock {
  private spent = 0;
  private since: number | null = null;

  constructor(private readonly now: () => number) {}

  get ms(): number {
    return this.spent + (this.since === null ? 0 : this.now() - this.since);
  }

  start(): void {
    this.since ??= this.now();
  }

  stop(): void {
    this.spent = this.ms;
    this.since = null;
  }
}

/** Words a second over the last stretch of training time. */
export class RateMeter {
  private readonly samples: { ms: number; words: number }[] = [];

  add(ms: number, words: number): void {
    this.samples.push({ ms, words });
    while (this.samples.length > 2 && ms - this.samples[1].ms >= RATE_MS) this.samples.shift();
  }

  get wordsPerSecond(): number | null {
    const [first] = this.samples;
    const last = this.samples[this.samples.length - 1];
    if (!first || last.ms - first.ms < 100) return null;
    return ((last.words - first.words) / (last.ms - first.ms)) * 1000;
  }
}

/** Reads a run's control words and makes of them what the page shows. */
export class Telemetry {
  readonly clock: TrainingClock;
  private readonly rate = new RateMeter();
  private epoch = 0;
  private epochEnded = false;
  private epochStartMs = 0;
  /** Words trained in the epochs that ended. */
  private earlierWords = 0;
  private last: ShardCounters & { rawWords: number } = { words: 0, loss: 0, pairs: 0, rawWords: 0 };

  /** @param rawTokens corpus tokens an epoch */
  constructor(
    private readonly control: ControlWords,
    private readonly hyperparameters: Hyperparameters,
    private readonly rawTokens: number,
    now: () => number,
  ) {
    this.clock = new TrainingClock(now);
  }

  /** To be called after ControlWords.beginEpoch. */
  beginEpoch(epoch: number): void {
    this.epoch = epoch;
    this.epochEnded = false;
    this.epochStartMs = this.clock.ms;
    this.last = { words: 0, loss: 0, pairs: 0, rawWords: epoch * this.rawTokens };
  }

  /** Exact figures of the epoch that every shard has ended. */
  endEpoch(): ShardCounters & { seconds: number } {
    const total = this.control.total();
    this.earlierWords += total.words;
    this.epochEnded = true;
    return { ...total, seconds: (this.clock.ms - this.epochStartMs) / 1000 };
  }

  get lossIsFinite(): boolean {
    return Number.isFinite(this.control.total().loss);
  }

  /** Call a few times a second while training. */
  sampleRate(): void {
    this.rate.add(this.clock.ms, this.rawWords);
  }

  /** The mean loss since the last point, once there is enough of it; at the end of an epoch at once. */
  nextLossPoint(): LossPoint | null {
    const { rawWords } = this;
    const { epochs } = this.hyperparameters;
    const due = rawWords - this.last.rawWords >= (epochs * this.rawTokens) / LOSS_POINTS;
    if (!due && !(this.epochEnded && epochs <= LOSS_POINTS)) return null;
    const total = this.control.total();
    const pairs = total.pairs - this.last.pairs;
    if (pairs === 0) return null;
    const loss = (total.loss - this.last.loss) / pairs;
    this.last = { ...total, rawWords };
    return { rawWords, epoch: rawWords / this.rawTokens, loss };
  }

  get progress(): Progress {
    const { rawWords } = this;
    const { epochs } = this.hyperparameters;
    const totalRawWords = epochs * this.rawTokens;
    const rawWordsPerSecond = this.rate.wordsPerSecond;
    return {
      epoch: this.epochEnded ? this.epoch + 1 : this.epoch,
      epochs,
      rawWords,
      totalRawWords,
      effectiveWords: this.earlierWords + (this.epochEnded ? 0 : this.control.total().words),
      rawWordsPerSecond,
      learningRate: learningRate(this.hyperparameters, rawWords / totalRawWords),
      elapsedSeconds: this.clock.ms / 1000,
      secondsLeft: rawWordsPerSecond ? (totalRawWords - rawWords) / rawWordsPerSecond : null,
    };
  }

  private get rawWords(): number {
    return this.epoch * this.rawTokens + this.control.rawTokens;
  }
}
