import type { ClassifierSettings } from '../contract/classifier';
import { BIDIRECTIONAL_LSTM, CONVOLUTION, FROZEN, GRU, RANDOM } from '../contract/classifierRows';
import { InitialWeights } from './initialWeights';
import { embeddingWeights, FIRST_WORD_INDEX } from './sequences';
import { keras, tf } from './tensorflow';

type Layer = keras.Sequential['layers'][number];

/** Sizes that a network is made for. */
export interface NetworkShape {
  words: number;
  dimensions: number;
  classes: number;
}

/** Whether the layer that reads the words skips padding; a convolution sees it as zeros. */
export const masksPadding = ({ model }: Pick<ClassifierSettings, 'model'>): boolean => model !== CONVOLUTION;

/**
 * The network as a Keras model: what is saved and what holds the weights. Training goes through `forward` in
 * networkForward.ts, which computes the same faster.
 */
export const networkModel = (settings: ClassifierSettings, shape: NetworkShape): keras.Sequential => {
  const { sequenceLength, dropout, seed } = settings;
  const { words, dimensions, classes } = shape;
  const model = keras.sequential({ name: 'classifier' });
  model.add(
    keras.layers.embedding({
      name: 'embedding',
      inputDim: words + FIRST_WORD_INDEX,
      outputDim: dimensions,
      inputLength: sequenceLength,
      maskZero: masksPadding(settings),
      trainable: settings.embedding !== FROZEN,
      embeddingsInitializer: 'zeros',
    }),
  );
  model.add(keras.layers.spatialDropout1d({ name: 'word_dropout', rate: dropout, seed }));
  for (const layer of readingLayers(settings)) model.add(layer);
  model.add(keras.layers.dropout({ name: 'dropout', rate: dropout, seed }));
  model.add(keras.layers.dense({ name: 'classes', units: classes, activation: 'softmax' }));
  return model;
};

const readingLayers = ({ model, units, kernelSize }: ClassifierSettings): Layer[] => {
  // The weights are set anyway; orthogonal ones would be computed twice, slowly.
  const recurrentInitializer = 'glorotUniform';
  if (model === CONVOLUTION) {
    return [
      keras.layers.conv1d({
        name: 'convolution',
        filters: units,
        kernelSize,
        padding: 'same',
        activation: 'relu',
      }),
      keras.layers.globalMaxPooling1d({ name: 'maximum' }),
    ];
  }
  const sigmoid = { recurrentActivation: 'sigmoid', recurrentInitializer } as const;
  if (model === GRU) return [keras.layers.gru({ name: 'gru', units, ...sigmoid })];
  const lstm = keras.layers.lstm({ name: 'lstm', units, ...sigmoid });
  if (model !== BIDIRECTIONAL_LSTM) return [lstm];
  return [keras.layers.bidirectional({ name: 'bidirectional', layer: lstm, mergeMode: 'concat' })];
};

/** Sets the first weights: the run's vectors or random ones, and what Keras's initialisers give, from the seed. */
export const initialiseNetwork = (
  model: keras.Sequential,
  settings: ClassifierSettings,
  { vectors, dimensions, classes }: { vectors: Float32Array; dimensions: number; classes: number },
): void => {
  const draw = new InitialWeights(settings.seed);
  const { units, kernelSize, embedding } = settings;
  const first = embedding === RANDOM ? draw.uniform(vectors.length, 0.05) : vectors;
  const values: Float32Array[] = [embeddingWeights(first, dimensions)];
  const recurrent = (gates: number) => [
    draw.glorot(dimensions * gates * units, dimensions, gates * units),
    draw.orthogonal(units, gates * units),
  ];
  if (settings.model === CONVOLUTION) {
    const fans = [kernelSize * dimensions, kernelSize * units] as const;
    values.push(draw.glorot(kernelSize * dimensions * units, ...fans), new Float32Array(units));
  } else if (settings.model === GRU) values.push(...recurrent(3), new Float32Array(3 * units));
  else values.push(...recurrent(4), forgetBias(units));
  if (settings.model === BIDIRECTIONAL_LSTM) values.push(...recurrent(4), forgetBias(units));
  const features = settings.model === BIDIRECTIONAL_LSTM ? 2 * units : units;
  values.push(draw.glorot(features * classes, features, classes), new Float32Array(classes));
  setValues(model, values);
};

/** Keras's unit_forget_bias: 1 for the forget gate (Jozefowicz et al. 2015). */
const forgetBias = (units: number): Float32Array => new Float32Array(4 * units).fill(1, units, 2 * units);

/** Sets all weights of a model, in its order. Frozen ones come last in tfjs's, so they are set by layer. */
export const setValues = (model: keras.Sequential, values: readonly Float32Array[]): void => {
  let at = 0;
  for (const layer of model.layers) {
    const tensors = layer.getWeights().map(({ shape }) => tf.tensor(values[at++], shape));
    layer.setWeights(tensors);
    tf.dispose(tensors);
  }
  if (at !== values.length) throw new Error(`${values.length} arrays of weights for a model that has ${at}`);
};
