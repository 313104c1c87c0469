import { CONSTANT, COSINE } from '../contract/controlRows';
import type { Hyperparameters } from '../contract/hyperparameterRow';

/**
 * Learning rate after a share (0–1) of the whole training: a straight line as in gensim and word2vec.c, half a
 * cosine wave (Loshchilov and Hutter 2017, without restarts), or the first rate throughout.
 */
export const learningRate = (
  h: Pick<Hyperparameters, 'alpha' | 'minAlpha' | 'lrSchedule'>,
  share: number,
): number => {
  if (h.lrSchedule === CONSTANT) return h.alpha;
  const gone = Math.min(1, share);
  const way = h.lrSchedule === COSINE ? (1 - Math.cos(Math.PI * gone)) / 2 : gone;
  return h.alpha + (h.minAlpha - h.alpha) * way;
};
