import { Random } from '../model/random';
import type { NeighbourSearch } from './nearestNeighbours';

/** Rows that the kernel searches for at once. */
const BLOCK = 4;

/**
 * The share of the exact neighbours of some rows that a search has in its table, which stays as it is. Rows are drawn
 * four in a row; there are fewer than `sample` where there are not so many rows.
 */
export const sampledRecall = (search: NeighbourSearch, sample: number, seed: number): number => {
  const { count, k, indices, distances } = search.table;
  const random = new Random(seed);
  const blocks = Math.ceil(Math.min(sample, count) / BLOCK);
  let wanted = 0;
  let found = 0;
  for (let block = 0; block < blocks; block++) {
    const from = Math.floor(random.uniform() * Math.max(1, count - BLOCK + 1));
    const to = Math.min(count, from + BLOCK);
    const ownIndices = indices.slice(from * k, to * k);
    const ownDistances = distances.slice(from * k, to * k);
    search.search(from, to);
    for (let row = 0; row < to - from; row++) {
      const own = new Set(ownIndices.subarray(row * k, (row + 1) * k));
      const exact = new Set(indices.subarray((from + row) * k, (from + row + 1) * k));
      wanted += exact.size;
      for (const index of exact) found += own.has(index) ? 1 : 0;
    }
    indices.set(ownIndices, from * k);
    distances.set(ownDistances, from * k);
  }
  return wanted === 0 ? 1 : found / wanted;
};
