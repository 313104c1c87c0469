import { contextPredicts } from '../contract/algorithms';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import { Random } from '../model/random';
import type { RowTable } from './neighbours';

/** What a trained Doc2Vec model keeps still while the vector of a new document is learnt. */
export interface FrozenModel {
  hyperparameters: Hyperparameters;
  words: RowTable;
  outputs: RowTable;
  /** A noise word; null with hierarchical softmax. */
  drawNoise: ((random: Random) => number) | null;
  /** Inner nodes · 2 + bit from the root to a word; null with negative sampling. */
  pathOf: ((word: number) => Uint32Array) | null;
}

const INFER_STREAM = 0x1f4e;

/**
 * Vector of a document that was not trained on (gensim's infer_vector, with the model's alpha, min_alpha and epochs):
 * only the document's own row learns. The same words, seed and model give the same vector.
 *
 * @param words rows of the document's words in order; at least one
 */
export const inferDocument = (words: readonly number[], model: FrozenModel): Float32Array => {
  const { hyperparameters: h } = model;
  const random = new Random(h.seed, INFER_STREAM, words.length);
  const d = h.vectorSize;
  const document = Float32Array.from({ length: d }, () => (random.uniform() * 2 - 1) / d);
  for (let epoch = 0; epoch < h.epochs; epoch++) {
    const share = h.epochs === 1 ? 0 : epoch / (h.epochs - 1);
    const alpha = h.alpha + (h.minAlpha - h.alpha) * share;
    words.forEach((word, position) => {
      const context = contextPredicts(h) ? contextRows(words, position, h, random) : [];
      trainDocument(document, { context, targets: targetsOf(word, model, random), alpha }, model);
    });
  }
  return document;
};

interface Step {
  context: number[];
  targets: { row: number; label: number }[];
  alpha: number;
}

const trainDocument = (
  document: Float32Array,
  { context, targets, alpha }: Step,
  model: FrozenModel,
): void => {
  const { hyperparameters: h, words, outputs } = model;
  const usesMean = contextPredicts(h) && h.dmMean === 1;
  const size = 1 + context.length;
  const hidden = Float64Array.from(document, (value, i) => {
    const sum = context.reduce((total, row) => total + words.values[row * words.rowFloats + i], value);
    return usesMean ? sum / size : sum;
  });
  const error = new Float64Array(document.length);
  for (const { row, label } of targets) {
    const start = row * outputs.rowFloats;
    let dot = 0;
    for (let i = 0; i < hidden.length; i++) dot += hidden[i] * outputs.values[start + i];
    const step = alpha * (label - 1 / (1 + Math.exp(-dot)));
    for (let i = 0; i < hidden.length; i++) error[i] += step * outputs.values[start + i];
  }
  // The document takes of the error what it took in training, see the context kernel.
  const scale = contextPredicts(h) && usesMean === (h.exactGradient === 1) ? 1 / size : 1;
  for (let i = 0; i < document.length; i++) document[i] += error[i] * scale;
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

const targetsOf = (word: number, model: FrozenModel, random: Random): Step['targets'] => {
  const { drawNoise, pathOf, hyperparameters: h } = model;
  if (pathOf) return Array.from(pathOf(word), (step) => ({ row: step >>> 1, label: 1 - (step & 1) }));
  const targets = [{ row: word, label: 1 }];
  for (let i = 0; drawNoise && i < h.negative; i++) {
    const row = drawNoise(random);
    if (row !== word) targets.push({ row, label: 0 });
  }
  return targets;
};
