import { describe, expect, it } from 'vitest';
import { DOC2VEC } from '../contract/algorithms';
import { defaultHyperparameters } from '../contract/hyperparameters';
import { trainConcatenation } from '../kernels/reference/concatenation';
import { Random } from '../model/random';
import { inferDocument, type FrozenModel } from './inferDocument';
import type { RowTable } from './neighbours';

const ROW_FLOATS = 8;
const VECTOR_SIZE = 3;
const WORDS = 5;
const WINDOW = 2;

/** Rows of random numbers, padded with zeros after every vector_size of them as the kernels' rows are. */
const randomTable = (rows: number, slots: number, seed: number): RowTable => {
  const random = new Random(seed);
  const values = Float32Array.from({ length: rows * slots * ROW_FLOATS }, (_, i) =>
    i % ROW_FLOATS < VECTOR_SIZE ? 2 * random.uniform() - 1 : 0,
  );
  return { values, rowFloats: slots * ROW_FLOATS, dimensions: VECTOR_SIZE, rows };
};

const path = (word: number) => Uint32Array.of(1, 2 * (1 + (word % 3)));

describe('inferDocument with concatenation', () => {
  it('learns the document as training would, all else kept still', () => {
    const words = randomTable(WORDS, 1, 1);
    const missing = Float32Array.of(0.5, -0.25, 1);
    const outputs = randomTable(WORDS - 1, 1 + 2 * WINDOW, 2);
    const modelOf = (alpha: number, epochs: number): FrozenModel => ({
      hyperparameters: {
        ...defaultHyperparameters(DOC2VEC),
        ...{ dmConcat: 1, hs: 1, vectorSize: VECTOR_SIZE, window: WINDOW },
        ...{ alpha, minAlpha: alpha, epochs },
      },
      words,
      missing,
      outputs,
      drawNoise: null,
      pathOf: path,
    });
    const text = [3, 1, 4, 1, 0, 2];
    const before = [words, outputs].map(({ values }) => values.slice());
    const inferred = inferDocument(text, modelOf(0.1, 3));
    expect([words.values, outputs.values]).toEqual(before);

    // Rows of the twin: words, the missing word, the document.
    const document = new Float32Array(ROW_FLOATS);
    document.set(inferDocument(text, modelOf(0, 1)));
    const place = (position: number) => (text[position] ?? WORDS) * ROW_FLOATS;
    for (let epoch = 0; epoch < 3; epoch++) {
      text.forEach((word, i) => {
        const input = Float32Array.of(...words.values, ...missing, 0, 0, 0, 0, 0, ...document);
        const rows = [(WORDS + 1) * ROW_FLOATS, ...[i - 2, i - 1, i + 1, i + 2].map(place)];
        const targets = Array.from(path(word), (step) => ({
          row: (step >>> 1) * outputs.rowFloats,
          label: 1 - (step & 1),
        }));
        trainConcatenation({ input, rows, floats: ROW_FLOATS }, outputs.values.slice(), targets, 0.1);
        document.set(input.subarray(rows[0], rows[0] + ROW_FLOATS));
      });
    }
    inferred.forEach((value, i) => expect(value).toBeCloseTo(document[i], 6));
  });
});
