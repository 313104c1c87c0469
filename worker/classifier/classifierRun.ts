import type {
  ClassifierCommand,
  ClassifierEpoch,
  ClassifierEvent,
  ClassifierProgress,
  ClassifierState,
} from '../contract/classifier';
import { Random } from '../model/random';
import { ClassifierFailure, problemOf } from './classifierFailure';
import { pick, type WordLists } from './documentWords';
import type { TrainingFacts } from './evaluation';
import type { Learner, NamedWeights, StepResult } from './learner';
import { accuracyOf, meanLoss, predictedClasses } from './metrics';
import { RunMeter } from './runMeter';
import { shuffle } from './shuffle';
import type { Split } from './split';

/** What a run finds around it. */
export interface RunSurroundings {
  runId: number;
  lists: WordLists;
  classOf: Int32Array;
  classes: number;
  split: Split;
  epochs: number;
  /** Epochs without a lower validation loss that end training; 0: never. */
  patience: number;
  learningRate: number;
  seed: number;
  onEvent: (event: ClassifierEvent) => void;
  /** Milliseconds, monotonic. */
  now: () => number;
  /** Lets messages in. */
  yield: () => Promise<void>;
  /** Judges the weights in force on the test part, and tells of it. */
  evaluate: (facts: Omit<TrainingFacts, 'sizes'>) => Promise<void>;
  /** Takes a step's error: another learner to go on with, or null where there is none. */
  recover: (error: unknown) => Promise<Learner | null>;
}

const ORDER_STREAM = 106;

type EndReason = { kind: 'lastEpoch' } | { kind: 'earlyStop'; epoch: number };

/** Training of one classifier: order of documents, epochs, pauses, early stop; messages are let in after every step. */
export class ClassifierRun {
  state: ClassifierState = { kind: 'preparing' };
  private readonly meter: RunMeter;
  private epoch = 0;
  private order = new Uint32Array(0);
  private at = 0;
  private best: { epoch: number; loss: number; weights: NamedWeights[] } | null = null;
  /** Weights to go on from: of the last epoch for a lost backend, of the last step after a stop. */
  private latest: NamedWeights[] | null = null;
  private command: ClassifierCommand | 'end' = 'resume';
  private wake: (() => void) | null = null;
  private going: Promise<void> | null = null;

  constructor(
    private learner: Learner,
    private readonly around: RunSurroundings,
  ) {
    this.meter = new RunMeter(around.now);
  }

  get current(): Learner {
    return this.learner;
  }

  start(): void {
    this.command = 'resume';
    this.going = this.go();
  }

  async obey(command: ClassifierCommand): Promise<void> {
    const { kind } = this.state;
    if (command === 'resume' && kind === 'stopped') {
      if (this.latest && this.learner.keepsBest) this.learner.setWeights(this.latest);
      this.start();
    } else if (kind === 'training' || kind === 'paused') {
      this.command = command;
      this.wake?.();
    }
  }

  /** Ends it without an evaluation; answers when it has ended. */
  async end(): Promise<void> {
    this.command = 'end';
    this.wake?.();
    await this.going;
  }

  /** Puts another learner in place, with the weights that this one had. */
  replace(learner: Learner): void {
    const weights = this.state.kind === 'training' ? this.latest : (this.best?.weights ?? this.latest);
    this.learner = learner;
    if (weights) learner.setWeights(weights);
  }

  private async go(): Promise<void> {
    try {
      this.tell({ kind: 'training' });
      this.meter.start();
      const reason = await this.train();
      this.meter.stop();
      if (this.command === 'end') return;
      this.tell({ kind: 'evaluating' });
      await this.judge();
      if (!reason) this.tell({ kind: 'stopped' });
      else this.tell(reason.kind === 'earlyStop' ? { kind: 'finished', reason } : { kind: 'finished' });
    } catch (error) {
      this.meter.stop();
      this.tell({ kind: 'failed', problem: problemOf(error) });
    }
  }

  /** Trains to the end, or as far as commands let it: then there is no reason. */
  private async train(): Promise<EndReason | null> {
    const { epochs, patience } = this.around;
    while (this.epoch < epochs) {
      if (!(await this.mayGoOn())) return null;
      if (this.at === this.order.length) this.beginEpoch();
      await this.step();
      await this.around.yield();
      if (this.at < this.order.length || this.order.length === 0) continue;
      await this.endEpoch();
      if (this.learner.converged) break;
      const stale = this.epoch - (this.best?.epoch ?? 0);
      if (this.learner.keepsBest && patience > 0 && stale >= patience && this.epoch < epochs) {
        return { kind: 'earlyStop', epoch: this.epoch };
      }
    }
    return { kind: 'lastEpoch' };
  }

