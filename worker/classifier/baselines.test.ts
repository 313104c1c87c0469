import { describe, expect, it } from 'vitest';
import { Random } from '../model/random';
import { wordLists } from './documentWords';
import { FastTextSupervised } from './fastTextSupervised';
import { balancedWeights, type LearningTask } from './learner';
import { LogisticRegression, logisticLoss, meanVectors } from './logisticRegression';

const random = (count: number, seed: number) => {
  const draw = new Random(seed);
  return Float64Array.from({ length: count }, () => 2 * draw.uniform() - 1);
};

/** Documents of words 0–4 for class 0, 5–9 for class 1, and word 10 for both. */
const task = (): LearningTask => {
  const draw = new Random(5);
  const documents = Array.from({ length: 60 }, (_, i) =>
    Array.from({ length: 6 }, () =>
      draw.uniform() < 0.3 ? 10 : (i % 2) * 5 + Math.floor(draw.uniform() * 5),
    ),
  );
  return {
    lists: wordLists(documents),
    classOf: Int32Array.from(documents, (_, i) => i % 2),
    classes: 2,
    classWeights: Float64Array.of(1, 1),
    train: Uint32Array.from({ length: 60 }, (_, i) => i),
    vectors: Float32Array.from(random(11 * 8, 3)),
    dimensions: 8,
  };
};

const accuracyOn = (probabilities: Float32Array, classOf: Int32Array): number =>
  classOf.filter((kind, i) => probabilities[2 * i + kind] > 0.5).length / classOf.length;

describe('class weights', () => {
  it('make all classes weigh the same', () => {
    const classOf = Int32Array.of(0, 0, 0, 1, 2);
    expect([...balancedWeights(classOf, Uint32Array.of(0, 1, 2, 3), 3)]).toEqual([4 / 6, 2, 0]);
  });
});

describe('logistic regression', () => {
  const [rows, dimensions, classes] = [7, 4, 3];
  const features = random(rows * dimensions, 1);
  const data = {
    truth: Int32Array.from({ length: rows }, (_, i) => i % classes),
    documentWeights: Float64Array.from({ length: rows }, (_, i) => 1 + (i % 3)),
    classes,
    l2: 0.1,
  };

  it('has the gradient of its loss', () => {
    const at = random((dimensions + 1) * classes, 2);
    const gradient = new Float64Array(at.length);
    logisticLoss(features, data, at, gradient);
    const unused = new Float64Array(at.length);
    const step = 1e-6;
    at.forEach((value, i) => {
      const up = at.with(i, value + step);
      const down = at.with(i, value - step);
      const slope =
        (logisticLoss(features, data, up, unused) - logisticLoss(features, data, down, unused)) / (2 * step);
      expect(gradient[i]).toBeCloseTo(slope, 8);
    });
  });

  it('converges, and its saved weights are of the raw mean vectors', async () => {
    const learning = task();
    const learner = new LogisticRegression(learning, 0.001);
    for (let epoch = 0; epoch < 300 && !learner.converged; epoch++) learner.step(learning.train);
    expect(learner.converged).toBe(true);
    const probabilities = await learner.predict(learning.lists);
    expect(accuracyOn(probabilities, learning.classOf)).toBeGreaterThan(0.95);
    const [kernel, bias] = await learner.weights();
    const means = meanVectors(learning.lists, learning.vectors, learning.dimensions);
    const score = (kind: number) =>
      bias.values[kind] +
      means.subarray(0, 8).reduce((sum, x, i) => sum + x * kernel.values[2 * i + kind], 0);
    expect(1 / (1 + Math.exp(score(1) - score(0)))).toBeCloseTo(probabilities[0], 4);
  });
});

describe('fastText supervised', () => {
  const settings = { random: true, trainable: true, bigrams: false, learningRate: 0.5, seed: 1 };

  it('steps down the gradient of the document’s loss', async () => {
    const learning = { ...task(), train: Uint32Array.of(0) };
    const rate = 1e-3;
    const learner = new FastTextSupervised(learning, { ...settings, random: false, learningRate: rate });
    const moved = await learner.weights();
    // The output layer begins at zero, where words do not learn: give it numbers.
    moved[1].values.set(random(16, 9));
    learner.setWeights(moved);
    const before = await learner.weights();
    learner.step(learning.train, 0);
    const after = await learner.weights();
    const lossAt = async (which: number, index: number, delta: number) => {
      const changed = before.map((one) => ({ ...one, values: one.values.slice() }));
      changed[which].values[index] += delta;
      learner.setWeights(changed);
      return -Math.log((await learner.predict(learning.lists))[0]);
    };
    const word = learning.lists.words[0];
    for (const [which, index] of [
      [0, word * 8],
      [0, word * 8 + 3],
      [1, 2],
      [1, 11],
    ]) {
      const slope = ((await lossAt(which, index, 1e-2)) - (await lossAt(which, index, -1e-2))) / 2e-2;
      const step = (after[which].values[index] - before[which].values[index]) / rate;
      expect(-step).toBeCloseTo(slope, 2);
    }
  });

  it('learns, with a rate that falls, the same from the same seed', async () => {
    const learning = task();
    const trained = async () => {
      const learner = new FastTextSupervised(learning, settings);
      for (let epoch = 0; epoch < 30; epoch++) learner.step(learning.train, epoch / 30);
      return learner.predict(learning.lists);
    };
    const probabilities = await trained();
    expect(accuracyOn(probabilities, learning.classOf)).toBeGreaterThan(0.95);
    expect(await trained()).toEqual(probabilities);
  });

  it('keeps frozen vectors, and learns pairs of words', async () => {
    // Only the order tells the classes apart.
    const documents = Array.from({ length: 40 }, (_, i) => (i % 2 ? [0, 1, 2] : [2, 1, 0]));
    const learning = {
      ...task(),
      lists: wordLists(documents),
      classOf: Int32Array.from(documents, (_, i) => i % 2),
      train: Uint32Array.from(documents, (_, i) => i),
    };
    const learner = new FastTextSupervised(learning, {
      ...settings,
      random: false,
      trainable: false,
      bigrams: true,
    });
    for (let epoch = 0; epoch < 100; epoch++) learner.step(learning.train, epoch / 100);
    expect(accuracyOn(await learner.predict(learning.lists), learning.classOf)).toBe(1);
    const [inputs] = await learner.weights();
    expect(inputs.values.slice(0, 88)).toEqual(learning.vectors);
    expect(await learner.vectors()).toBeNull();
  });
});
