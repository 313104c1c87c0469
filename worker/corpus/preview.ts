import type { VocabularyPreview, VocabularyRequest } from '../contract/corpus';
import { keepProbabilities } from '../model/subsampling';
import { selectVocabulary, type TokenTypes } from '../model/vocabulary';

/** What of the types remains under a request, before anything is trained. */
export const previewVocabulary = (types: TokenTypes, request: VocabularyRequest): VocabularyPreview => {
  const vocabulary = selectVocabulary(types, request);
  const { words, counts, keptTokens, effectiveMinCount, leftOut } = vocabulary;
  const keep = keepProbabilities(counts, keptTokens, request.sample);
  return {
    size: words.length,
    types: types.counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0),
    effectiveMinCount,
    leftOut,
    keptTokens,
    effectiveTokens: expectedTokens(counts, keep),
    rows: words.slice(0, request.rows).map((word, row) => ({ word, count: counts[row], keep: keep[row] })),
    zipf: zipfPoints(counts),
  };
};

/** Tokens an epoch is expected to train on: Σ count · keep, rounded. */
export const expectedTokens = (counts: Uint32Array, keep: Float64Array): number =>
  Math.round(counts.reduce((sum, count, row) => sum + count * keep[row], 0));

const zipfPoints = (counts: Uint32Array): { rank: number; count: number }[] => {
  const points: { rank: number; count: number }[] = [];
  for (let rank = 1; rank <= counts.length; rank *= 2) points.push({ rank, count: counts[rank - 1] });
  return points;
};
