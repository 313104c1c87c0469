import { describe, expect, it } from 'vitest';
import { DOC2VEC } from '../contract/algorithms';
import { CONSTANT, COSINE, LINEAR } from '../contract/controlRows';
import { defaultHyperparameters } from '../contract/hyperparameters';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import { inferDocument, type FrozenModel } from './inferDocument';
import { tableOf } from './queryFixture';

// Words 0 and 1 are predicted along the first axis, words 2 and 3 along the second.
const outputs = tableOf([
  [3, -3],
  [3, -3],
  [-3, 3],
  [-3, 3],
]);
const words = tableOf([
  [0.1, 0],
  [0.1, 0],
  [0, 0.1],
  [0, 0.1],
]);

const modelOf = (change: Partial<Hyperparameters>): FrozenModel => {
  const h = { ...defaultHyperparameters(DOC2VEC), vectorSize: 2, epochs: 200, alpha: 0.1, ...change };
  return {
    hyperparameters: h,
    words,
    outputs,
    missing: null,
    drawNoise: h.hs ? null : (random) => Math.floor(random.uniform() * 4),
    // A root that tells the two kinds apart: row 0 of the outputs, bit 0 for the first kind.
    pathOf: h.hs ? (word) => Uint32Array.of(word < 2 ? 0 : 1) : null,
  };
};

/** Place along the axis that tells the two kinds apart. */
const along = ([x, y]: Float32Array): number => x - y;

describe('the learning rate of inferDocument', () => {
  const infer = (change: Partial<Hyperparameters>) =>
    inferDocument([0, 1, 0], modelOf({ epochs: 5, ...change }));

  it('follows the schedule of the run', () => {
    const constant = { lrSchedule: CONSTANT, alpha: 0.1 };
    expect(infer({ ...constant, minAlpha: 0 })).toEqual(infer({ lrSchedule: LINEAR, minAlpha: 0.1 }));
    expect(infer({ lrSchedule: COSINE })).not.toEqual(infer({ lrSchedule: LINEAR }));
  });
});

describe.each<Partial<Hyperparameters>>([
  { dm: 1 },
  { dm: 1, dmMean: 0 },
  { dm: 1, hs: 1 },
  { dm: 0 },
  { dm: 0, hs: 1 },
])('inferDocument (%o)', (mode) => {
  it('moves towards what predicts the words', () => {
    const first = inferDocument([0, 1, 0, 0, 1, 1], modelOf(mode));
    const second = inferDocument([2, 3, 3, 2, 2, 3], modelOf(mode));
    // Both begin at the same place.
    expect(along(first)).toBeGreaterThan(0.02);
    expect(along(second)).toBeLessThan(-0.02);
  });

  it('gives the same vector for the same words, and leaves the model alone', () => {
    const before = [words.values.slice(), outputs.values.slice()];
    const [one, two] = [inferDocument([0, 2, 1], modelOf(mode)), inferDocument([0, 2, 1], modelOf(mode))];
    expect(one).toEqual(two);
    expect([words.values, outputs.values]).toEqual(before);
    expect(inferDocument([0, 2, 1], modelOf({ ...mode, seed: 2 }))).not.toEqual(one);
  });

  it('trains a document of one word too', () => {
    expect([...inferDocument([3], modelOf(mode))].every(Number.isFinite)).toBe(true);
  });
});
