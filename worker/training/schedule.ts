import { concatenates, contextPredicts, inputsInOutput, wordsAreInputs } from '../contract/algorithms';
import type { Hyperparameters } from '../contract/hyperparameterRow';

/** Entries of a block: small corpora still give every thread something to claim. */
export const blockTokens = (streamLength: number): number =>
  Math.max(2000, Math.min(20_000, Math.ceil(streamLength / 64)));

/** Multiply-adds of a kernel call: about 4 ms of wasm on a fast machine, 15 ms on a slow one. */
const CALL_MULTIPLY_ADDS = { wasm: 4e7, reference: 3e6 };
const MOST_CALL_TOKENS = 8192;

/** Words that all threads together train between two merges of their copies of the frequent rows. */
const MERGE_TOKENS = 8192;

export interface CallShape {
  /** Output rows of a window: negative + 1, or the longest path of the tree. */
  targets: number;
  /** N-grams of a word, on average. */
  subwords: number;
  threads: number;
  kind: 'wasm' | 'reference';
}

/**
 * Positions one kernel call may train, so that commands are answered, the shard's heartbeat goes on, and threads
 * hear of each other. It depends on settings only, not on measured time: slices must not differ between runs.
 */
export const callTokens = (h: Hyperparameters, { targets, subwords, threads, kind }: CallShape): number => {
  const tokens = Math.floor(
    CALL_MULTIPLY_ADDS[kind] / ((rowsRead(h, targets) + 2 * subwords) * h.vectorSize),
  );
  return Math.max(1, Math.min(MOST_CALL_TOKENS, Math.ceil(MERGE_TOKENS / threads), tokens));
};

/** Rows of vector_size that training a position goes through. */
const rowsRead = (h: Hyperparameters, targets: number): number => {
  if (concatenates(h)) return inputsInOutput(h) * (2 + 3 * targets);
  const around = h.shrinkWindows ? h.window + 1 : 2 * h.window;
  const inputs = wordsAreInputs(h) ? around : 1;
  return contextPredicts(h) ? 2 * inputs + 3 * targets : 3 * inputs * targets;
};

/** Tokens a slice holds: its context on both sides, and enough positions to be worth filling. */
export const sliceTokens = (window: number, tokensOfCall: number): number =>
  2 * window + Math.max(256, tokensOfCall);
