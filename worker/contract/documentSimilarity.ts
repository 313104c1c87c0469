import { FASTTEXT, hasDocuments, wordsAreInputs } from './algorithms';
import type { NearDocument } from './engine';
import type { Hyperparameters } from './hyperparameterRow';
import type { Outcome } from './outcome';

/**
 * How documents are compared: by the vectors that Doc2Vec has learnt, the mean of their words' unit vectors, that mean
 * with frequent words weighed down (SIF), fastText's sentence vector, or the words they share (TF-IDF).
 */
export const SIMILARITY_METHODS = ['doc2vec', 'mean', 'sif', 'fasttext', 'tfidf'] as const;
export type SimilarityMethod = (typeof SIMILARITY_METHODS)[number];

/** The methods that a run has vectors for, those it stands for first. */
export const methodsOf = (
  h: Pick<Hyperparameters, 'algorithm' | 'sg' | 'dm' | 'dbowWords'>,
): SimilarityMethod[] => [
  ...(hasDocuments(h) ? (['doc2vec'] as const) : []),
  ...(h.algorithm === FASTTEXT ? (['fasttext'] as const) : []),
  // PV-DBOW alone leaves the words as they began, at random.
  ...(wordsAreInputs(h) ? (['sif', 'mean'] as const) : []),
  'tfidf',
];

/** Documents near one by every method of the run. */
export interface MethodComparison {
  document: number;
  lists: { method: SimilarityMethod; near: Outcome<NearDocument[]> }[];
  /** How many of its first `OVERLAP_AMONG` each method shares with each; null where one has no answer. */
  shared: (number | null)[][];
}

export const OVERLAP_AMONG = 10;

/** Most memory that the words counted in each document, and most that the vectors of documents take. */
export const DOCUMENT_BYTES = { counts: 512 * 2 ** 20, vectors: 256 * 2 ** 20 } as const;
