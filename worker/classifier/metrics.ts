import type { ClassScores, Interval } from '../contract/classifierEvaluation';
import { Random } from '../model/random';

/** What was true and what was predicted of some documents, by class. */
export interface Judged {
  truth: Int32Array;
  predicted: Int32Array;
  classes: number;
}

/** Index of the largest number of each row; the first of equals. */
export const predictedClasses = (probabilities: Float32Array, classes: number): Int32Array => {
  const predicted = new Int32Array(probabilities.length / classes);
  for (let row = 0; row < predicted.length; row++) {
    let best = 0;
    for (let kind = 1; kind < classes; kind++) {
      if (probabilities[row * classes + kind] > probabilities[row * classes + best]) best = kind;
    }
    predicted[row] = best;
  }
  return predicted;
};

/** True class × predicted class, row by row. */
export const confusionMatrix = ({ truth, predicted, classes }: Judged): Uint32Array => {
  const confusion = new Uint32Array(classes * classes);
  for (let i = 0; i < truth.length; i++) confusion[truth[i] * classes + predicted[i]]++;
  return confusion;
};

export const classScores = (confusion: Uint32Array, classes: number): ClassScores[] =>
  Array.from({ length: classes }, (_, kind) => {
    const right = confusion[kind * classes + kind];
    let documents = 0;
    let given = 0;
    for (let other = 0; other < classes; other++) {
      documents += confusion[kind * classes + other];
      given += confusion[other * classes + kind];
    }
    const f1 = documents === 0 ? NaN : (2 * right) / (documents + given);
    return {
      precision: given === 0 ? NaN : right / given,
      recall: documents === 0 ? NaN : right / documents,
      f1,
      documents,
    };
  });

export const accuracyOf = ({ truth, predicted }: Judged): number => {
  let right = 0;
  for (let i = 0; i < truth.length; i++) if (truth[i] === predicted[i]) right++;
  return truth.length === 0 ? NaN : right / truth.length;
};

/** Mean F1 of the classes that have documents. */
export const macroF1Of = (judged: Judged): number => {
  const scores = classScores(confusionMatrix(judged), judged.classes).filter(
    ({ documents }) => documents > 0,
  );
  return scores.length === 0 ? NaN : scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length;
};

/** Of the standard normal distribution: 95 % lie within. */
const Z_95 = 1.959963984540054;

/** Wilson's score interval (1927) of a share, 95 %. */
export const wilsonInterval = (successes: number, count: number): Interval => {
  if (count === 0) return { value: NaN, low: 0, high: 1 };
  const share = successes / count;
  const z2 = Z_95 * Z_95;
  const centre = (share + z2 / (2 * count)) / (1 + z2 / count);
  const half =
    (Z_95 * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count))) / (1 + z2 / count);
  return {
    value: share,
    low: Math.max(0, Math.min(share, centre - half)),
    high: Math.min(1, Math.max(share, centre + half)),
  };
};

const RESAMPLES = 1000;
const BOOTSTRAP_STREAM = 102;

/**
 * Percentile intervals (Efron 1979), 95 %, of accuracy and macro-F1 over resampled units: whole groups, or documents.
 *
 * @param unitOf unit of each document; null: each is one
 */
export const bootstrapIntervals = (
  judged: Judged,
  unitOf: Int32Array | null,
  seed: number,
): { accuracy: Interval; macroF1: Interval } => {
  const { truth, predicted, classes } = judged;
  const units = documentsByUnit(truth.length, unitOf);
  const random = new Random(seed, BOOTSTRAP_STREAM);
  const [right, given, have] = [0, 0, 0].map(() => new Uint32Array(classes));
  const accuracies: number[] = [];
  const scores: number[] = [];
  for (let sample = 0; sample < RESAMPLES && units.length > 0; sample++) {
    for (const counts of [right, given, have]) counts.fill(0);
    let [correct, all] = [0, 0];
    for (let draw = 0; draw < units.length; draw++) {
      for (const document of units[Math.floor(random.uniform() * units.length)]) {
        all++;
        have[truth[document]]++;
        given[predicted[document]]++;
        if (truth[document] !== predicted[document]) continue;
        correct++;
        right[truth[document]]++;
      }
    }
    accuracies.push(correct / all);
    let [sum, present] = [0, 0];
    for (let kind = 0; kind < classes; kind++) {
      if (have[kind] === 0) continue;
      present++;
      sum += (2 * right[kind]) / (have[kind] + given[kind]);
    }
    scores.push(sum / present);
  }
  return {
    accuracy: { value: accuracyOf(judged), ...middle(accuracies) },
    macroF1: { value: macroF1Of(judged), ...middle(scores) },
  };
};

const documentsByUnit = (count: number, unitOf: Int32Array | null): number[][] => {
  const units = new Map<number, number[]>();
  for (let document = 0; document < count; document++) {
    const unit = unitOf ? unitOf[document] : document;
    const members = units.get(unit);
    if (members) members.push(document);
    else units.set(unit, [document]);
  }
  return [...units.values()];
};

/** Between the 2.5th and the 97.5th percentile. */
const middle = (values: number[]): { low: number; high: number } => {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
  return { low: at(0.025), high: at(0.975) };
};

/** Mean negative log-likelihood of the true classes, in nats; a probability of 0 counts as 1e-7, as Keras's epsilon. */
export const meanLoss = (probabilities: Float32Array, truth: Int32Array, classes: number): number => {
  let sum = 0;
  truth.forEach((kind, row) => (sum -= Math.log(Math.max(1e-7, probabilities[row * classes + kind]))));
  return truth.length === 0 ? NaN : sum / truth.length;
};
