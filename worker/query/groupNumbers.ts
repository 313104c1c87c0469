import { NO_GROUP } from '../contract/wordGroups';

/**
 * The number that each new cluster takes so that most words keep theirs: old and new clusters are paired by the words
 * they share, most first. What has no partner takes the lowest free number, the largest first.
 *
 * @param previous old number of each word; numbers from `limit` on are not kept
 * @returns new number by cluster
 */
export const keptNumbers = (
  clusterOf: Uint8Array,
  clusters: number,
  previous: Uint8Array | null,
  limit: number,
): Uint8Array => {
  const numbers = new Uint8Array(clusters).fill(NO_GROUP);
  const taken = new Set<number>();
  for (const { cluster, old } of sharedWords(clusterOf, previous, limit)) {
    if (numbers[cluster] !== NO_GROUP || taken.has(old)) continue;
    numbers[cluster] = old;
    taken.add(old);
  }
  const sizes = new Uint32Array(clusters);
  for (const cluster of clusterOf) if (cluster !== NO_GROUP) sizes[cluster]++;
  const bySize = Array.from(sizes.keys()).sort((a, b) => sizes[b] - sizes[a] || a - b);
  let free = 0;
  for (const cluster of bySize) {
    if (numbers[cluster] !== NO_GROUP) continue;
    while (taken.has(free)) free++;
    numbers[cluster] = free;
    taken.add(free);
  }
  return numbers;
};

/** Pairs of clusters with words in common, those with most first. */
const sharedWords = (clusterOf: Uint8Array, previous: Uint8Array | null, limit: number) => {
  const shared = new Map<number, number>();
  const known = Math.min(clusterOf.length, previous?.length ?? 0);
  for (let i = 0; previous && i < known; i++) {
    if (clusterOf[i] === NO_GROUP || previous[i] >= limit) continue;
    const pair = clusterOf[i] * 256 + previous[i];
    shared.set(pair, (shared.get(pair) ?? 0) + 1);
  }
  return [...shared]
    .map(([pair, words]) => ({ cluster: pair >> 8, old: pair & 255, words }))
    .sort((a, b) => b.words - a.words || a.cluster - b.cluster || a.old - b.old);
};
