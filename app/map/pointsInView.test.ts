import { describe, expect, it } from 'vitest';
import { FIRST_ORDER, nextOrder, sortPoints } from './pointsInView';

const counts = [90, 50, 50, 7];
const values = [0.1, NaN, 0.9, 0.4];
const given = {
  ids: [3, 1, 0, 2],
  count: (id: number) => counts[id],
  similarity: (id: number) => values[id],
};

describe('the table of words in view', () => {
  it('sorts by rank, count and similarity, equal ones by rank', () => {
    expect(sortPoints(given, FIRST_ORDER)).toEqual([0, 1, 2, 3]);
    expect(sortPoints(given, { column: 'count', descending: true })).toEqual([0, 1, 2, 3]);
    expect(sortPoints(given, { column: 'count', descending: false })).toEqual([3, 1, 2, 0]);
  });

  it('has words without a similarity last either way', () => {
    expect(sortPoints(given, { column: 'similarity', descending: true })).toEqual([2, 3, 0, 1]);
    expect(sortPoints(given, { column: 'similarity', descending: false })).toEqual([0, 3, 2, 1]);
  });

  it('begins a column with the highest, ranks with the first, and turns round', () => {
    const bySimilarity = nextOrder(FIRST_ORDER, 'similarity');
    expect(bySimilarity).toEqual({ column: 'similarity', descending: true });
    expect(nextOrder(bySimilarity, 'similarity').descending).toBe(false);
    expect(nextOrder(bySimilarity, 'rank')).toEqual(FIRST_ORDER);
  });
});
