/**
 * Probability that an occurrence of each word is kept when frequent words are subsampled:
 * (√(count / threshold) + 1) · threshold / count with threshold = sample · keptTokens, at most 1
 * (word2vec.c and gensim; Mikolov et al. 2013 have another formula in print). A sample of 0 keeps all.
 * gensim reads a sample of 1 and more as a count; here it is a share over its whole range, 0–1.
 *
 * @param counts occurrences of each kept word
 * @param keptTokens sum of `counts`
 * @returns one probability, 0–1, a word
 */
export const keepProbabilities = (counts: Uint32Array, keptTokens: number, sample: number): Float64Array => {
  if (sample === 0) return new Float64Array(counts.length).fill(1);
  const threshold = sample * keptTokens;
  return Float64Array.from(counts, (count) =>
    Math.min(1, (Math.sqrt(count / threshold) + 1) * (threshold / count)),
  );
};
