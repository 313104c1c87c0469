import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepFolds, keptFolds } from './foldedPanels';

const storage = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  };
};

const refuse = () => {
  throw new Error('storage is denied');
};

describe('folded panels', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('are as they were left', () => {
    vi.stubGlobal('localStorage', storage());
    expect(keptFolds()).toEqual({ rail: false, inspector: false });
    for (const folds of [
      { rail: true, inspector: false },
      { rail: true, inspector: true },
      { rail: false, inspector: false },
    ]) {
      expect(keepFolds(folds)).toBe(true);
      expect(keptFolds()).toEqual(folds);
    }
  });

  it('are open where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    expect(keepFolds({ rail: true, inspector: false })).toBe(false);
    expect(keptFolds()).toEqual({ rail: false, inspector: false });
  });
});
