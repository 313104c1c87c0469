import { contextMean, contextPredicts } from '../contract/algorithms';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import type { RowTable } from './neighbours';

/** What a model trained by hierarchical softmax is asked for the likelihood of sentences. */
export interface ScoringModel {
  hyperparameters: Hyperparameters;
  words: RowTable;
  outputs: RowTable;
  /** Inner nodes · 2 + bit from the root to a word. */
  pathOf: (word: number) => Uint32Array;
}

/**
 * Log-probability of each word of a sentence in nats (gensim's score is their sum): with skip-gram Σ log p(word | c)
 * over the words c of its full window; with CBOW and PV-DM log p(word | the mean or sum of them), where no context is
 * a vector of zeros. Tags are no part of it. gensim reads logarithms off a table and is up to 2 % lower.
 *
 * @param sentence rows of its words in order, unknown words left out
 */
export const scoreSentence = (sentence: readonly number[], model: ScoringModel): Float64Array => {
  const { hyperparameters: h } = model;
  return Float64Array.from(sentence, (word, position) => {
    const context = sentence.slice(Math.max(0, position - h.window), position + h.window + 1);
    context.splice(Math.min(position, h.window), 1);
    if (contextPredicts(h)) return logProbability(hiddenOf(context, model), word, model);
    return context.reduce((sum, row) => sum + logProbability(hiddenOf([row], model), word, model), 0);
  });
};

/** The mean of the context's vectors, or their sum. */
const hiddenOf = (context: readonly number[], { hyperparameters: h, words }: ScoringModel): Float64Array => {
  const hidden = new Float64Array(words.dimensions);
  for (const row of context) {
    for (let i = 0; i < hidden.length; i++) hidden[i] += words.values[row * words.rowFloats + i];
  }
  if (contextMean(h)) for (let i = 0; i < hidden.length; i++) hidden[i] /= Math.max(1, context.length);
  return hidden;
};

/** Σ log σ(±dot) along the path to the word. */
const logProbability = (hidden: Float64Array, word: number, { outputs, pathOf }: ScoringModel): number => {
  let sum = 0;
  for (const step of pathOf(word)) {
    const start = (step >>> 1) * outputs.rowFloats;
    let dot = 0;
    for (let i = 0; i < hidden.length; i++) dot += hidden[i] * outputs.values[start + i];
    const x = step & 1 ? dot : -dot;
    // log(1 + e^x) without overflow.
    sum -= Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
  return sum;
};
