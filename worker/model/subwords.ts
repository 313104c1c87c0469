const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const WORD_START = '<'.charCodeAt(0);
const WORD_END = '>'.charCodeAt(0);

export interface NgramLimits {
  minN: number;
  maxN: number;
  /** Buckets that n-grams are hashed to. */
  bucket: number;
}

/** The rows that words are made of: first one a word, then the n-grams', those most often read first. */
export interface Subwords {
  /** Vocabulary + 1 starts into `rows`. */
  offsets: Uint32Array;
  /** Of each word: its own row, then those of its n-grams. */
  rows: Uint32Array;
  /** Bucket of each n-gram row; the first is row number vocabulary. */
  buckets: Uint32Array;
}

/** Character n-grams of a word between < and >, as fastText cuts them: not the marks alone. */
export const ngramsOf = (word: string, { minN, maxN }: Pick<NgramLimits, 'minN' | 'maxN'>): string[] => {
  const characters = ['<', ...word, '>'];
  const ngrams: string[] = [];
  for (let start = 0; start < characters.length; start++) {
    for (let end = start + minN; end <= Math.min(characters.length, start + maxN); end++) {
      if (end - start > 1 || (start > 0 && end < characters.length))
        ngrams.push(characters.slice(start, end).join(''));
    }
  }
  return ngrams;
};

/**
 * Buckets of a word's n-grams in the order of `ngramsOf`: FNV-1a of their UTF-8 bytes modulo `bucket`, each byte
 * sign-extended as fastText does (a quirk that its model files rely on).
 */
export const ngramBuckets = (word: string, limits: NgramLimits): number[] =>
  Array.from(new BucketReader(limits).read(word));

/** Hashes n-grams without making a string of each. */
class BucketReader {
  private readonly encoder = new TextEncoder();
  private bytes = new Uint8Array(256);
  private starts = new Uint32Array(256);
  private found = new Uint32Array(1024);

  constructor(private readonly limits: NgramLimits) {}

  /** A view that is valid until the next call. */
  read(word: string): Uint32Array {
    const characters = this.encode(word);
    const { bytes, starts } = this;
    const { minN, maxN, bucket } = this.limits;
    const most = characters * Math.max(0, maxN - minN + 1);
    if (this.found.length < most) this.found = new Uint32Array(2 * most);
    let count = 0;
    for (let start = 0; start + minN <= characters; start++) {
      let hash = FNV_OFFSET;
      let at = starts[start];
      for (let end = start + 1; end <= Math.min(characters, start + maxN); end++) {
        for (; at < starts[end]; at++) hash = Math.imul(hash ^ ((bytes[at] << 24) >> 24), FNV_PRIME);
        const length = end - start;
        if (length < minN || (length === 1 && (start === 0 || end === characters))) continue;
        this.found[count++] = (hash >>> 0) % bucket;
      }
    }
    return this.found.subarray(0, count);
  }

  /** Puts <word> into `bytes`, the starts of its characters and its end into `starts`; returns the characters. */
  private encode(word: string): number {
    const needed = 3 * word.length + 2;
    if (this.bytes.length < needed) this.bytes = new Uint8Array(2 * needed);
    if (this.starts.length < needed + 1) this.starts = new Uint32Array(2 * needed);
    this.bytes[0] = WORD_START;
    const { written } = this.encoder.encodeInto(word, this.bytes.subarray(1));
    this.bytes[1 + written] = WORD_END;
    let characters = 0;
    for (let at = 0; at < written + 2; at++) {
      if ((this.bytes[at] & 0xc0) !== 0x80) this.starts[characters++] = at;
    }
    this.starts[characters] = written + 2;
    return characters;
  }
}

/**
 * N-grams of every word of a vocabulary. Only buckets that occur get a row: 2,000,000 buckets of 100 numbers would
 * take 800 MB, those of 24,000 English words take 50.
 *
 * @param counts occurrences of each word, by which n-gram rows are ordered
 */
export const vocabularySubwords = (words: string[], counts: Uint32Array, limits: NgramLimits): Subwords => {
  const reader = new BucketReader(limits);
  const ngramOfBucket = new Map<number, number>();
  const offsets = new Uint32Array(words.length + 1);
  const buckets: number[] = [];
  const weights: number[] = [];
  // Row of each word, or vocabulary + number of each n-gram in order of appearance.
  let rows = new Uint32Array(1 << 16);
  let used = 0;
  const append = (row: number) => {
    if (used === rows.length) rows = doubled(rows);
    rows[used++] = row;
  };
  words.forEach((word, wordId) => {
    append(wordId);
    for (const bucket of reader.read(word)) {
      let ngram = ngramOfBucket.get(bucket);
      if (ngram === undefined) {
        ngram = buckets.length;
        ngramOfBucket.set(bucket, ngram);
        buckets.push(bucket);
        weights.push(0);
      }
      weights[ngram] += counts[wordId];
      append(words.length + ngram);
    }
    offsets[wordId + 1] = used;
  });
  const order = Uint32Array.from(buckets.keys()).sort((a, b) => weights[b] - weights[a] || a - b);
  const place = new Uint32Array(order.length);
  order.forEach((ngram, rank) => (place[ngram] = rank));
  const first = words.length;
  return {
    offsets,
    rows: rows.slice(0, used).map((row) => (row < first ? row : first + place[row - first])),
    buckets: order.map((ngram) => buckets[ngram]),
  };
};

const doubled = (array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
  const grown = new Uint32Array(array.length * 2);
  grown.set(array);
  return grown;
};
