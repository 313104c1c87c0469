import type { ClassifierDocuments } from '../worker/contract/classifier';
import { DEFAULT_CORPUS_SETTINGS } from '../worker/contract/corpus';
import { Random } from '../worker/model/random';

const COUNT = 1600;
const WORDS = 40;
const VOCABULARY = 10_000;
const DIMENSIONS = 100;

/** 1,600 documents of 40 random words of 10,000, with random vectors of 100 numbers: for speed, there is nothing to learn. */
export const syntheticDocuments = (): ClassifierDocuments => {
  const draw = new Random(1);
  return {
    count: COUNT,
    documents: Uint32Array.from({ length: COUNT }, (_, i) => i),
    words: Int32Array.from({ length: COUNT * WORDS }, () => Math.floor(draw.uniform() * VOCABULARY)),
    offsets: Uint32Array.from({ length: COUNT + 1 }, (_, i) => i * WORDS),
    labelColumn: 'class',
    classOf: Int32Array.from({ length: COUNT }, (_, i) => i % 2),
    classes: ['a', 'b'],
    groupColumn: null,
    groupOf: null,
    groups: null,
    vocabulary: Array.from({ length: VOCABULARY }, (_, i) => `word${i}`),
    vectors: Float32Array.from({ length: VOCABULARY * DIMENSIONS }, () => draw.uniform() - 0.5),
    dimensions: DIMENSIONS,
    leftOut: { noLabel: 0, noWord: 0, smallClass: 0 },
    cutting: { settings: DEFAULT_CORPUS_SETTINGS, phrases: [] },
  };
};
