import {
  JOB_ALIAS_TABLE,
  JOB_ALPHA,
  JOB_CBOW_MEAN,
  JOB_END,
  JOB_INPUT_ROWS,
  JOB_LIKELIHOOD,
  JOB_LOSS,
  JOB_NEGATIVE,
  JOB_NEGATIVE_SHARING,
  JOB_OUTPUT_ROWS,
  JOB_PAIRS,
  JOB_PATHS,
  JOB_PATH_OFFSETS,
  JOB_POSITION,
  JOB_RANDOM,
  JOB_ROW_BYTES,
  JOB_SCRATCH,
  JOB_SHRINK_WINDOWS,
  JOB_STOP_WORD,
  JOB_TOKENS,
  JOB_TOKEN_COUNT,
  JOB_VOCABULARY,
  JOB_WINDOW,
  TARGET_BYTES,
} from './assembly/jobLayout';
import { randomState } from '../model/random';

/** What stays the same over a run; addresses in bytes. Fields as in assembly/jobLayout.ts. */
export interface TrainingJob {
  tokens: number;
  stopWord: number;
  inputRows: number;
  outputRows: number;
  rowBytes: number;
  window: number;
  shrinkWindows: number;
  cbowMean: number;
  negativeSharing: number;
  negative: number;
  vocabulary: number;
  /** 0 with hierarchical softmax. */
  aliasTable: number;
  /** 0 with negative sampling, as `paths`. */
  pathOffsets: number;
  paths: number;
  scratch: number;
}

export interface JobSlice {
  tokenCount: number;
  position: number;
  end: number;
  alpha: number;
}

const FIELDS: readonly (readonly [number, keyof TrainingJob])[] = [
  [JOB_TOKENS, 'tokens'],
  [JOB_STOP_WORD, 'stopWord'],
  [JOB_INPUT_ROWS, 'inputRows'],
  [JOB_OUTPUT_ROWS, 'outputRows'],
  [JOB_ROW_BYTES, 'rowBytes'],
  [JOB_WINDOW, 'window'],
  [JOB_SHRINK_WINDOWS, 'shrinkWindows'],
  [JOB_CBOW_MEAN, 'cbowMean'],
  [JOB_NEGATIVE_SHARING, 'negativeSharing'],
  [JOB_NEGATIVE, 'negative'],
  [JOB_VOCABULARY, 'vocabulary'],
  [JOB_ALIAS_TABLE, 'aliasTable'],
  [JOB_PATH_OFFSETS, 'pathOffsets'],
  [JOB_PATHS, 'paths'],
  [JOB_SCRATCH, 'scratch'],
];

/** Writes the constant part of a job block at byte address `address` and clears its results. */
export const writeJob = (buffer: ArrayBufferLike, address: number, job: TrainingJob): void => {
  const view = new DataView(buffer);
  for (const [offset, key] of FIELDS) view.setUint32(address + offset, job[key], true);
  clearResults(buffer, address);
};

export const setSlice = (buffer: ArrayBufferLike, address: number, slice: JobSlice): void => {
  const view = new DataView(buffer);
  view.setUint32(address + JOB_TOKEN_COUNT, slice.tokenCount, true);
  view.setUint32(address + JOB_POSITION, slice.position, true);
  view.setUint32(address + JOB_END, slice.end, true);
  view.setFloat32(address + JOB_ALPHA, slice.alpha, true);
};

/** Loss in nats and pairs since clearResults, and the next position to train. */
export const readResults = (
  buffer: ArrayBufferLike,
  address: number,
): { position: number; loss: number; pairs: number } => {
  const view = new DataView(buffer);
  const pending =
    Math.log(view.getFloat64(address + JOB_LIKELIHOOD, true)) +
    Math.log(view.getFloat64(address + JOB_LIKELIHOOD + 8, true));
  return {
    position: view.getUint32(address + JOB_POSITION, true),
    loss: view.getFloat64(address + JOB_LOSS, true) - pending,
    pairs: view.getFloat64(address + JOB_PAIRS, true),
  };
};

export const clearResults = (buffer: ArrayBufferLike, address: number): void => {
  const view = new DataView(buffer);
  view.setFloat64(address + JOB_LOSS, 0, true);
  view.setFloat64(address + JOB_PAIRS, 0, true);
  view.setFloat64(address + JOB_LIKELIHOOD, 1, true);
  view.setFloat64(address + JOB_LIKELIHOOD + 8, 1, true);
};

/** Starts the job's random numbers: the stream of an epoch and a block; see `randomState`. */
export const seedRandom = (
  buffer: ArrayBufferLike,
  address: number,
  { seed, epoch, block }: { seed: number; epoch: number; block: number },
): void => {
  const view = new DataView(buffer);
  randomState(seed, epoch, block).forEach((word, i) =>
    view.setUint32(address + JOB_RANDOM + 4 * i, word, true),
  );
};

/** Bytes of scratch a thread needs: hidden and error row, inputs of a window, targets of a position. */
export const scratchBytes = (shape: { rowBytes: number; window: number; mostTargets: number }): number =>
  2 * shape.rowBytes + Math.ceil((8 * shape.window) / 16) * 16 + shape.mostTargets * TARGET_BYTES;
