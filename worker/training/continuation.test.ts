import { describe, expect, it } from 'vitest';
import { DOC2VEC, FASTTEXT } from '../contract/algorithms';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import { continuationFindings, continuationProblem, copyKnownRows } from './continuation';
import { modelOf, REFERENCE_KERNELS, smallRun, syntheticCorpus } from './runFixture';
import type { RunModel } from './runModel';

const corpus = syntheticCorpus(100, false);
const concatenation = { algorithm: DOC2VEC, dmConcat: 1, minCount: 1 };

const runOf = (change: Partial<Hyperparameters>): RunModel =>
  modelOf(corpus, smallRun(change), REFERENCE_KERNELS);

const floatsOf = ({ buffer, plan }: RunModel, name: 'inputRows' | 'outputRows') =>
  new Float32Array(buffer, plan[name].byteOffset, plan[name].bytes / 4);

describe('going on from PV-DM with concatenation', () => {
  const last = runOf(concatenation);
  floatsOf(last, 'inputRows').fill(7);
  floatsOf(last, 'outputRows').fill(3);

  it('keeps the row of a missing word', () => {
    const next = runOf({ ...concatenation, seed: 2 });
    copyKnownRows(last, next, true);
    expect(new Set(floatsOf(next, 'inputRows'))).toEqual(new Set([7]));
  });

  it.each([
    ['the same', {}, true],
    ['another window', { window: 2 }, false],
    ['more tags and a smaller window', { window: 2, dmTagCount: 3 }, false],
    ['no concatenation', { dmConcat: 0 }, false],
    ['the other output layer', { hs: 1 }, false],
  ])('with %s tells of the output layer what is done to it', (_, change, kept) => {
    const next = runOf({ ...concatenation, ...change });
    copyKnownRows(last, next, true);
    expect(floatsOf(next, 'outputRows').every((value) => value === (kept ? 3 : 0))).toBe(true);
    expect(continuationFindings(last, next.hyperparameters, () => next.vocabulary)).toEqual(
      kept ? [] : [{ kind: 'outputLayerAnew', reason: 'otherLayer' }],
    );
  });
});

it('FastText without n-grams cannot go on with them, nor the other way round', () => {
  const [none, some] = [
    { minN: 3, maxN: 2 },
    { minN: 3, maxN: 6 },
  ].map((range) => smallRun({ algorithm: FASTTEXT, ...range }));
  expect(continuationProblem(none, some)).toEqual({ kind: 'cannotContinue', key: 'maxN', value: 2 });
  expect(continuationProblem(some, none)).toEqual({ kind: 'cannotContinue', key: 'maxN', value: 6 });
  expect(continuationProblem(none, { ...none, bucket: 10 })).toBeNull();
});
