import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { NamedTensorMap, Scalar, Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import type { ClassifierSettings } from '../contract/classifier';
import { CONVOLUTION, finetunes } from '../contract/classifierRows';
import type { CompiledKernels } from '../kernels/kernels';
import { Recurrence } from '../kernels/recurrence';
import { Random } from '../model/random';
import { countOf, type WordLists } from './documentWords';
import type { Learner, LearningTask, NamedWeights, StepResult } from './learner';
import { predictedClasses } from './metrics';
import { forward, type Batch, type ForwardHow } from './networkForward';
import { initialiseNetwork, networkModel } from './networkModel';
import { PREDICTED_AT_ONCE, recurrentShapes } from './recurrentShapes';
import { FIRST_WORD_INDEX, paddedSequences } from './sequences';
import { tf, type keras } from './tensorflow';

const DROPOUT_STREAM = 105;
/** Word vectors are longer than Keras's random ones: without a limit long documents throw an LSTM off its course. */
export const GLOBAL_CLIP_NORM = 1;
/** Keras's epsilon: no probability is smaller in the loss. */
const EPSILON = 1e-7;

/** A Keras model that is trained by Adam on the cross-entropy, on whatever backend TensorFlow.js is set to. */
export class NetworkLearner implements Learner {
  readonly keepsBest = true;
  readonly converged = false;
  readonly batchSize: number;
  readonly parameters: { all: number; trainable: number };
  readonly model: keras.Sequential;
  private readonly optimizer: ReturnType<typeof tf.train.adam>;
  private readonly recurrences: Recurrence[] | null;
  private readonly random: Random;

  /** @param kernels for recurrent layers; null where TensorFlow.js does it itself, on a graphics processor */
  constructor(
    private readonly task: LearningTask,
    private readonly settings: ClassifierSettings,
    kernels: CompiledKernels | null,
  ) {
    const { vectors, dimensions, classes } = task;
    const shape = { words: vectors.length / dimensions, dimensions, classes };
    this.model = networkModel(settings, shape);
    initialiseNetwork(this.model, settings, task);
    this.batchSize = settings.batchSize;
    this.parameters = {
      all: this.model.countParams(),
      trainable: this.trainable.reduce((sum, { val }) => sum + val.size, 0),
    };
    this.optimizer = tf.train.adam(settings.learningRate, 0.9, 0.999, EPSILON);
    this.random = new Random(settings.seed, DROPOUT_STREAM);
    const shapes = recurrentShapes(settings, dimensions);
    this.recurrences = kernels?.module ? shapes.map((one) => new Recurrence(kernels, one)) : null;
  }

  private get trainable(): { name: string; val: Variable }[] {
    // `read` answers the variable itself.
    return this.model.trainableWeights.map((weight) => ({
      name: weight.originalName,
      val: weight.read() as Variable,
    }));
  }

  async step(documents: Uint32Array): Promise<StepResult> {
    const { classes, classOf, classWeights } = this.task;
    const truth = Int32Array.from(documents, (document) => classOf[document]);
    const batch = this.batchOf(this.task.lists, documents);
    let probabilities: Tensor2D | null = null;
    const { value, grads } = tf.variableGrads(
      () => {
        probabilities = tf.keep(forward(this.model, batch, this.how(batch)));
        return weightedLoss(probabilities, truth, classWeights);
      },
      this.trainable.map(({ val }) => val),
    );
    const clipped = tf.tidy(() => clip(grads));
    this.optimizer.applyGradients(clipped);
    tf.dispose([value, ...Object.values(grads), ...clipped.map(({ tensor }) => tensor)]);
    const answer = probabilities as Tensor2D | null;
    if (!answer) throw new Error('a step without an answer');
    const values = await answer.data<'float32'>();
    answer.dispose();
    return resultOf(values, truth, classes);
  }

  async predict(lists: WordLists): Promise<Float32Array> {
    const { classes } = this.task;
    const count = countOf(lists);
    const all = new Float32Array(count * classes);
    const size = Math.max(this.batchSize, PREDICTED_AT_ONCE);
    for (let from = 0; from < count; from += size) {
      const documents = Uint32Array.from({ length: Math.min(size, count - from) }, (_, i) => from + i);
      const batch = this.batchOf(lists, documents);
      const answer = tf.tidy(() => forward(this.model, batch, this.undisturbed));
      all.set(await answer.data<'float32'>(), from * classes);
      answer.dispose();
    }
    return all;
  }

  async weights(): Promise<NamedWeights[]> {
    return Promise.all(
      this.trainable.map(async ({ name, val }) => {
        const values = await val.data<'float32'>();
        return { name, shape: val.shape, values: Float32Array.from(values) };
      }),
    );
  }

  setWeights(weights: readonly NamedWeights[]): void {
    tf.tidy(() =>
      this.trainable.forEach(({ val }, i) => val.assign(tf.tensor(weights[i].values, val.shape))),
    );
  }

  async vectors(): Promise<Float32Array<ArrayBuffer> | null> {
    if (!finetunes(this.settings)) return null;
    const rows = await this.model.layers[0].weights[0].read().data<'float32'>();
    return Float32Array.from(rows.subarray(FIRST_WORD_INDEX * this.task.dimensions));
  }

  dispose(): void {
    this.optimizer.dispose();
    (this.model as LayersModel).dispose();
  }

  /** Padding after the longest document of the batch is left away where it is masked anyway. */
  private batchOf(lists: WordLists, documents: Uint32Array): Batch {
    const { sequenceLength, model } = this.settings;
    const lengths = Array.from(documents, (d) => lists.offsets[d + 1] - lists.offsets[d]);
    const longest = Math.max(1, ...lengths);
    const steps = model === CONVOLUTION ? sequenceLength : Math.min(longest, sequenceLength);
    return { indices: paddedSequences(lists, documents, steps), documents: documents.length, steps };
  }

  private get undisturbed(): ForwardHow {
    const { settings, recurrences } = this;
    return { settings, recurrences, dropout: null };
  }

  private how({ documents }: Batch): ForwardHow {
    const { dimensions } = this.task;
    if (this.settings.dropout === 0) return this.undisturbed;
    return {
      ...this.undisturbed,
      dropout: {
        words: tf.tensor3d(this.kept(documents * dimensions), [documents, 1, dimensions]),
        features: (width) => tf.tensor2d(this.kept(documents * width), [documents, width]),
      },
    };
  }

  /** 0 with the probability of dropout, else what keeps the sum as it is (inverted dropout). */
  private kept(count: number): Float32Array {
    const { dropout } = this.settings;
    const factor = 1 / (1 - dropout);
    return Float32Array.from({ length: count }, () => (this.random.uniform() < dropout ? 0 : factor));
  }
}

/** Keras's global_clipnorm: all gradients together are no longer than GLOBAL_CLIP_NORM (Pascanu et al. 2013). */
const clip = (grads: NamedTensorMap): { name: string; tensor: Tensor }[] => {
  const squares = Object.values(grads).map((grad) => tf.sum(tf.square(grad)));
  const length = tf.maximum(tf.sqrt(tf.addN(squares)), GLOBAL_CLIP_NORM);
  const factor = tf.div(GLOBAL_CLIP_NORM, length);
  return Object.entries(grads).map(([name, grad]) => ({ name, tensor: tf.mul(grad, factor) }));
};

/** Cross-entropy, each document weighted by its class, over the number of documents: Keras's mean. */
const weightedLoss = (probabilities: Tensor2D, truth: Int32Array, classWeights: Float64Array): Scalar => {
  const [documents, classes] = probabilities.shape;
  const factors = new Float32Array(documents * classes);
  truth.forEach((kind, row) => (factors[row * classes + kind] = classWeights[kind] / documents));
  const logs = tf.log(tf.maximum(probabilities, EPSILON));
  return tf.neg(tf.sum(tf.mul(logs, tf.tensor2d(factors, [documents, classes]))));
};

const resultOf = (probabilities: Float32Array, truth: Int32Array, classes: number): StepResult => {
  let loss = 0;
  let right = 0;
  predictedClasses(probabilities, classes).forEach((predicted, row) => {
    loss -= Math.log(Math.max(EPSILON, probabilities[row * classes + truth[row]]));
    if (predicted === truth[row]) right++;
  });
  return { loss, right };
};
