import { concatenates, contextMean, contextPredicts } from '../contract/algorithms';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import { learningRate } from '../model/learningRate';
import { Random } from '../model/random';
import type { RowTable } from './neighbours';

/** What a trained Doc2Vec model keeps still while the vector of a new document is learnt. */
export interface FrozenModel {
  hyperparameters: Hyperparameters;
  words: RowTable;
  /** With dm_concat: vector that stands for a missing word; null in other modes. */
  missing: Float32Array | null;
  outputs: RowTable;
  /** A noise word; null with hierarchical softmax. */
  drawNoise: ((random: Random) => number) | null;
  /** Inner nodes · 2 + bit from the root to a word; null with negative sampling. */
  pathOf: ((word: number) => Uint32Array) | null;
}

const INFER_STREAM = 0x1f4e;

/**
 * Vector of a document that was not trained on (gensim's infer_vector, with the model's epochs, alpha, min_alpha and
 * schedule; the rate falls from epoch to epoch). Only the document's own row learns. Unlike training and gensim it
 * leaves no frequent words out, and draws noise words anew for each word. The same words, seed and model give the same vector. With dm_concat and labels
 * (dm_tag_count above 1) the text's labels are unknown, so vectors in their places learn beside the document's.
 *
 * @param words rows of the document's words in order; at least one
 */
export const inferDocument = (words: readonly number[], model: FrozenModel): Float32Array => {
  const { hyperparameters: h } = model;
  const random = new Random(h.seed, INFER_STREAM, words.length);
  const d = h.vectorSize;
  const tags = Array.from({ length: concatenates(h) ? h.dmTagCount : 1 }, () =>
    Float32Array.from({ length: d }, () => (random.uniform() * 2 - 1) / d),
  );
  for (let epoch = 0; epoch < h.epochs; epoch++) {
    const alpha = learningRate(h, h.epochs === 1 ? 0 : epoch / (h.epochs - 1));
    words.forEach((word, position) => {
      if (concatenates(h)) {
        const context = placesAround(words, position, h.window);
        trainConcatenated(tags, { context, targets: targetsOf(word, model, random), alpha }, model);
      } else {
        const context = contextPredicts(h) ? contextRows(words, position, h, random) : [];
        trainDocument(tags[0], { context, targets: targetsOf(word, model, random), alpha }, model);
      }
    });
  }
  return tags[0];
};

interface Step<Context> {
  context: Context;
  targets: { row: number; label: number }[];
  alpha: number;
}

const trainDocument = (
  document: Float32Array,
  { context, targets, alpha }: Step<number[]>,
  model: FrozenModel,
): void => {
  const { hyperparameters: h, words, outputs } = model;
  const usesMean = contextPredicts(h) && contextMean(h);
  const size = 1 + context.length;
  const hidden = Float64Array.from(document, (value, i) => {
    const sum = context.reduce((total, row) => total + words.values[row * words.rowFloats + i], value);
    return usesMean ? sum / size : sum;
  });
  const error = errorOf(hidden, { targets, alpha }, outputs);
  // The document takes of the error what it took in training, see the context kernel.
  const scale = contextPredicts(h) && usesMean === (h.exactGradient === 1) ? 1 / size : 1;
  for (let i = 0; i < document.length; i++) document[i] += error[i] * scale;
};

/** The hidden layer is laid out as in the concatenation kernel: tags, then the places of the window. */
const trainConcatenated = (
  tags: Float32Array[],
  { context, targets, alpha }: Step<(number | null)[]>,
  { words, missing, outputs }: FrozenModel,
): void => {
  const { rowFloats } = words;
  const hidden = new Float64Array(outputs.rowFloats);
  tags.forEach((tag, slot) => hidden.set(tag, slot * rowFloats));
  context.forEach((row, place) => {
    const vector =
      row === null ? missing : words.values.subarray(row * rowFloats, row * rowFloats + words.dimensions);
    if (vector) hidden.set(vector, (tags.length + place) * rowFloats);
  });
  const error = errorOf(hidden, { targets, alpha }, outputs);
  tags.forEach((tag, slot) => tag.forEach((_, i) => (tag[i] += error[slot * rowFloats + i])));
};

/** Learning rate times the gradient of the likelihood of the targets by the hidden layer. */
const errorOf = (
  hidden: Float64Array,
  { targets, alpha }: Pick<Step<unknown>, 'targets' | 'alpha'>,
  outputs: RowTable,
): Float64Array => {
  const error = new Float64Array(hidden.length);
  for (const { row, label } of targets) {
    const start = row * outputs.rowFloats;
    let dot = 0;
    for (let i = 0; i < hidden.length; i++) dot += hidden[i] * outputs.values[start + i];
    const step = alpha * (label - 1 / (1 + Math.exp(-dot)));
    for (let i = 0; i < hidden.length; i++) error[i] += step * outputs.values[start + i];
  }
  return error;
};

/** The word at each place of the full window, left to right; null beyond the document's ends. */
const placesAround = (words: readonly number[], position: number, window: number): (number | null)[] => {
  const at = (offset: number) => words[position + offset] ?? null;
  const offsets = Array.from({ length: window }, (_, i) => i + 1);
  return [...offsets.map((_, i) => at(i - window)), ...offsets.map(at)];
};

const contextRows = (
  words: readonly number[],
  position: number,
  h: Hyperparameters,
  random: Random,
): number[] => {
  const width = h.shrinkWindows ? 1 + Math.floor(random.uniform() * h.window) : h.window;
  return words.slice(Math.max(0, position - width), position + width + 1).filter((_, i) => {
    return Math.max(0, position - width) + i !== position;
  });
};

const targetsOf = (word: number, model: FrozenModel, random: Random): Step<unknown>['targets'] => {
  const { drawNoise, pathOf, hyperparameters: h } = model;
  if (pathOf) return Array.from(pathOf(word), (step) => ({ row: step >>> 1, label: 1 - (step & 1) }));
  const targets = [{ row: word, label: 1 }];
  for (let i = 0; drawNoise && i < h.negative; i++) {
    const row = drawNoise(random);
    if (row !== word) targets.push({ row, label: 0 });
  }
  return targets;
};
