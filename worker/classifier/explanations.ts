import type { MovedWord, Occlusion, Prediction } from '../contract/classifier';
import { wordLists } from './documentWords';
import type { Learner } from './learner';
import { predictedClasses } from './metrics';

/** Words of a typed text, and how many of them, from the first, a model reads. */
export interface TextToExplain {
  words: readonly string[];
  ids: Int32Array;
  read: number;
}

export const predictText = async (
  learner: Learner,
  { words, ids, read }: TextToExplain,
  classes: number,
): Promise<Prediction> => {
  const probabilities = await learner.predict(wordLists([ids]));
  return {
    predicted: predictedClasses(probabilities, classes)[0],
    probabilities: [...probabilities],
    words: words.map((word, i) => ({ word, known: ids[i] >= 0, read: i < read })),
  };
};

/** Leaves out each word that is read, one at a time, in one pass of the model. */
export const occludeText = async (
  learner: Learner,
  text: TextToExplain,
  classes: number,
): Promise<Occlusion> => {
  const prediction = await predictText(learner, text, classes);
  const read = Math.min(text.read, text.ids.length);
  // Else the word after the last that is read would move up and be read.
  const seen = [...text.ids.subarray(0, read)];
  const without = seen.map((_, left) => seen.filter((__, i) => i !== left));
  const answers = await learner.predict(wordLists(without));
  const { predicted, probabilities } = prediction;
  const effects = text.words.map((_, i) =>
    i < read ? probabilities[predicted] - answers[i * classes + predicted] : 0,
  );
  return { ...prediction, effects };
};

export interface VectorsBeforeAndAfter {
  vocabulary: readonly string[];
  dimensions: number;
  before: Float32Array;
  after: Float32Array;
  /** Words that may be listed. */
  candidates: Iterable<number>;
}

const NEIGHBOURS = 5;

/** Words whose vectors turned most, the most first. */
export const mostMoved = (vectors: VectorsBeforeAndAfter, count: number): MovedWord[] => {
  const { vocabulary, dimensions, before, after, candidates } = vectors;
  const row = (values: Float32Array, word: number) =>
    values.subarray(word * dimensions, (word + 1) * dimensions);
  const turned = [...candidates].map((word) => ({
    word,
    similarity: cosine(row(before, word), row(after, word)),
  }));
  turned.sort((a, b) => a.similarity - b.similarity || a.word - b.word);
  return turned.slice(0, count).map(({ word, similarity }) => ({
    word: vocabulary[word],
    wordId: word,
    similarity,
    distance: Math.hypot(...row(after, word).map((value, i) => value - row(before, word)[i])),
    before: row(before, word).slice(),
    after: row(after, word).slice(),
    neighboursBefore: neighbours(before, word, vectors),
    neighboursAfter: neighbours(after, word, vectors),
  }));
};

const neighbours = (
  values: Float32Array,
  word: number,
  { vocabulary, dimensions }: VectorsBeforeAndAfter,
): MovedWord['neighboursBefore'] => {
  const own = values.subarray(word * dimensions, (word + 1) * dimensions);
  const best: { word: string; similarity: number }[] = [];
  for (let other = 0; other < vocabulary.length; other++) {
    if (other === word) continue;
    const similarity = cosine(own, values.subarray(other * dimensions, (other + 1) * dimensions));
    if (best.length === NEIGHBOURS && similarity <= best[NEIGHBOURS - 1].similarity) continue;
    best.push({ word: vocabulary[other], similarity });
    best.sort((a, b) => b.similarity - a.similarity);
    best.length = Math.min(best.length, NEIGHBOURS);
  }
  return best;
};

/** 0 where one is all zeros. */
const cosine = (a: Float32Array, b: Float32Array): number => {
  let [dot, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i] * b[i];
    aa += a[i] * a[i];
    bb += b[i] * b[i];
  }
  return aa === 0 || bb === 0 ? 0 : dot / Math.sqrt(aa * bb);
};
