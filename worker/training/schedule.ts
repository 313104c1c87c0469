import type { Hyperparameters } from '../contract/hyperparameters';

/** Learning rate after a share (0–1) of the whole training: a straight line, as gensim and word2vec.c. */
export const learningRate = (h: Pick<Hyperparameters, 'alpha' | 'minAlpha'>, share: number): number =>
  h.alpha + (h.minAlpha - h.alpha) * Math.min(1, share);

/** Entries of a block: small corpora still give every thread something to claim. */
export const blockTokens = (streamLength: number): number =>
  Math.max(2000, Math.min(20_000, Math.ceil(streamLength / 64)));

/** Multiply-adds of a kernel call: about 4 ms of wasm on a fast machine, 15 ms on a slow one. */
const CALL_MULTIPLY_ADDS = { wasm: 4e7, reference: 3e6 };
const MOST_CALL_TOKENS = 8192;

/**
 * Positions one kernel call may train, so that commands are answered and the shard's heartbeat goes
 * on. It depends on settings only, not on measured time: slices must not differ between runs.
 *
 * @param targets output rows of a window: negative + 1, or the longest path of the tree
 */
export const callTokens = (
  h: Pick<Hyperparameters, 'sg' | 'window' | 'shrinkWindows' | 'vectorSize'>,
  targets: number,
  kind: 'wasm' | 'reference',
): number => {
  const inputs = h.shrinkWindows ? h.window + 1 : 2 * h.window;
  const rows = h.sg === 1 ? 3 * inputs * targets : 2 * inputs + 3 * targets;
  const tokens = Math.floor(CALL_MULTIPLY_ADDS[kind] / (rows * h.vectorSize));
  return Math.max(1, Math.min(MOST_CALL_TOKENS, tokens));
};

/** Tokens a slice holds: its context on both sides, and enough positions to be worth filling. */
export const sliceTokens = (window: number, tokensOfCall: number): number =>
  2 * window + Math.max(256, tokensOfCall);
