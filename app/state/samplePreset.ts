import { DOC2VEC } from '../../worker/contract/algorithms';
import type { Hyperparameters } from '../../worker/contract/hyperparameterRow';

/**
 * What suits a text of about a megabyte better than gensim's defaults, which are for large corpora:
 * skip-gram learns more from each word, and more epochs make up for the little text.
 */
export const SAMPLE_PRESET: Partial<Hyperparameters> = { sg: 1, epochs: 10 };

/** Of samples that are documents: PV-DBOW suits short ones, and with words beside it both can be compared. */
export const DOCUMENT_PRESET: Partial<Hyperparameters> = {
  algorithm: DOC2VEC,
  dm: 0,
  dbowWords: 1,
  epochs: 10,
};
