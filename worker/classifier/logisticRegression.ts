import { countOf, wordsOf, type WordLists } from './documentWords';
import type { Learner, LearningTask, NamedWeights, StepResult } from './learner';
import { Lbfgs } from './lbfgs';
import { softmax } from './softmax';

/**
 * Mean loss of multinomial logistic regression, documents weighted by their classes, plus l2/2 · the sum of squared
 * weights (biases are free), with its gradient.
 *
 * @param features documents × dimensions
 * @param at (dimensions + 1) × classes: weights, then biases
 */
export const logisticLoss = (
  features: Float64Array,
  {
    truth,
    documentWeights,
    classes,
    l2,
  }: { truth: Int32Array; documentWeights: Float64Array; classes: number; l2: number },
  at: Float64Array,
  gradient: Float64Array,
): number => {
  const dimensions = at.length / classes - 1;
  const total = documentWeights.reduce((a, b) => a + b, 0);
  const probabilities = new Float64Array(classes);
  gradient.fill(0);
  let loss = 0;
  for (let row = 0; row < truth.length; row++) {
    const x = features.subarray(row * dimensions, (row + 1) * dimensions);
    scoresOf(x, at, probabilities);
    softmax(probabilities);
    const weight = documentWeights[row] / total;
    loss -= weight * Math.log(Math.max(1e-300, probabilities[truth[row]]));
    probabilities[truth[row]] -= 1;
    for (let i = 0; i <= dimensions; i++) {
      const factor = weight * (i === dimensions ? 1 : x[i]);
      if (factor === 0) continue;
      for (let kind = 0; kind < classes; kind++) gradient[i * classes + kind] += factor * probabilities[kind];
    }
  }
  for (let i = 0; i < dimensions * classes; i++) {
    loss += (l2 / 2) * at[i] * at[i];
    gradient[i] += l2 * at[i];
  }
  return loss;
};

/** Writes x · weights + biases. */
const scoresOf = (x: ArrayLike<number>, at: Float64Array, scores: Float64Array): void => {
  const classes = scores.length;
  for (let kind = 0; kind < classes; kind++) scores[kind] = at[x.length * classes + kind];
  for (let i = 0; i < x.length; i++) {
    for (let kind = 0; kind < classes; kind++) scores[kind] += x[i] * at[i * classes + kind];
  }
};

/** Mean vector of the words that have one; zeros without any. documents × dimensions. */
export const meanVectors = (lists: WordLists, vectors: Float32Array, dimensions: number): Float64Array => {
  const means = new Float64Array(countOf(lists) * dimensions);
  for (let document = 0; document < countOf(lists); document++) {
    const mean = means.subarray(document * dimensions, (document + 1) * dimensions);
    let known = 0;
    for (const word of wordsOf(lists, document)) {
      if (word < 0) continue;
      known++;
      for (let i = 0; i < dimensions; i++) mean[i] += vectors[word * dimensions + i];
    }
    if (known > 0) for (let i = 0; i < dimensions; i++) mean[i] /= known;
  }
  return means;
};

/** Logistic regression on mean word vectors, each dimension standardised by the training part; an epoch is a step of L-BFGS. */
export class LogisticRegression implements Learner {
  readonly keepsBest = false;
  readonly batchSize: number;
  readonly parameters: { all: number; trainable: number };
  private readonly solver: Lbfgs;
  private readonly mean: Float64Array;
  private readonly deviation: Float64Array;
  private readonly features: Float64Array;
  private at: Float64Array;

  constructor(
    private readonly task: LearningTask,
    l2: number,
  ) {
    const { dimensions, classes, train, classOf } = task;
    this.batchSize = train.length;
    const all = (dimensions + 1) * classes;
    this.parameters = { all, trainable: all };
    const means = meanVectors(task.lists, task.vectors, dimensions);
    const trained = new Float64Array(train.length * dimensions);
    train.forEach((document, row) =>
      trained.set(means.subarray(document * dimensions, (document + 1) * dimensions), row * dimensions),
    );
    ({ mean: this.mean, deviation: this.deviation } = momentsOf(trained, dimensions));
    this.features = this.standardised(trained);
    const truth = Int32Array.from(train, (document) => classOf[document]);
    const documentWeights = Float64Array.from(truth, (kind) => task.classWeights[kind]);
    const data = { truth, documentWeights, classes, l2 };
    const objective = (at: Float64Array, gradient: Float64Array) =>
      logisticLoss(this.features, data, at, gradient);
    this.solver = new Lbfgs(objective, new Float64Array(all));
    this.at = this.solver.at;
  }

  get converged(): boolean {
    return this.solver.converged;
  }

  step(documents: Uint32Array): StepResult {
    this.solver.step();
    this.at = this.solver.at;
    const { classes, train, classOf } = this.task;
    const probabilities = this.probabilities(this.features);
    let [loss, right] = [0, 0];
    train.forEach((document, row) => {
      const own = probabilities.subarray(row * classes, (row + 1) * classes);
      loss -= Math.log(Math.max(1e-7, own[classOf[document]]));
      if (own.indexOf(Math.max(...own)) === classOf[document]) right++;
    });
    const share = documents.length / train.length;
    return { loss: loss * share, right: right * share };
  }

  async predict(lists: WordLists): Promise<Float32Array> {
    return this.probabilities(this.standardised(meanVectors(lists, this.task.vectors, this.task.dimensions)));
  }

  /** Of raw mean vectors: standardisation is worked into weights and biases. */
  async weights(): Promise<NamedWeights[]> {
    const { dimensions, classes } = this.task;
    const kernel = new Float32Array(dimensions * classes);
    const bias = Float32Array.from(this.at.subarray(dimensions * classes));
    for (let i = 0; i < dimensions; i++) {
      for (let kind = 0; kind < classes; kind++) {
        const weight = this.at[i * classes + kind] / this.deviation[i];
        kernel[i * classes + kind] = weight;
        bias[kind] -= weight * this.mean[i];
      }
    }
    return [
      { name: 'kernel', shape: [dimensions, classes], values: kernel },
      { name: 'bias', shape: [classes], values: bias },
    ];
  }

  setWeights(): void {
    throw new Error('a convex problem has one solution: its weights are not set');
  }

  async vectors(): Promise<null> {
    return null;
  }

  dispose(): void {}

  private standardised(features: Float64Array): Float64Array {
    const { dimensions } = this.task;
    return features.map((value, i) => (value - this.mean[i % dimensions]) / this.deviation[i % dimensions]);
  }

  private probabilities(features: Float64Array): Float32Array {
    const { dimensions, classes } = this.task;
    const rows = features.length / dimensions;
    const probabilities = new Float32Array(rows * classes);
    const scores = new Float64Array(classes);
    for (let row = 0; row < rows; row++) {
      scoresOf(features.subarray(row * dimensions, (row + 1) * dimensions), this.at, scores);
      probabilities.set(softmax(scores), row * classes);
    }
    return probabilities;
  }
}

/** Mean and standard deviation of each column; 1 for a column that does not vary. */
const momentsOf = (features: Float64Array, dimensions: number) => {
  const rows = Math.max(1, features.length / dimensions);
  const mean = new Float64Array(dimensions);
  const squares = new Float64Array(dimensions);
  features.forEach((value, i) => (mean[i % dimensions] += value / rows));
  features.forEach((value, i) => (squares[i % dimensions] += (value - mean[i % dimensions]) ** 2 / rows));
  return { mean, deviation: squares.map((square) => (square < 1e-24 ? 1 : Math.sqrt(square))) };
};
