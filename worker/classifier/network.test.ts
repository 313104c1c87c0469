import { beforeAll, describe, expect, it } from 'vitest';
import { defaultClassifierSettings, FROZEN, RANDOM, TRAINABLE } from '../contract/classifierRows';
import { valueText } from '../contract/validation';
import { classifierRow } from '../contract/classifierRows';
import { openBackend } from './backends';
import { countOf, type WordLists } from './documentWords';
import { learningTask } from './learningTask';
import { NetworkLearner } from './networkLearner';
import { nodeWasm, testDocuments, testKernels } from './nodeFixture';
import { networkParameters } from './recurrentShapes';
import { paddedSequences } from './sequences';
import { tf } from './tensorflow';
import type { CompiledKernels } from '../kernels/kernels';

const documents = testDocuments();
const train = Uint32Array.from({ length: 96 }, (_, i) => i);
const MODELS = [0, 1, 2, 3].map((model) => ({ model, name: valueText(classifierRow('model'), model) }));

const settingsOf = (model: number, rest: object = {}) => ({
  ...defaultClassifierSettings(model),
  ...{ sequenceLength: 8, units: 5, batchSize: 16, kernelSize: 3, dropout: 0.2, embedding: TRAINABLE },
  ...rest,
});

let kernels: CompiledKernels;

beforeAll(async () => {
  kernels = await testKernels();
  const backend = await openBackend({ wasm: nodeWasm() }, 'wasm', new Set());
  expect(backend).toMatchObject({ name: 'wasm', simd: true, threads: 1, gpu: null });
});

const learnerOf = (settings: ReturnType<typeof settingsOf>, withKernels = true) =>
  new NetworkLearner(learningTask(documents, train, settings), settings, withKernels ? kernels : null);

/** What Keras's own layers answer. */
const byLayers = async ({ model }: NetworkLearner, lists: WordLists, length: number) => {
  const all = Uint32Array.from({ length: countOf(lists) }, (_, i) => i);
  const answer = tf.tidy(() => {
    const rows = tf.tensor2d(paddedSequences(lists, all, length), [all.length, length], 'int32');
    return model.predict(rows) as ReturnType<typeof tf.tensor>;
  });
  const values = await answer.data<'float32'>();
  answer.dispose();
  return values;
};

const trained = async (learner: NetworkLearner, steps: number) => {
  let loss = 0;
  for (let step = 0; step < steps; step++) {
    const from = (step * 16) % 96;
    ({ loss } = await learner.step(train.slice(from, from + 16)));
  }
  return loss;
};

const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((largest, value, i) => Math.max(largest, Math.abs(value - b[i])), 0);

describe.each(MODELS)('$name', ({ model }) => {
  it('answers what Keras’s layers answer, before training and after', async () => {
    const learner = learnerOf(settingsOf(model));
    for (const steps of [0, 4]) {
      await trained(learner, steps);
      const ours = await learner.predict(documents);
      expect(largestDifference(ours, await byLayers(learner, documents, 8))).toBeLessThan(2e-6);
    }
    learner.dispose();
  });

  it('learns the same with the kernels as without', async () => {
    const [withKernels, without] = [learnerOf(settingsOf(model)), learnerOf(settingsOf(model), false)];
    await trained(withKernels, 6);
    await trained(without, 6);
    const difference = largestDifference(
      await withKernels.predict(documents),
      await without.predict(documents),
    );
    expect(difference).toBeLessThan(2e-4);
    withKernels.dispose();
    without.dispose();
  });

  it('learns the same from the same seed, and another from another', async () => {
    const answers = [];
    for (const seed of [1, 1, 2]) {
      const learner = learnerOf(settingsOf(model, { seed }));
      await trained(learner, 6);
      answers.push(await learner.predict(documents));
      learner.dispose();
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).not.toEqual(answers[0]);
  });

  it('learns, and leaves no tensors behind', async () => {
    const settings = settingsOf(model, { learningRate: 0.02, embedding: RANDOM });
    const first = learnerOf(settings);
    await trained(first, 1);
    first.dispose();
    const tensors = tf.memory().numTensors;
    const learner = learnerOf(settings);
    const before = await trained(learner, 1);
    expect(await trained(learner, 120)).toBeLessThan(before / 4);
    learner.dispose();
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it('has the numbers that were foretold', () => {
    for (const embedding of [FROZEN, TRAINABLE]) {
      const settings = settingsOf(model, { embedding });
      const learner = learnerOf(settings);
      expect(learner.parameters).toEqual(
        networkParameters(settings, { words: 31, dimensions: 6, classes: 2 }),
      );
      learner.dispose();
    }
  });
});

describe('vectors of words', () => {
  it('stay as they are when frozen', async () => {
    const learner = learnerOf(settingsOf(0, { embedding: FROZEN }));
    await trained(learner, 3);
    expect(await learner.vectors()).toBeNull();
    const rows = await learner.model.layers[0].weights[0].read().data();
    expect([...rows.slice(12)]).toEqual([...documents.vectors]);
    learner.dispose();
  });

  it('begin at the run’s and move when fine-tuned', async () => {
    const learner = learnerOf(settingsOf(0));
    expect(await learner.vectors()).toEqual(documents.vectors);
    await trained(learner, 3);
    expect(await learner.vectors()).not.toEqual(documents.vectors);
    learner.dispose();
  });
});

describe('weights', () => {
  it('can be put back', async () => {
    const learner = learnerOf(settingsOf(0));
    await trained(learner, 2);
    const weights = await learner.weights();
    const answers = await learner.predict(documents);
    await trained(learner, 4);
    expect(await learner.predict(documents)).not.toEqual(answers);
    learner.setWeights(weights);
    expect(await learner.predict(documents)).toEqual(answers);
    learner.dispose();
  });
});
