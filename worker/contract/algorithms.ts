import type { Hyperparameters } from './hyperparameterRow';

/** Values of the hyper-parameter `algorithm`. */
export const WORD2VEC = 0;
export const FASTTEXT = 1;
export const DOC2VEC = 2;

type Chosen = Pick<Hyperparameters, 'algorithm' | 'sg' | 'dm' | 'dbowWords'>;

export const hasDocuments = (h: Pick<Hyperparameters, 'algorithm'>): boolean => h.algorithm === DOC2VEC;

/** Whether words have n-grams; FastText with a max_n below min_n is Word2Vec, as in gensim. */
export const hasSubwords = (h: Pick<Hyperparameters, 'algorithm' | 'minN' | 'maxN'>): boolean =>
  h.algorithm === FASTTEXT && h.maxN >= h.minN;

/** Whether one combined context predicts a word (CBOW, PV-DM), not each input by itself (skip-gram, PV-DBOW). */
export const contextPredicts = (h: Chosen): boolean => (hasDocuments(h) ? h.dm === 1 : h.sg === 0);

/** Whether the words around a word are inputs: not in PV-DBOW, where only its document is, unless dbow_words is on. */
export const wordsAreInputs = (h: Chosen): boolean => !hasDocuments(h) || h.dm === 1 || h.dbowWords === 1;
