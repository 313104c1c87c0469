import type { RowTable } from './neighbours';

/**
 * Probability of each word at the centre of a context: softmax of the dots of the context's vector with all output
 * rows (gensim's predict_output_word).
 *
 * @param context rows of the context's words, at least one
 * @param usesMean whether the context is the mean of its vectors or their sum
 * @returns one probability an output row; they sum up to 1
 */
export const wordProbabilities = (
  context: readonly number[],
  { words, outputs, usesMean }: { words: RowTable; outputs: RowTable; usesMean: boolean },
): Float64Array => {
  const hidden = new Float64Array(words.dimensions);
  for (const row of context) {
    for (let i = 0; i < hidden.length; i++) hidden[i] += words.values[row * words.rowFloats + i];
  }
  if (usesMean) for (let i = 0; i < hidden.length; i++) hidden[i] /= context.length;
  const scores = new Float64Array(outputs.rows);
  for (let row = 0; row < outputs.rows; row++) {
    let dot = 0;
    for (let i = 0; i < hidden.length; i++) dot += hidden[i] * outputs.values[row * outputs.rowFloats + i];
    scores[row] = dot;
  }
  const highest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  let sum = 0;
  for (let row = 0; row < scores.length; row++) sum += scores[row] = Math.exp(scores[row] - highest);
  return scores.map((score) => score / sum);
};
