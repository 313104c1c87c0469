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

  it('is the tree that fastText builds of the counts in its files', () => {
    // Its two queues: a leaf only where it is strictly lighter than the next inner node.
    const build = (counts: readonly number[]): string[] => {
      const n = counts.length;
      const weight = [...counts, ...Array.from({ length: n - 1 }, () => 1e15)];
      const parent: number[] = [];
      const second = new Set<number>();
      let [leaf, inner] = [n - 1, n];
      for (let node = n; node < 2 * n - 1; node++) {
        const pair = [0, 1].map(() => (leaf >= 0 && weight[leaf] < weight[inner] ? leaf-- : inner++));
        weight[node] = weight[pair[0]] + weight[pair[1]];
        for (const child of pair) parent[child] = node;
        second.add(pair[1]);
      }
      return counts.map((_, word) => {
        let code = '';
        for (let node = word; node < 2 * n - 2; node = parent[node])
          code = `${second.has(node) ? 1 : 0}@${parent[node] - n} ${code}`;
        return code;
      });
    };
    for (const counts of [
      [4, 2, 1, 1],
      [3, 2, 2, 2, 1, 1, 1, 1],
      [9, 4, 4, 2, 2, 2, 2],
    ]) {
      const huffman = huffmanPaths(Uint32Array.from(counts));
      const codes = counts.map((_, word) =>
        Array.from(huffman.paths.subarray(huffman.offsets[word], huffman.offsets[word + 1]))
          .map((step) => `${step & 1}@${counts.length - 2 - (step >>> 1)} `)
          .join(''),
      );
      expect(codes).toEqual(build(counts));
    }
  });

  it('needs two words', () => {
    expect(() => huffmanPaths(Uint32Array.of(3))).toThrow(/two words, got 1/);
  });
});