  private async mayGoOn(): Promise<boolean> {
    if (this.command !== 'pause') return this.command === 'resume';
    this.meter.stop();
    this.tell({ kind: 'paused' });
    while (this.command === 'pause') await new Promise<void>((resolve) => (this.wake = resolve));
    this.wake = null;
    if (this.command !== 'resume') return false;
    this.tell({ kind: 'training' });
    this.meter.start();
    return true;
  }

  private beginEpoch(): void {
    const { split, seed } = this.around;
    this.order = shuffle(split.train.slice(), new Random(seed, ORDER_STREAM, this.epoch));
    this.at = 0;
    this.meter.beginEpoch();
  }

  private async step(): Promise<void> {
    const documents = this.order.subarray(this.at, this.at + this.learner.batchSize);
    const result = await this.learn(documents);
    if (!result) return;
    if (!Number.isFinite(result.loss)) {
      const { learningRate } = this.around;
      throw new ClassifierFailure({ kind: 'classifierLossNotFinite', epoch: this.epoch + 1, learningRate });
    }
    this.at += documents.length;
    this.meter.add(result, documents.length);
    this.tellProgress(this.epoch + this.at / this.order.length);
  }

  /** null: the backend was lost, and the epoch begins anew on another. */
  private async learn(documents: Uint32Array): Promise<StepResult | null> {
    const progress = (this.epoch + this.at / this.order.length) / this.around.epochs;
    try {
      return await this.learner.step(documents, progress);
    } catch (error) {
      const other = await this.around.recover(error);
      if (!other) throw error;
      this.replace(other);
      this.order = new Uint32Array(0);
      this.at = 0;
      return null;
    }
  }

  /** Validates and keeps the weights, and the best of them apart. */
  private async endEpoch(): Promise<void> {
    const { keepsBest } = this.learner;
    const means = this.meter.epochMeans;
    const validation = await this.validate();
    this.epoch++;
    const loss = validation?.loss ?? means.loss;
    const best = !keepsBest || loss < (this.best?.loss ?? Infinity);
    if (keepsBest) this.latest = await this.learner.weights();
    if (best) this.best = { epoch: this.epoch, loss, weights: this.latest ?? [] };
    this.tellProgress(this.epoch);
    const seconds = this.meter.elapsed / 1000;
    const result: ClassifierEpoch = { epoch: this.epoch, ...means, validation, best, seconds };
    this.around.onEvent({ kind: 'epoch', runId: this.around.runId, result });
  }

  private async validate(): Promise<ClassifierEpoch['validation']> {
    const { split, lists, classOf, classes } = this.around;
    if (split.validation.length === 0) return null;
    const probabilities = await this.learner.predict(pick(lists, split.validation));
    const truth = Int32Array.from(split.validation, (document) => classOf[document]);
    const predicted = predictedClasses(probabilities, classes);
    return {
      loss: meanLoss(probabilities, truth, classes),
      accuracy: accuracyOf({ truth, predicted, classes }),
    };
  }

  /** With the best weights, which stay in force. */
  private async judge(): Promise<void> {
    if (this.learner.keepsBest) {
      this.latest = await this.learner.weights();
      if (this.best) this.learner.setWeights(this.best.weights);
    }
    const seconds = this.meter.elapsed / 1000;
    const documentsPerSecond = this.meter.documents / seconds;
    const epoch = this.best?.epoch ?? this.epoch;
    await this.around.evaluate({ epoch, epochs: this.epoch, seconds, documentsPerSecond });
  }

  private tell(state: ClassifierState): void {
    this.state = state;
    this.around.onEvent({ kind: 'state', runId: this.around.runId, state, progress: this.progress() });
  }

  private tellProgress(epoch: number): void {
    const points = this.meter.takePoints(epoch);
    if (!points) return;
    const { runId, onEvent } = this.around;
    onEvent({ kind: 'progress', runId, progress: this.progress(), points });
  }

  private progress(): ClassifierProgress {
    const { epochs, split } = this.around;
    const { batchSize } = this.learner;
    return {
      epoch: this.epoch,
      epochs,
      batch: Math.ceil(this.at / batchSize),
      batches: Math.ceil(split.train.length / batchSize),
      ...this.meter.rateAndTime(epochs * split.train.length),
    };
  }
}
