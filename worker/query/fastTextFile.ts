import { contextPredicts, hasSubwords } from '../contract/algorithms';
import { fileBuckets } from '../contract/fastTextFile';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import type { Vocabulary } from '../model/vocabulary';
import type { RowTable } from './neighbours';

const MAGIC = 793712314;
const VERSION = 12;
const LOSS = { hs: 1, ns: 2 };
const MODEL = { cbow: 1, sg: 2 };
/** fastText's own default; no meaning after training. */
const LR_UPDATE_RATE = 100;
const NOT_PRUNED = -1;
const WORD_ENTRY = 0;

const PART_BYTES = 1 << 22;

/** A FastText model as a file holds it. */
export interface FastTextModel {
  hyperparameters: Hyperparameters;
  vocabulary: Pick<Vocabulary, 'words' | 'counts' | 'keptTokens'>;
  /** Rows of the words, then of the n-gram buckets that occur. */
  inputs: RowTable;
  /** Bucket of each n-gram row; empty without n-grams. */
  buckets: Uint32Array;
  outputs: RowTable;
}

/** A file that is written part by part; its size is known before. */
export interface BinaryFile {
  bytes: number;
  parts: AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

/**
 * A model in fastText's .bin format, version 12, not quantised (read by fastText and gensim's load_facebook_model).
 * Rows of buckets that do not occur are zero: training never met their n-grams.
 *
 * @param rest awaited between parts, so that other work goes on
 */
export const fastTextFile = (model: FastTextModel, rest: () => Promise<void>): BinaryFile => {
  const head = headOf(model);
  const { vectorSize } = model.hyperparameters;
  const words = model.vocabulary.words.length;
  const rows = 2 * words + fileBuckets(model.hyperparameters);
  const bytes = head.length + 2 * MATRIX_HEAD_BYTES + rows * vectorSize * 4;
  return { bytes, parts: partsOf(model, head, rest) };
};

async function* partsOf(
  model: FastTextModel,
  head: Uint8Array<ArrayBuffer>,
  rest: () => Promise<void>,
): BinaryFile['parts'] {
  const { inputs, outputs, buckets } = model;
  const words = model.vocabulary.words.length;
  const rowOfFileRow = new Map(Array.from(buckets, (bucket, ngram) => [words + bucket, words + ngram]));
  const inputRow = (row: number) => (row < words ? row : (rowOfFileRow.get(row) ?? null));
  yield head;
  yield* matrix(inputs, words + fileBuckets(model.hyperparameters), { rowOf: inputRow, sign: 1 }, rest);
  yield* matrix(
    outputs,
    words,
    model.hyperparameters.hs ? treeRows(words) : { rowOf: (row) => row, sign: 1 },
    rest,
  );
}

interface RowSource {
  /** Row of the table that a row of the file is copied from; null for zeros. */
  rowOf: (row: number) => number | null;
  sign: 1 | -1;
}

/**
 * The inner nodes of the Huffman tree: fastText counts them as they are made, from the rarest words to the root, and
 * a node's score is that of its second branch, not of its first. The files have a row for each word, one more than nodes.
 * fastText builds the tree anew from the counts, and another one where an inner node weighs as much as a word: it then
 * takes the node first, which makes vectors worse (see docs/quality.md). Only further training would look at these rows.
 */
const treeRows = (words: number): RowSource => ({
  rowOf: (row) => (row < words - 1 ? words - 2 - row : null),
  sign: -1,
});

/** Not quantised (u8), rows (i64), columns (i64). */
const MATRIX_HEAD_BYTES = 17;

async function* matrix(
  table: RowTable,
  rows: number,
  { rowOf, sign }: RowSource,
  rest: () => Promise<void>,
): BinaryFile['parts'] {
  const { values, rowFloats, dimensions } = table;
  yield new ByteWriter().u8(0).i64(rows).i64(dimensions).bytes;
  const partRows = Math.max(1, Math.floor(PART_BYTES / (dimensions * 4)));
  for (let first = 0; first < rows; first += partRows) {
    const count = Math.min(partRows, rows - first);
    const part = new Float32Array(count * dimensions);
    for (let i = 0; i < count; i++) {
      const row = rowOf(first + i);
      if (row === null) continue;
      for (let d = 0; d < dimensions; d++) part[i * dimensions + d] = sign * values[row * rowFloats + d];
    }
    yield new Uint8Array(part.buffer);
    await rest();
  }
}

/** Magic number, arguments and dictionary. */
const headOf = ({ hyperparameters: h, vocabulary }: FastTextModel): Uint8Array<ArrayBuffer> => {
  const writer = new ByteWriter();
  const [minN, maxN] = hasSubwords(h) ? [h.minN, h.maxN] : [0, 0];
  const loss = h.hs ? LOSS.hs : LOSS.ns;
  const model = contextPredicts(h) ? MODEL.cbow : MODEL.sg;
  const wordNgrams = 1;
  const fields = [
    ...[MAGIC, VERSION, h.vectorSize, h.window, h.epochs, h.minCount, h.negative, wordNgrams, loss, model],
    ...[fileBuckets(h), minN, maxN, LR_UPDATE_RATE],
  ];
  fields.forEach((field) => writer.i32(field));
  const { words, counts, keptTokens } = vocabulary;
  writer.f64(h.sample).i32(words.length).i32(words.length).i32(0).i64(keptTokens).i64(NOT_PRUNED);
  words.forEach((word, row) => writer.text(word).u8(0).i64(counts[row]).u8(WORD_ENTRY));
  return writer.bytes;
};

/** Little-endian bytes, one after another. */
class ByteWriter {
  private readonly encoder = new TextEncoder();
  private buffer = new Uint8Array(1 << 10);
  private view = new DataView(this.buffer.buffer);
  private length = 0;

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.buffer.slice(0, this.length);
  }

  u8(value: number): this {
    const place = this.room(1);
    this.view.setUint8(place, value);
    return this;
  }

  i32(value: number): this {
    const place = this.room(4);
    this.view.setInt32(place, value, true);
    return this;
  }

  i64(value: number): this {
    const place = this.room(8);
    this.view.setBigInt64(place, BigInt(value), true);
    return this;
  }

  f64(value: number): this {
    const place = this.room(8);
    this.view.setFloat64(place, value, true);
    return this;
  }

  text(value: string): this {
    const bytes = this.encoder.encode(value);
    const place = this.room(bytes.length);
    this.buffer.set(bytes, place);
    return this;
  }

  /** Place of the next `bytes` bytes; may move the buffer. */
  private room(bytes: number): number {
    const place = this.length;
    this.length += bytes;
    if (this.length > this.buffer.length) {
      const grown = new Uint8Array(2 * this.length);
      grown.set(this.buffer);
      this.buffer = grown;
      this.view = new DataView(grown.buffer);
    }
    return place;
  }
}
