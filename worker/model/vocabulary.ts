import type { RuledOut } from '../contract/corpus';
import { keptTypes, type KeepingLimits } from './ruledOut';

/** Every distinct token of a corpus; a token's index is its id in the TokenStream. */
export interface TokenTypes {
  words: string[];
  /** Occurrences of each type. */
  counts: Uint32Array;
}

/** The words that a model is trained on: row 0 is the most frequent. */
export interface Vocabulary {
  words: string[];
  counts: Uint32Array;
  /** Row of each type of the corpus, −1 where the type was left out. */
  rowOfType: Int32Array;
  /** Sum of `counts`. */
  keptTokens: number;
  /** min_count in force after max_final_vocab. */
  effectiveMinCount: number;
  leftOut: RuledOut;
}

export interface VocabularyLimits extends KeepingLimits {
  /** null: no limit. */
  maxFinalVocab: number | null;
}

/**
 * Words that the rules keep and that are seen at least min_count times, most frequent first, equally frequent ones in order of first
 * appearance. max_final_vocab works as in gensim: it raises min_count until at most that many words
 * remain, so words of equal count stay or go together, and fewer than the limit may remain. Here the
 * limit counts only words that the rules keep; gensim's counts those a trim_rule discards, too.
 */
export const selectVocabulary = (types: TokenTypes, limits: VocabularyLimits): Vocabulary => {
  const { kept, leftOut } = keptTypes(types, limits);
  const sorted = typesByCount(types.counts, kept);
  const limit = limits.maxFinalVocab ?? sorted.length;
  const effectiveMinCount = sorted.length > limit ? types.counts[sorted[limit]] + 1 : limits.minCount;
  let size = Math.min(sorted.length, limit);
  while (size > 0 && types.counts[sorted[size - 1]] < effectiveMinCount) size--;

  const words: string[] = [];
  const counts = new Uint32Array(size);
  const rowOfType = new Int32Array(types.words.length).fill(-1);
  let keptTokens = 0;
  for (let row = 0; row < size; row++) {
    const type = sorted[row];
    words.push(types.words[type]);
    counts[row] = types.counts[type];
    rowOfType[type] = row;
    keptTokens += counts[row];
  }
  return { words, counts, rowOfType, keptTokens, effectiveMinCount, leftOut };
};

/**
 * Types that are kept by falling count, then by number. Count and number make one
 * 64-bit key, as the engine's own sort of BigUint64Array needs no comparator. WebAssembly hosts are
 * little-endian, so a key's low word comes first.
 */
const typesByCount = (counts: Uint32Array, isKept: Uint8Array): Uint32Array => {
  const words = new Uint32Array(counts.length * 2);
  let kept = 0;
  for (let type = 0; type < counts.length; type++) {
    if (isKept[type] === 0) continue;
    words[kept * 2] = type;
    words[kept * 2 + 1] = ~counts[type];
    kept++;
  }
  new BigUint64Array(words.buffer, 0, kept).sort();
  return Uint32Array.from({ length: kept }, (_, rank) => words[rank * 2]);
};
