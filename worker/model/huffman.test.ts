import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { huffmanPaths, type HuffmanPaths } from './huffman';

const codeOf = ({ offsets, paths }: HuffmanPaths, word: number): string =>
  Array.from(paths.subarray(offsets[word], offsets[word + 1]), (step) => step & 1).join('');

const descending = fc
  .array(fc.integer({ min: 1, max: 100_000 }), { minLength: 2, maxLength: 200 })
  .map((counts) => Uint32Array.from(counts).sort().reverse());

/** Least possible Σ count · code length: the sum of all merged weights. */
const optimalLength = (counts: Uint32Array): number => {
  const queue = [...counts];
  let total = 0;
  while (queue.length > 1) {
    queue.sort((a, b) => b - a);
    const merged = queue.pop()! + queue.pop()!;
    total += merged;
    queue.push(merged);
  }
  return total;
};

describe('huffmanPaths', () => {
  it('gives the textbook code', () => {
    const huffman = huffmanPaths(Uint32Array.of(4, 2, 1, 1));
    expect([0, 1, 2, 3].map((word) => codeOf(huffman, word).length)).toEqual([1, 2, 3, 3]);
    expect(huffman.longestPath).toBe(3);
  });

  it('is a prefix code of least length, every path from the root', () => {
    fc.assert(
      fc.property(descending, (counts) => {
        const huffman = huffmanPaths(counts);
        const codes = Array.from(counts, (_, word) => codeOf(huffman, word));
        const sorted = [...codes].sort();
        for (let i = 1; i < sorted.length; i++) expect(sorted[i].startsWith(sorted[i - 1])).toBe(false);
        expect(counts.reduce((sum, count, word) => sum + count * codes[word].length, 0)).toBe(
          optimalLength(counts),
        );
        for (let word = 0; word < counts.length; word++) {
          const nodes = huffman.paths.subarray(huffman.offsets[word], huffman.offsets[word + 1]);
          expect(nodes[0] >>> 1).toBe(0);
          for (let i = 1; i < nodes.length; i++) expect(nodes[i] >>> 1).toBeGreaterThan(nodes[i - 1] >>> 1);
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('needs two words', () => {
    expect(() => huffmanPaths(Uint32Array.of(3))).toThrow(/two words, got 1/);
  });
});
