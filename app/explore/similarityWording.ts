import type { SimilarityMethod } from '../../worker/contract/documentSimilarity';

/** How documents are compared, in words. */
export const METHOD_WORDS: Record<SimilarityMethod, { name: string; hint: string }> = {
  doc2vec: {
    name: 'Doc2Vec',
    hint: 'By the vectors that Doc2Vec has learnt, one a document.',
  },
  fasttext: {
    name: 'FastText',
    hint: 'By fastText’s sentence vector: the mean of the words’ unit vectors, rare words built from their parts.',
  },
  sif: {
    name: 'SIF',
    hint: 'By the mean of the words’ vectors, frequent words weighed down and what all documents have in common taken out.',
  },
  mean: {
    name: 'Mean',
    hint: 'By the mean of the words’ unit vectors: every word counts the same.',
  },
  tfidf: {
    name: 'TF-IDF',
    hint: 'By the words they share, rare ones counting most; vectors play no part.',
  },
};
