import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { ClassifierSettings } from '../contract/classifier';
import { BIDIRECTIONAL_LSTM, CONVOLUTION, FROZEN, GRU } from '../contract/classifierRows';
import type { Recurrence } from '../kernels/recurrence';
import { lastState, type CellWeights } from './recurrentOp';
import { tf, type keras } from './tensorflow';

/** Sequences of a batch: documents × steps rows of the embedding layer. */
export interface Batch {
  indices: Int32Array<ArrayBuffer>;
  documents: number;
  steps: number;
}

export interface ForwardHow {
  settings: ClassifierSettings;
  /** One for each direction; null: without kernels. */
  recurrences: readonly Recurrence[] | null;
  /** Factors of the word vectors (documents × 1 × dimensions) and of the last layer's inputs; null: no dropout. */
  dropout: { words: Tensor3D; features: (width: number) => Tensor2D } | null;
}

/** What the model answers: probabilities, documents × classes. */
export const forward = (model: keras.Sequential, batch: Batch, how: ForwardHow): Tensor2D => {
  const [embedding, , reading] = model.layers;
  const classes = model.layers[model.layers.length - 1];
  const { indices, documents, steps } = batch;
  const rows = tf.gather(read(embedding, 0), tf.tensor1d(indices, 'int32'));
  const words: Tensor3D = tf.reshape(rows, [documents, steps, -1]);
  const seen = how.dropout ? tf.mul<Tensor3D>(words, how.dropout.words) : words;
  const features =
    how.settings.model === CONVOLUTION
      ? highestResponses(seen, read(reading, 0), read(reading, 1))
      : states(reading, seen, batch, how);
  const kept = how.dropout ? tf.mul<Tensor2D>(features, how.dropout.features(features.shape[1])) : features;
  const scores = tf.add(tf.matMul(kept, read(classes, 0) as Tensor2D), read(classes, 1));
  return tf.softmax(scores as Tensor2D);
};

const read = (layer: keras.Sequential['layers'][number], weight: number): Tensor =>
  layer.weights[weight].read();

const states = (
  reading: keras.Sequential['layers'][number],
  words: Tensor3D,
  batch: Batch,
  how: ForwardHow,
): Tensor2D => {
  const { model, embedding } = how.settings;
  const directions = model === BIDIRECTIONAL_LSTM ? 2 : 1;
  const outputs = Array.from({ length: directions }, (_, direction) => {
    const weights: CellWeights = {
      kernel: read(reading, 3 * direction) as Tensor2D,
      stateKernel: read(reading, 3 * direction + 1) as Tensor2D,
      bias: read(reading, 3 * direction + 2),
    };
    return lastState(words, weights, {
      cell: model === GRU ? 'gru' : 'lstm',
      backwards: direction === 1,
      isWord: batch.indices,
      recurrence: how.recurrences?.[direction] ?? null,
      trainsInputs: embedding !== FROZEN,
    });
  });
  return directions === 1 ? outputs[0] : tf.concat2d(outputs, 1);
};

/**
 * Conv1D with padding "same" and ReLU, then the maximum over all places. As one multiplication: the wasm backend lacks
 * the gradient of a convolution's filters.
 */
const highestResponses = (words: Tensor3D, kernel: Tensor, bias: Tensor): Tensor2D => {
  const [documents, steps, dimensions] = words.shape;
  const [width, , filters] = kernel.shape;
  const before = Math.floor((width - 1) / 2);
  const filled = tf.pad3d(words, [
    [0, 0],
    [before, width - 1 - before],
    [0, 0],
  ]);
  const shifted = Array.from({ length: width }, (_, i) =>
    tf.slice3d(filled, [0, i, 0], [documents, steps, dimensions]),
  );
  const windows = tf.reshape(tf.concat(shifted, 2), [documents * steps, width * dimensions]);
  const responses = tf.add(tf.matMul(windows, tf.reshape(kernel, [width * dimensions, filters])), bias);
  return tf.max(tf.reshape(tf.relu(responses), [documents, steps, filters]), 1);
};
