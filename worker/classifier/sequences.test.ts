import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordLists } from './documentWords';
import { embeddingWeights, paddedSequences } from './sequences';

describe('sequences', () => {
  it('keep the beginning, fill up at the end, and know unknown words', () => {
    const lists = wordLists([[5, -1], [0, 1, 2, 3, 4], []]);
    expect([...paddedSequences(lists, [0, 1, 2], 4)]).toEqual([7, 1, 0, 0, 2, 3, 4, 5, 0, 0, 0, 0]);
  });

  it('hold a document’s words wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: -1, max: 20 }))),
        fc.integer({ min: 1, max: 9 }),
        (all, length) => {
          const rows = paddedSequences(wordLists(all), [...all.keys()], length);
          all.forEach((words, document) => {
            const row = [...rows.subarray(document * length, (document + 1) * length)];
            const kept = words.slice(0, length).map((word) => (word < 0 ? 1 : word + 2));
            expect(row).toEqual([...kept, ...new Array<number>(length - kept.length).fill(0)]);
          });
        },
      ),
    );
  });

  it('look rows up that are zero for padding and the mean for unknown words', () => {
    expect([...embeddingWeights(Float32Array.of(1, 2, 3, 6), 2)]).toEqual([0, 0, 2, 4, 1, 2, 3, 6]);
  });
});
