import { describe, expect, it } from 'vitest';
import { Random } from '../../model/random';
import { trainConcatenation } from './concatenation';
import { trainContext } from './context';
import { trainTile, type Target } from './tile';

const FLOATS = 7;
const ALPHA = 1e-6;

const randomRows = (rows: number, seed: number): Float64Array => {
  const random = new Random(seed);
  return Float64Array.from({ length: rows * FLOATS }, () => random.uniform() * 2 - 1);
};

const targetSets: { name: string; targets: Target[] }[] = [
  {
    name: 'negative sampling',
    targets: [
      { row: 0, label: 1 },
      { row: 2 * FLOATS, label: 0 },
      { row: 3 * FLOATS, label: 0 },
    ],
  },
  {
    name: 'a noise word drawn twice',
    targets: [
      { row: FLOATS, label: 1 },
      { row: 2 * FLOATS, label: 0 },
      { row: 2 * FLOATS, label: 0 },
    ],
  },
  {
    name: 'a Huffman path',
    targets: [
      { row: 3 * FLOATS, label: 0 },
      { row: 2 * FLOATS, label: 1 },
      { row: FLOATS, label: 1 },
      { row: 0, label: 0 },
    ],
  },
];

/** dLoss/dx by two-sided differences, for every entry of the array. */
const numericGradient = (values: Float64Array, loss: () => number): Float64Array => {
  const h = 1e-5;
  return values.map((value, i) => {
    values[i] = value + h;
    const up = loss();
    values[i] = value - h;
    const down = loss();
    values[i] = value;
    return (up - down) / (2 * h);
  });
};

/** What a step of size ALPHA changed, as the gradient it followed. */
const followed = (before: Float64Array, after: Float64Array): Float64Array =>
  before.map((value, i) => (value - after[i]) / ALPHA);

const expectClose = (actual: Float64Array, expected: Float64Array) => {
  expect(expected.some((value) => Math.abs(value) > 0.05)).toBe(true);
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 5));
};

describe.each(targetSets)('gradient of $name', ({ targets }) => {
  it.each([
    { inputRows: [0] },
    { inputRows: [0, FLOATS] },
    { inputRows: [0, FLOATS, 2 * FLOATS, 3 * FLOATS] },
  ])('skip-gram, input rows $inputRows', ({ inputRows }) => {
    const input = randomRows(4, 1);
    const output = randomRows(4, 2);
    const step = (alpha: number, i = input.slice(), o = output.slice()) => ({
      loss: trainTile({
        input: i,
        inputRows,
        error: i,
        errorRows: inputRows,
        output: o,
        targets,
        floats: FLOATS,
        alpha,
      }),
      i,
      o,
    });
    const loss = () => step(0).loss;
    const stepped = step(ALPHA);
    expectClose(followed(input, stepped.i), numericGradient(input, loss));
    expectClose(followed(output, stepped.o), numericGradient(output, loss));
  });

  it.each([
    { usesMean: true, exactGradient: false, counts: [1, 1, 1] },
    { usesMean: false, exactGradient: false, counts: [1, 1, 1] },
    { usesMean: true, exactGradient: true, counts: [1, 1, 1] },
    { usesMean: false, exactGradient: true, counts: [1, 1, 1] },
    // Sums of several rows, as FastText composes words.
    { usesMean: true, exactGradient: true, counts: [3, 1, 5] },
  ])('context, mean $usesMean, exact $exactGradient, rows behind inputs $counts', (options) => {
    const { usesMean, exactGradient, counts } = options;
    const rows = [0, FLOATS, 3 * FLOATS];
    const input = randomRows(4, 3);
    const output = randomRows(4, 4);
    const step = (alpha: number, i = input.slice(), o = output.slice()) => ({
      loss: trainContext({ input: i, rows, floats: FLOATS, ...options }, o, targets, alpha),
      i,
      o,
    });
    const loss = () => step(0).loss;
    const stepped = step(ALPHA);
    expectClose(followed(output, stepped.o), numericGradient(output, loss));
    // word2vec.c and gensim do not divide the error with the mean and do divide it with the sum: with n rows
    // behind the context the inputs follow n times, or 1/n of, the true gradient.
    const size = counts.reduce((sum, count) => sum + count, 0);
    const factor = exactGradient ? 1 : usesMean ? size : 1 / size;
    const expected = numericGradient(input, loss).map((value, i) => {
      const place = rows.indexOf(i - (i % FLOATS));
      // Every row behind an input moves alike, so a sum of n rows moves n times as far.
      return value * factor * (place < 0 ? 1 : counts[place]);
    });
    expectClose(followed(input, stepped.i), expected);
  });

  it.each([
    { rows: [0, FLOATS, 3 * FLOATS] },
    // The null row in two places.
    { rows: [0, 2 * FLOATS, 2 * FLOATS, FLOATS] },
  ])('concatenation, input rows $rows', ({ rows }) => {
    const wide = targets.map(({ row, label }) => ({ row: row * rows.length, label }));
    const input = randomRows(4, 5);
    const output = randomRows(4 * rows.length, 6);
    const step = (alpha: number, i = input.slice(), o = output.slice()) => ({
      loss: trainConcatenation({ input: i, rows, floats: FLOATS }, o, wide, alpha),
      i,
      o,
    });
    const loss = () => step(0).loss;
    const stepped = step(ALPHA);
    expectClose(followed(output, stepped.o), numericGradient(output, loss));
    expectClose(followed(input, stepped.i), numericGradient(input, loss));
  });
});
