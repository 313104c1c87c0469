import { describe, expect, it } from 'vitest';
import { WordIndex } from './wordIndex';

const words = ['the', 'War', 'war', 'warm', 'peace', 'Wartime', 'USA', 'café'];
const index = new WordIndex({ words, counts: Uint32Array.of(90, 50, 40, 30, 20, 10, 5, 5) });

describe('WordIndex.find', () => {
  it('prefers the word exactly as typed', () => {
    expect(index.find('war')).toEqual({ word: 'war', wordId: 2, count: 40 });
    expect(index.find('War')?.wordId).toBe(1);
  });

  it('falls back to lower case, then to any case', () => {
    expect(index.find('PEACE')?.word).toBe('peace');
    expect(index.find('usa')?.word).toBe('USA');
  });

  it('takes a decomposed accent for the composed one, and ignores spaces around', () => {
    expect(index.find(' cafe\u0301 ')?.word).toBe('café');
  });

  it('does not know other words', () => {
    expect(index.find('whale')).toBeNull();
    expect(index.find('')).toBeNull();
  });
});

describe('WordIndex.complete', () => {
  it('gives the most frequent words first, in any case', () => {
    expect(index.complete('WAR', 10).map(({ word }) => word)).toEqual(['War', 'war', 'warm', 'Wartime']);
  });

  it('stops at the count asked for', () => {
    expect(index.complete('war', 2).map(({ word }) => word)).toEqual(['War', 'war']);
  });

  it('completes nothing to nothing', () => {
    expect(index.complete('', 5)).toEqual([]);
    expect(index.complete('xyz', 5)).toEqual([]);
  });
});
