import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Recurrence } from '../kernels/recurrence';
import { tf } from './tensorflow';

export interface CellWeights {
  /** dimensions × gates · units; gates as Keras has them. */
  kernel: Tensor2D;
  stateKernel: Tensor2D;
  bias: Tensor;
}

export interface ReadSequence {
  cell: 'lstm' | 'gru';
  backwards: boolean;
  /** documents × steps: 0 for padding, which leaves the state as it is. */
  isWord: Int32Array;
  /** Kernels that do it at once; null: one operation of TensorFlow.js after another. */
  recurrence: Recurrence | null;
  /** Whether the words' vectors are trained too. */
  trainsInputs: boolean;
}

/** State of a recurrent layer after the last word: documents × units, differentiable. `inputs`: documents × steps × dimensions. */
export const lastState = (inputs: Tensor3D, weights: CellWeights, how: ReadSequence): Tensor2D =>
  how.recurrence ? byKernel(inputs, weights, how, how.recurrence) : stepByStep(inputs, weights, how);

const byKernel = (
  inputs: Tensor3D,
  { kernel, stateKernel, bias }: CellWeights,
  { isWord, trainsInputs }: ReadSequence,
  recurrence: Recurrence,
): Tensor2D => {
  const [documents, steps] = inputs.shape;
  const units = stateKernel.shape[0];
  const run = (x: Tensor, k: Tensor, s: Tensor, b: Tensor) => {
    const values = [k, s, b].map((tensor) => tensor.dataSync<'float32'>());
    const state = recurrence.forward(x.dataSync<'float32'>(), isWord, steps, {
      kernel: values[0],
      stateKernel: values[1],
      bias: values[2],
    });
    return tf.tensor2d(state, [documents, units]);
  };
  const back = (slope: Tensor, ofInputs: boolean) => {
    const slopes = recurrence.backward(slope.dataSync<'float32'>(), ofInputs);
    const tensors = [
      tf.tensor(slopes.kernel, kernel.shape),
      tf.tensor(slopes.stateKernel, stateKernel.shape),
      tf.tensor(slopes.bias, bias.shape),
    ];
    return slopes.inputs ? [tf.tensor(slopes.inputs, inputs.shape), ...tensors] : tensors;
  };
  const operation = trainsInputs
    ? tf.customGrad((x, k, s, b) => ({
        value: run(x as Tensor, k as Tensor, s as Tensor, b as Tensor),
        gradFunc: (slope: Tensor) => back(slope, true),
      }))
    : tf.customGrad((k, s, b) => ({
        value: run(inputs, k as Tensor, s as Tensor, b as Tensor),
        gradFunc: (slope: Tensor) => back(slope, false),
      }));
  const arguments_ = trainsInputs ? [inputs, kernel, stateKernel, bias] : [kernel, stateKernel, bias];
  return operation(...arguments_) as Tensor2D;
};

const stepByStep = (
  inputs: Tensor3D,
  { kernel, stateKernel, bias }: CellWeights,
  { cell, backwards, isWord }: ReadSequence,
): Tensor2D => {
  const [documents, steps, dimensions] = inputs.shape;
  const units = stateKernel.shape[0];
  const flat = tf.reshape(inputs, [documents * steps, dimensions]);
  const gates = tf.add(tf.matMul(flat, kernel), bias);
  const ofSteps = tf.unstack(tf.reshape(gates, [documents, steps, -1]), 1);
  const masks = tf.unstack(tf.tensor3d(Float32Array.from(isWord, Math.sign), [documents, steps, 1]), 1);
  const order = [...ofSteps.keys()];
  if (backwards) order.reverse();
  let state: Tensor2D = tf.zeros([documents, units]);
  let memory: Tensor2D = tf.zeros([documents, units]);
  for (const step of order) {
    const [next, nextMemory] =
      cell === 'lstm'
        ? lstmStep(ofSteps[step], state, memory, stateKernel)
        : [gruStep(ofSteps[step], state, stateKernel), memory];
    state = tf.add(state, tf.mul(masks[step], tf.sub(next, state)));
    memory = tf.add(memory, tf.mul(masks[step], tf.sub(nextMemory, memory)));
  }
  return state;
};

const lstmStep = (gates: Tensor, state: Tensor2D, memory: Tensor2D, stateKernel: Tensor2D): Tensor2D[] => {
  const [i, f, c, o] = tf.split(tf.add(gates, tf.matMul(state, stateKernel)), 4, 1);
  const next: Tensor2D = tf.add(tf.mul(tf.sigmoid(f), memory), tf.mul(tf.sigmoid(i), tf.tanh(c)));
  return [tf.mul(tf.sigmoid(o), tf.tanh(next)), next];
};

const gruStep = (gates: Tensor, state: Tensor2D, stateKernel: Tensor2D): Tensor2D => {
  const units = state.shape[1];
  const [z, r, h] = tf.split(gates, 3, 1);
  const [ofGates, ofCandidate] = tf.split(stateKernel, [2 * units, units], 1);
  const [zs, rs] = tf.split(tf.matMul(state, ofGates), 2, 1);
  const update = tf.sigmoid(tf.add(z, zs));
  const reset: Tensor2D = tf.mul(tf.sigmoid(tf.add(r, rs)), state);
  const candidate = tf.tanh(tf.add(h, tf.matMul(reset, ofCandidate)));
  return tf.add(candidate, tf.mul(update, tf.sub(state, candidate)));
};
