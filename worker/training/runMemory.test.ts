import { describe, expect, it } from 'vitest';
import { DOC2VEC, WORD2VEC } from '../contract/algorithms';
import { defaultHyperparameters } from '../contract/hyperparameters';
import type { CompiledKernels } from '../kernels/kernels';
import { estimatedTree, planRun, type RunSize } from './runMemory';

/** An empty module: a plan asks only whether there is one. */
const WASM: CompiledKernels = {
  build: 'simd',
  shared: true,
  module: new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)),
};

// Of 14.3 M words of English novels.
const VOCABULARY = 36_809;
const TOKENS = 14_300_000;

const sizeOf = (change: Partial<RunSize> = {}): RunSize => ({
  vocabulary: VOCABULARY,
  threads: 2,
  tree: estimatedTree(VOCABULARY),
  subwords: null,
  documents: null,
  ...change,
});

describe('planRun', () => {
  it.each([
    { sg: 1, hs: 0 },
    { sg: 0, hs: 0 },
    { sg: 1, hs: 1 },
    { sg: 0, hs: 1 },
  ])('takes 15 % more than the two matrices and the corpus of Word2Vec at most: sg $sg, hs $hs', (mode) => {
    const { totalBytes } = planRun({ ...defaultHyperparameters(WORD2VEC), ...mode }, sizeOf(), WASM);
    const corpusBytes = 4 * TOKENS;
    expect(totalBytes + corpusBytes).toBeLessThan((VOCABULARY * 100 * 8 + corpusBytes) * 1.15);
  });

  it('makes output rows as wide as tags and window together where they lie side by side', () => {
    const h = { ...defaultHyperparameters(DOC2VEC), dmTagCount: 2, window: 3 };
    const size = sizeOf({ documents: { count: 9, tags: 12, entries: 18, mostTags: 2 } });
    const mean = planRun(h, size, WASM);
    const side = planRun({ ...h, dmConcat: 1 }, size, WASM);
    expect(mean.outputRowBytes).toBe(mean.rowBytes);
    expect(side.outputRowBytes).toBe(8 * side.rowBytes);
    expect(side.outputRows.bytes).toBe(8 * mean.outputRows.bytes);
    // The row of a missing word.
    expect(side.inputRows.bytes).toBe(mean.inputRows.bytes + side.rowBytes);
    expect(side.wordVectors.bytes).toBe(mean.wordVectors.bytes);
    expect(side.threads.map(({ hotRows }) => hotRows.bytes)).toEqual([0, 0]);
    expect(side.threads[0].scratch.bytes).toBe(mean.threads[0].scratch.bytes + 2 * 7 * side.rowBytes);
  });
});
