import * as layout from './assembly/jobLayout';
import { randomState } from '../model/random';

/** What stays the same over a run; addresses in bytes, 0 where the run has no use for one. Fields as in assembly/jobLayout.ts. */
export interface TrainingJob {
  tokens: number;
  stopWord: number;
  inputRows: number;
  outputRows: number;
  rowBytes: number;
  outputRowBytes: number;
  window: number;
  shrinkWindows: number;
  contextMean: number;
  exactGradient: number;
  negativeSharing: number;
  negative: number;
  vocabulary: number;
  /** 0 with hierarchical softmax. */
  aliasTable: number;
  /** 0 with negative sampling, as `paths`. */
  pathOffsets: number;
  paths: number;
  scratch: number;
  inputCapacity: number;
  /** 0 when threads train the common rows only. */
  hotCount: number;
  hotRows: number;
  ngramRows: number;
  /** 0 when words have no n-grams, as the four after it. */
  subwordOffsets: number;
  subwords: number;
  wordVectors: number;
  ring: number;
  ringMean: number;
  /** 0 when there are no documents. */
  tagRows: number;
  /** 0: document d has the one tag d. */
  tagOffsets: number;
  tags: number;
  wordInputs: number;
  nullRow: number;
}

export interface JobSlice {
  tokenCount: number;
  position: number;
  end: number;
  alpha: number;
}

const FIELDS: readonly (readonly [number, keyof TrainingJob])[] = [
  [layout.JOB_TOKENS, 'tokens'],
  [layout.JOB_STOP_WORD, 'stopWord'],
  [layout.JOB_INPUT_ROWS, 'inputRows'],
  [layout.JOB_OUTPUT_ROWS, 'outputRows'],
  [layout.JOB_ROW_BYTES, 'rowBytes'],
  [layout.JOB_OUTPUT_ROW_BYTES, 'outputRowBytes'],
  [layout.JOB_WINDOW, 'window'],
  [layout.JOB_SHRINK_WINDOWS, 'shrinkWindows'],
  [layout.JOB_CONTEXT_MEAN, 'contextMean'],
  [layout.JOB_EXACT_GRADIENT, 'exactGradient'],
  [layout.JOB_NEGATIVE_SHARING, 'negativeSharing'],
  [layout.JOB_NEGATIVE, 'negative'],
  [layout.JOB_VOCABULARY, 'vocabulary'],
  [layout.JOB_ALIAS_TABLE, 'aliasTable'],
  [layout.JOB_PATH_OFFSETS, 'pathOffsets'],
  [layout.JOB_PATHS, 'paths'],
  [layout.JOB_SCRATCH, 'scratch'],
  [layout.JOB_INPUT_CAPACITY, 'inputCapacity'],
  [layout.JOB_HOT_COUNT, 'hotCount'],
  [layout.JOB_HOT_ROWS, 'hotRows'],
  [layout.JOB_NGRAM_ROWS, 'ngramRows'],
  [layout.JOB_SUBWORD_OFFSETS, 'subwordOffsets'],
  [layout.JOB_SUBWORDS, 'subwords'],
  [layout.JOB_WORD_VECTORS, 'wordVectors'],
  [layout.JOB_RING, 'ring'],
  [layout.JOB_RING_MEAN, 'ringMean'],
  [layout.JOB_TAG_ROWS, 'tagRows'],
  [layout.JOB_TAG_OFFSETS, 'tagOffsets'],
  [layout.JOB_TAGS, 'tags'],
  [layout.JOB_WORD_INPUTS, 'wordInputs'],
  [layout.JOB_NULL_ROW, 'nullRow'],
];

/** Writes the constant part of a job block at byte address `address` and clears its results. */
export const writeJob = (buffer: ArrayBufferLike, address: number, job: TrainingJob): void => {
  const view = new DataView(buffer);
  for (const [offset, key] of FIELDS) view.setUint32(address + offset, job[key], true);
  clearResults(buffer, address);
};

