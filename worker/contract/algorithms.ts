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

/** Whether a context is the mean of its vectors; else it is their sum. */
export const contextMean = (h: Pick<Hyperparameters, 'algorithm' | 'dmMean' | 'cbowMean'>): boolean =>
  (hasDocuments(h) ? h.dmMean : h.cbowMean) === 1;

/** Whether the vectors of a context lie side by side (PV-DM with dm_concat) instead of being added up. */
export const concatenates = (h: Pick<Hyperparameters, 'algorithm' | 'dm' | 'dmConcat'>): boolean =>
  hasDocuments(h) && h.dm === 1 && h.dmConcat === 1;

/** Input rows in an output row: tags and places of the window where they lie side by side, else one. */
export const inputsInOutput = (
  h: Pick<Hyperparameters, 'algorithm' | 'dm' | 'dmConcat' | 'dmTagCount' | 'window'>,
): number => (concatenates(h) ? h.dmTagCount + 2 * h.window : 1);

/** Whether the words around a word are inputs: not in PV-DBOW, where only its document is, unless dbow_words is on. */
export const wordsAreInputs = (h: Chosen): boolean => !hasDocuments(h) || h.dm === 1 || h.dbowWords === 1;

/** Whether `negative_sharing` has a say: several inputs, each by itself, predict one word by negative sampling. */
export const canShareNegatives = (h: Chosen & Pick<Hyperparameters, 'hs'>): boolean =>
  h.hs === 0 && !contextPredicts(h) && wordsAreInputs(h);
