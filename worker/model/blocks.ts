import { SENTENCE_END, tokenAt, type TokenStream } from './tokenStream';

/**
 * Cuts a corpus into blocks of about `blockTokens` entries that threads claim one by one. A block
 * ends after a sentence; where none ends within another `blockTokens` entries it is cut there, so a
 * text without sentences still occupies every thread.
 *
 * @returns starts of the blocks, and the stream's length as the last element
 */
export const planBlocks = (stream: TokenStream, blockTokens: number): Float64Array => {
  const starts: number[] = [0];
  let target = blockTokens;
  while (target < stream.length) {
    const limit = Math.min(stream.length, target + blockTokens);
    let end = target;
    while (end < limit && tokenAt(stream, end - 1) !== SENTENCE_END) end++;
    if (end >= stream.length) break;
    starts.push(end);
    target = end + blockTokens;
  }
  starts.push(stream.length);
  return Float64Array.from(starts);
};
