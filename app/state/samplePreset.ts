import type { Hyperparameters } from '../../worker/contract/hyperparameterRow';

/**
 * What suits a text of about a megabyte better than gensim's defaults, which are for large corpora:
 * skip-gram learns more from each word, and more epochs make up for the little text.
 */
export const SAMPLE_PRESET: Partial<Hyperparameters> = { sg: 1, epochs: 10 };
