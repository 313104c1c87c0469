import type { StepResult, Learner, LearningTask, NamedWeights } from './learner';
import { Random } from '../model/random';
import { countOf, wordsOf, type WordLists } from './documentWords';
import { softmax } from './softmax';
import { bigramBucket } from './wordBigrams';

export interface FastTextSettings {
  /** Vectors to begin with: the run's, or random ones in ±1/dimensions. */
  random: boolean;
  /** Whether the vectors of words are trained. */
  trainable: boolean;
  bigrams: boolean;
  learningRate: number;
  seed: number;
}

const INITIAL_STREAM = 103;

/**
 * fastText's supervised mode (Joulin et al. 2016): the mean of a document's word vectors goes through a linear layer
 * and a softmax; plain stochastic descent, document by document, with a learning rate that falls to 0. Pairs of words that the training part does not
 * have are left out, as they have learnt nothing.
 */
export class FastTextSupervised implements Learner {
  readonly keepsBest = false;
  readonly converged = false;
  readonly batchSize = 100;
  readonly parameters: { all: number; trainable: number };
  private readonly inputs: Float32Array<ArrayBuffer>;
  private readonly output: Float32Array<ArrayBuffer>;
  /** Row of each bucket that the training part has. */
  private readonly rowOfBucket = new Map<number, number>();
  private readonly words: number;
  private readonly hidden: Float64Array;
  private readonly change: Float64Array;
  private readonly scores: Float64Array;

  constructor(
    private readonly task: LearningTask,
    private readonly settings: FastTextSettings,
  ) {
    const { vectors, dimensions, classes, train, lists } = task;
    this.words = vectors.length / dimensions;
    if (settings.bigrams) for (const document of train) this.addBuckets(wordsOf(lists, document));
    const rows = this.words + this.rowOfBucket.size;
    this.inputs = new Float32Array(rows * dimensions);
    this.output = new Float32Array(classes * dimensions);
    const random = new Random(settings.seed, INITIAL_STREAM);
    for (let i = 0; i < this.inputs.length; i++) {
      this.inputs[i] = (2 * random.uniform() - 1) / dimensions;
    }
    if (!settings.random) this.inputs.set(vectors);
    const fixed = settings.trainable ? 0 : vectors.length;
    const all = this.inputs.length + this.output.length;
    this.parameters = { all, trainable: all - fixed };
    this.hidden = new Float64Array(dimensions);
    this.change = new Float64Array(dimensions);
    this.scores = new Float64Array(classes);
  }

  step(documents: Uint32Array, progress: number): StepResult {
    const rate = this.settings.learningRate * Math.max(0, 1 - progress);
    const { lists, classOf } = this.task;
    let [loss, right] = [0, 0];
    for (const document of documents) {
      const rows = this.rowsOf(wordsOf(lists, document));
      if (rows.length === 0) continue;
      const result = this.learn(rows, classOf[document], rate);
      loss += result.loss;
      right += result.right;
    }
    return { loss, right };
  }

  async predict(lists: WordLists): Promise<Float32Array> {
    const { classes } = this.task;
    const probabilities = new Float32Array(countOf(lists) * classes);
    for (let document = 0; document < countOf(lists); document++) {
      this.forward(this.rowsOf(wordsOf(lists, document)));
      probabilities.set(this.scores, document * classes);
    }
    return probabilities;
  }

  async weights(): Promise<NamedWeights[]> {
    const { dimensions, classes } = this.task;
    const rows = this.inputs.length / dimensions;
    return [
      { name: 'inputs', shape: [rows, dimensions], values: this.inputs.slice() },
      { name: 'output', shape: [classes, dimensions], values: this.output.slice() },
    ];
  }

  setWeights([inputs, output]: readonly NamedWeights[]): void {
    this.inputs.set(inputs.values);
    this.output.set(output.values);
  }

  async vectors(): Promise<Float32Array<ArrayBuffer> | null> {
    return this.settings.trainable ? this.inputs.slice(0, this.task.vectors.length) : null;
  }

  /** Bucket and row of each pair of words, in the order of rows. */
  buckets(): Uint32Array {
    return Uint32Array.from(this.rowOfBucket.keys());
  }

  dispose(): void {}

  private addBuckets(words: Int32Array): void {
    for (const bucket of bucketsOf(words)) {
      if (!this.rowOfBucket.has(bucket)) this.rowOfBucket.set(bucket, this.words + this.rowOfBucket.size);
    }
  }

  /** Rows of a document's words and pairs; words without a vector have none. */
  private rowsOf(words: Int32Array): number[] {
    const rows: number[] = [];
    for (const word of words) if (word >= 0) rows.push(word);
    if (!this.settings.bigrams) return rows;
    for (const bucket of bucketsOf(words)) {
      const row = this.rowOfBucket.get(bucket);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  /** Leaves the mean in `hidden` and the probabilities in `scores`. */
  private forward(rows: readonly number[]): void {
    const { hidden, scores, inputs, output } = this;
    const { dimensions, classes } = this.task;
    hidden.fill(0);
    for (const row of rows) {
      for (let i = 0; i < dimensions; i++) hidden[i] += inputs[row * dimensions + i];
    }
    if (rows.length > 0) for (let i = 0; i < dimensions; i++) hidden[i] /= rows.length;
    for (let kind = 0; kind < classes; kind++) {
      scores[kind] = 0;
      for (let i = 0; i < dimensions; i++) scores[kind] += output[kind * dimensions + i] * hidden[i];
    }
    softmax(scores);
  }

  private learn(rows: readonly number[], truth: number, rate: number): StepResult {
    this.forward(rows);
    const { hidden, change, scores, inputs, output } = this;
    const { dimensions, classes, classWeights } = this.task;
    const loss = -Math.log(Math.max(1e-7, scores[truth]));
    const right = scores.indexOf(Math.max(...scores)) === truth ? 1 : 0;
    change.fill(0);
    for (let kind = 0; kind < classes; kind++) {
      const step = rate * classWeights[truth] * ((kind === truth ? 1 : 0) - scores[kind]);
      const at = kind * dimensions;
      for (let i = 0; i < dimensions; i++) {
        change[i] += step * output[at + i];
        output[at + i] += step * hidden[i];
      }
    }
    // The exact gradient of a mean: every row takes its share of the change.
    for (let i = 0; i < dimensions; i++) change[i] /= rows.length;
    for (const row of rows) {
      if (row < this.words && !this.settings.trainable) continue;
      for (let i = 0; i < dimensions; i++) inputs[row * dimensions + i] += change[i];
    }
    return { loss, right };
  }
}

const bucketsOf = (words: Int32Array): number[] => {
  const buckets: number[] = [];
  for (let i = 1; i < words.length; i++) {
    if (words[i - 1] >= 0 && words[i] >= 0) buckets.push(bigramBucket(words[i - 1], words[i]));
  }
  return buckets;
};
