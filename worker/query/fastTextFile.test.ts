import { describe, expect, it } from 'vitest';
import { FASTTEXT } from '../contract/algorithms';
import { fastTextMatrixBytes } from '../contract/fastTextFile';
import { defaultHyperparameters } from '../contract/hyperparameters';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import { ngramBuckets, vocabularySubwords } from '../model/subwords';
import { type FastTextModel, fastTextFile } from './fastTextFile';
import { tableOf } from './queryFixture';

const DIMENSIONS = 3;
const words = ['sea', 'whale', 'Größe'];
const counts = Uint32Array.of(9, 4, 2);

/** Row r holds r + 0, r + 0.25, r + 0.5. */
const numbered = (rows: number, first: number) =>
  tableOf(
    Array.from({ length: rows }, (_, r) => Array.from({ length: DIMENSIONS }, (_, i) => first + r + i / 4)),
  );

const modelOf = (change: Partial<Hyperparameters>): FastTextModel => {
  const hyperparameters = {
    ...defaultHyperparameters(FASTTEXT),
    ...{ vectorSize: DIMENSIONS, bucket: 50, minCount: 2, window: 4, epochs: 6, negative: 7, sample: 0.25 },
    ...change,
  };
  const { buckets } =
    hyperparameters.maxN < hyperparameters.minN
      ? { buckets: new Uint32Array(0) }
      : vocabularySubwords(words, counts, hyperparameters);
  return {
    hyperparameters,
    vocabulary: { words, counts, keptTokens: 15 },
    inputs: numbered(words.length + buckets.length, 1),
    buckets,
    outputs: numbered(hyperparameters.hs ? words.length - 1 : words.length, 1001),
  };
};

const bytesOf = async (model: FastTextModel): Promise<Uint8Array> => {
  const { bytes, parts } = fastTextFile(model, async () => {});
  const written: number[] = [];
  for await (const part of parts) written.push(...part);
  expect(written).toHaveLength(bytes);
  return Uint8Array.from(written);
};

/** Reads a file back, field by field, as its layout is documented. */
const read = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer);
  let at = 0;
  const i32 = () => view.getInt32((at += 4) - 4, true);
  const i64 = () => Number(view.getBigInt64((at += 8) - 8, true));
  const matrix = () => {
    const quantised = view.getUint8(at++);
    const [rows, columns] = [i64(), i64()];
    const values = Array.from({ length: rows }, () =>
      Array.from({ length: columns }, () => view.getFloat32((at += 4) - 4, true)),
    );
    return { quantised, values };
  };
  const word = () => {
    const end = bytes.indexOf(0, at);
    const text = new TextDecoder().decode(bytes.subarray(at, end));
    at = end + 1;
    return { text, count: i64(), type: view.getInt8(at++) };
  };
  const head = Array.from({ length: 14 }, i32);
  const sample = view.getFloat64((at += 8) - 8, true);
  const dictionary = { size: i32(), words: i32(), labels: i32(), tokens: i64(), pruned: i64() };
  const entries = Array.from({ length: dictionary.size }, word);
  const [input, output] = [matrix(), matrix()];
  return { head, sample, dictionary, entries, input, output, left: bytes.length - at };
};

describe('fastTextFile', () => {
  it('writes arguments, dictionary and matrices in the layout of version 12', async () => {
    const file = read(await bytesOf(modelOf({ sg: 1 })));
    expect(file.head).toEqual([793712314, 12, DIMENSIONS, 4, 6, 2, 7, 1, 2, 2, 50, 3, 6, 100]);
    expect(file.sample).toBe(0.25);
    expect(file.dictionary).toEqual({ size: 3, words: 3, labels: 0, tokens: 15, pruned: -1 });
    expect(file.entries).toEqual(words.map((text, row) => ({ text, count: counts[row], type: 0 })));
    expect([file.input.quantised, file.output.quantised, file.left]).toEqual([0, 0, 0]);
    expect(file.output.values).toEqual([0, 1, 2].map((row) => [1001 + row, 1001.25 + row, 1001.5 + row]));
  });

  it('puts the row of each n-gram back to its bucket and leaves the others zero', async () => {
    const model = modelOf({});
    const { input } = read(await bytesOf(model));
    expect(input.values).toHaveLength(3 + 50);
    const met = new Set(words.flatMap((word) => ngramBuckets(word, model.hyperparameters)));
    for (let bucket = 0; bucket < 50; bucket++) {
      const ngram = model.buckets.indexOf(bucket);
      expect(ngram >= 0).toBe(met.has(bucket));
      const row = 1 + 3 + ngram;
      expect(input.values[3 + bucket]).toEqual(ngram < 0 ? [0, 0, 0] : [row, row + 0.25, row + 0.5]);
    }
  });

  it('names CBOW and hierarchical softmax, whose nodes fastText counts from the leaves and scores by their second branch', async () => {
    const { head, output } = read(await bytesOf(modelOf({ sg: 0, hs: 1 })));
    expect(head.slice(8, 10)).toEqual([1, 1]);
    expect(output.values).toHaveLength(3);
    expect(output.values.slice(0, 2)).toEqual([1002, 1001].map((x) => [-x, -x - 0.25, -x - 0.5]));
    expect(output.values[2]).toEqual([0, 0, 0]);
  });

  it('has no buckets without n-grams', async () => {
    const file = read(await bytesOf(modelOf({ minN: 3, maxN: 0 })));
    expect(file.head.slice(10, 13)).toEqual([0, 0, 0]);
    expect(file.input.values).toHaveLength(3);
  });

  it('takes what is told of its matrices beforehand, and its dictionary', async () => {
    const model = modelOf({});
    const dictionary = read(await bytesOf(model)).entries.length * (9 + 1) + 'seawhale'.length + 7;
    const fixed = 14 * 4 + 8 + 12 + 16 + 2 * 17;
    expect((await bytesOf(model)).length).toBe(
      fixed + dictionary + fastTextMatrixBytes(model.hyperparameters, words.length),
    );
  });
});
