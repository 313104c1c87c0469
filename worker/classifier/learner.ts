import type { WordLists } from './documentWords';

/** What a classifier has learnt, as named arrays in an order of its own. */
export interface NamedWeights {
  name: string;
  shape: number[];
  values: Float32Array<ArrayBuffer>;
}

/** Sums over the documents of a step. */
export interface StepResult {
  /** Nats, class weights not counted. */
  loss: number;
  right: number;
}

/** What a network or a baseline is told of the documents it learns from. */
export interface LearningTask {
  lists: WordLists;
  classOf: Int32Array;
  classes: number;
  /** Factor of each class in the loss: 1 each, or such that all classes weigh the same. */
  classWeights: Float64Array;
  /** Documents that are learnt from. */
  train: Uint32Array;
  /** Words × dimensions. */
  vectors: Float32Array<ArrayBuffer>;
  dimensions: number;
}

/** A model that learns step by step. Its owner decides on order, epochs, stops and evaluation. */
export interface Learner {
  readonly parameters: { all: number; trainable: number };
  /** Documents a step. */
  readonly batchSize: number;
  /** Whether the best epoch counts, by the loss of the validation part; else the last one does. */
  readonly keepsBest: boolean;
  /** Whether it has come to rest: more epochs change nothing. */
  readonly converged: boolean;
  /** @param progress share of all training that is done, 0–1 */
  step(documents: Uint32Array, progress: number): StepResult | Promise<StepResult>;
  /** Probabilities: documents × classes. */
  predict(lists: WordLists): Promise<Float32Array>;
  /** Copies of all that training changes. */
  weights(): Promise<NamedWeights[]>;
  setWeights(weights: readonly NamedWeights[]): void;
  /** Word vectors as they are now, words × dimensions; null where they are not trained. */
  vectors(): Promise<Float32Array<ArrayBuffer> | null>;
  dispose(): void;
}

/** Keras's "balanced" weights: documents / (classes · documents of the class), over the training part. */
export const balancedWeights = (classOf: Int32Array, train: Uint32Array, classes: number): Float64Array => {
  const counts = new Float64Array(classes);
  for (const document of train) counts[classOf[document]]++;
  const present = counts.filter((count) => count > 0).length;
  return counts.map((count) => (count === 0 ? 0 : train.length / (present * count)));
};
