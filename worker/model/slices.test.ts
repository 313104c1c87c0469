import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planBlocks } from './blocks';
import { Random } from './random';
import { SliceReader } from './slices';
import { CHUNK_TOKENS, SENTENCE_END, tokenAt, TokenStreamWriter, type TokenStream } from './tokenStream';

const streamOf = (tokens: number[]): TokenStream => {
  const writer = new TokenStreamWriter(false);
  for (const token of tokens) writer.append(token);
  return writer.finish();
};

const END = SENTENCE_END;

/** The training positions of a block with the tokens around each, as a kernel would see them. */
const windowsOf = (
  reader: SliceReader,
  capacity: number,
  window: number,
): { windows: string[]; raw: number } => {
  const tokens = new Uint32Array(capacity);
  const windows: string[] = [];
  let raw = 0;
  for (let slice = reader.fill(tokens); slice; slice = reader.fill(tokens)) {
    raw += slice.rawTokens;
    for (let i = slice.position; i < slice.end; i++) {
      const from = Math.max(0, i - window);
      windows.push(Array.from(tokens.subarray(from, Math.min(slice.tokenCount, i + window + 1))).join(' '));
    }
  }
  return { windows, raw };
};

describe('TokenStreamWriter', () => {
  it('keeps tokens over chunk boundaries', () => {
    const writer = new TokenStreamWriter(true);
    for (let i = 0; i < CHUNK_TOKENS + 10; i++) writer.append(i);
    const stream = writer.finish();
    expect(stream.length).toBe(CHUNK_TOKENS + 10);
    expect(stream.chunks.length).toBe(2);
    expect(stream.chunks[0].buffer).toBeInstanceOf(SharedArrayBuffer);
    for (const i of [0, CHUNK_TOKENS - 1, CHUNK_TOKENS, CHUNK_TOKENS + 9]) expect(tokenAt(stream, i)).toBe(i);
    expect(new TokenStreamWriter(false).finish()).toEqual({ chunks: [], length: 0 });
  });
});

describe('planBlocks', () => {
  it('cuts after sentences, and covers everything once', () => {
    const stream = streamOf([1, 1, 1, END, 1, 1, END, 1, END, 1, 1, 1, 1, END]);
    expect([...planBlocks(stream, 4)]).toEqual([0, 4, 9, 14]);
    expect([...planBlocks(stream, 100)]).toEqual([0, 14]);
  });

  it('cuts a text without sentences too', () => {
    const stream = streamOf(new Array<number>(100).fill(3));
    const starts = [...planBlocks(stream, 10)];
    expect(starts[0]).toBe(0);
    expect(starts.at(-1)).toBe(100);
    for (let i = 1; i < starts.length; i++) expect(starts[i] - starts[i - 1]).toBeLessThanOrEqual(20);
  });

  it('plans nothing to do for an empty stream', () => {
    expect([...planBlocks(streamOf([]), 10)]).toEqual([0, 0]);
  });
});

describe('SliceReader', () => {
  const everything = (types: number) => new Float64Array(types).fill(1);
  const rows = (types: number) => Int32Array.from({ length: types }, (_, i) => i);

  it('maps types to rows and drops those without one', () => {
    const reader = new SliceReader(streamOf([0, 1, 2, END, 1]), Int32Array.of(1, -1, 0), everything(2), 2);
    reader.start(0, 5, new Random(1));
    const tokens = new Uint32Array(16);
    expect(reader.fill(tokens)).toEqual({ tokenCount: 3, position: 0, end: 3, rawTokens: 4, done: true });
    expect([...tokens.subarray(0, 3)]).toEqual([1, 0, END]);
    expect(reader.fill(tokens)).toBeNull();
  });

  it('gives every position the same window however small the slices are', () => {
    const sentence = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 0, maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(sentence, { maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 20 }),
        (sentences, window, spare) => {
          const stream = streamOf(sentences.flatMap((words) => [...words, END]));
          const read = (capacity: number) => {
            const reader = new SliceReader(stream, rows(10), everything(10).fill(0.7), window);
            reader.start(0, stream.length, new Random(3));
            return windowsOf(reader, capacity, window);
          };
          expect(read(2 * window + spare)).toEqual(read(1000));
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it('subsamples with the given probability', () => {
    const stream = streamOf(Array.from({ length: 40_000 }, (_, i) => i % 2));
    const reader = new SliceReader(stream, rows(2), Float64Array.of(0.25, 1), 5);
    reader.start(0, stream.length, new Random(1));
    const tokens = new Uint32Array(50_000);
    const slice = reader.fill(tokens)!;
    const kept = tokens.subarray(0, slice.tokenCount).filter((row) => row === 0).length;
    // Four standard deviations of a binomial draw.
    expect(Math.abs(kept - 5000)).toBeLessThan(4 * Math.sqrt(20_000 * 0.25 * 0.75));
    expect(slice.tokenCount - kept).toBe(20_000);
    expect(slice.rawTokens).toBe(40_000);
  });
});
