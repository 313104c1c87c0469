import { hasSubwords } from './algorithms';
import type { Hyperparameters } from './hyperparameterRow';

/** N-gram buckets that a fastText model file holds, whether they occur or not; 0 without n-grams. */
export const fileBuckets = (h: Hyperparameters): number => (hasSubwords(h) ? h.bucket : 0);

/** Bytes of the two matrices of a fastText model file (.bin); its words come on top. */
export const fastTextMatrixBytes = (h: Hyperparameters, vocabulary: number): number =>
  (2 * vocabulary + fileBuckets(h)) * h.vectorSize * 4;