export const setSlice = (buffer: ArrayBufferLike, address: number, slice: JobSlice): void => {
  const view = new DataView(buffer);
  view.setUint32(address + layout.JOB_TOKEN_COUNT, slice.tokenCount, true);
  view.setUint32(address + layout.JOB_POSITION, slice.position, true);
  view.setUint32(address + layout.JOB_END, slice.end, true);
  view.setFloat32(address + layout.JOB_ALPHA, slice.alpha, true);
};

/** Number of the document that the next position is in: at the start of a block; the kernel counts on. */
export const setDocument = (buffer: ArrayBufferLike, address: number, document: number): void =>
  new DataView(buffer).setUint32(address + layout.JOB_DOCUMENT, document, true);

/** Loss in nats and pairs since clearResults, and the next position to train. */
export const readResults = (
  buffer: ArrayBufferLike,
  address: number,
): { position: number; loss: number; pairs: number } => {
  const view = new DataView(buffer);
  const pending =
    Math.log(view.getFloat64(address + layout.JOB_LIKELIHOOD, true)) +
    Math.log(view.getFloat64(address + layout.JOB_LIKELIHOOD + 8, true));
  return {
    position: view.getUint32(address + layout.JOB_POSITION, true),
    loss: view.getFloat64(address + layout.JOB_LOSS, true) - pending,
    pairs: view.getFloat64(address + layout.JOB_PAIRS, true),
  };
};

export const clearResults = (buffer: ArrayBufferLike, address: number): void => {
  const view = new DataView(buffer);
  view.setFloat64(address + layout.JOB_LOSS, 0, true);
  view.setFloat64(address + layout.JOB_PAIRS, 0, true);
  view.setFloat64(address + layout.JOB_LIKELIHOOD, 1, true);
  view.setFloat64(address + layout.JOB_LIKELIHOOD + 8, 1, true);
};

/** Starts the job's random numbers: the stream of an epoch and a block; see `randomState`. */
export const seedRandom = (
  buffer: ArrayBufferLike,
  address: number,
  { seed, epoch, block }: { seed: number; epoch: number; block: number },
): void => {
  const view = new DataView(buffer);
  randomState(seed, epoch, block).forEach((word, i) =>
    view.setUint32(address + layout.JOB_RANDOM + 4 * i, word, true),
  );
  view.setUint32(address + layout.JOB_DRAWN, 0, true);
};

export interface ScratchShape {
  window: number;
  /** Tags of a document, at most. */
  mostTags: number;
  /** Output rows that a position is compared with, at most. */
  mostTargets: number;
  outputRowBytes: number;
}

/** What a thread needs beside its rows: hidden and error row, and a plan. */
export const scratchLayout = (shape: ScratchShape): { inputCapacity: number; bytes: number } => {
  const inputCapacity = Math.ceil((2 * shape.window + shape.mostTags) / 4) * 4;
  const planBytes = layout.PLAN_HEAD_BYTES + 4 * inputCapacity + layout.TARGET_BYTES * shape.mostTargets;
  return { inputCapacity, bytes: 2 * shape.outputRowBytes + planBytes };
};

/** Bytes of a thread's ring of composed words: those of a window. */
export const ringBytes = (window: number, rowBytes: number): number =>
  (2 * window + 1) * (layout.SLOT_ROWS * rowBytes + layout.SLOT_HEAD_BYTES);

/**
 * Address of a row of FastText's inputs (words, then n-grams) as a thread trains it: of its own copy when the row is
 * one of the frequent ones. Copies of words come first, then those of output rows, then those of n-grams.
 */
export const inputRowAddress = (
  row: number,
  job: Pick<TrainingJob, 'inputRows' | 'rowBytes' | 'hotRows' | 'hotCount' | 'vocabulary'>,
): number => {
  const { inputRows, rowBytes, hotRows, hotCount, vocabulary } = job;
  if (row < hotCount) return hotRows + row * rowBytes;
  const ngram = row - vocabulary;
  if (ngram >= 0 && ngram < hotCount) return hotRows + (2 * hotCount + ngram) * rowBytes;
  return inputRows + row * rowBytes;
};
