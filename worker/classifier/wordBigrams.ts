/** Rows that hashed pairs of words share, as fastText's -bucket. */
export const BIGRAM_BUCKETS = 200_000;

/** Bucket of two neighbouring words: multiplied and added as word n-grams are hashed, over word ids. */
export const bigramBucket = (first: number, second: number): number =>
  ((Math.imul(first + 1, 116_049_371) + second + 1) >>> 0) % BIGRAM_BUCKETS;
