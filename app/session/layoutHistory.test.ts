import { describe, expect, it } from 'vitest';
import { LayoutHistory } from './layoutHistory';

const POINTS = 2;
const BYTES = POINTS * 8;

const layout = (version: number, points = POINTS) => new Float32Array(2 * points).fill(version);
const rows = { words: POINTS, documents: 0 };
const facts = (version: number, settling = false) => ({ version, epoch: version / 10, settling });
const versions = (history: LayoutHistory) => history.list.frames.map(({ version }) => version);

const filled = (count: number, limits = { frames: 4, bytes: Infinity }) => {
  const history = new LayoutHistory(limits);
  for (let version = 1; version <= count; version++) history.add(facts(version), layout(version), rows);
  return history;
};

describe('LayoutHistory', () => {
  it('keeps every layout as long as they fit', () => {
    const history = filled(4);
    expect(history.list).toEqual({ frames: [1, 2, 3, 4].map((version) => facts(version)), taken: 4 });
    expect(history.at(3)).toEqual({ version: 3, positions: layout(3), rows });
    expect(history.at(5)).toBeNull();
  });

  it('thins them evenly when they do not', () => {
    expect(versions(filled(5))).toEqual([1, 3, 5]);
    expect(versions(filled(9))).toEqual([1, 5, 9]);
    expect(filled(9).list.taken).toBe(9);
    for (let count = 1; count < 200; count++) {
      const kept = versions(filled(count, { frames: 10, bytes: Infinity }));
      expect(kept.length).toBeLessThanOrEqual(10);
      expect(kept[0]).toBe(1);
      expect(new Set(kept.slice(1).map((version, i) => version - kept[i])).size).toBeLessThanOrEqual(1);
    }
  });

  it('takes no more memory than it may', () => {
    expect(versions(filled(8, { frames: 100, bytes: 3.5 * BYTES }))).toEqual([1, 5]);
    expect(versions(filled(3, { frames: 100, bytes: BYTES }))).toEqual([1]);
    expect(versions(filled(3, { frames: 100, bytes: BYTES - 1 }))).toEqual([]);
  });

  it('tells whether its list has changed', () => {
    const history = filled(5);
    expect(history.add(facts(6), layout(6), rows)).toBe(false);
    expect(history.add(facts(7), layout(7), rows)).toBe(true);
  });

  it.each([
    { words: 3, documents: 0 },
    { words: 1, documents: 1 },
  ])('begins anew with other points: %o', (others) => {
    const history = filled(4);
    expect(history.add(facts(5), layout(5, others.words + others.documents), others)).toBe(true);
    expect(versions(history)).toEqual([5]);
    expect(history.at(4)).toBeNull();
  });

  it('lets go how the map was finished when it is finished anew', () => {
    const history = filled(2);
    history.add(facts(3, true), layout(3), rows);
    history.beginSettling();
    expect(versions(history)).toEqual([1, 2]);
    expect(history.list.taken).toBe(2);
    history.begin();
    expect(history.list).toEqual({ frames: [], taken: 0 });
  });
});
