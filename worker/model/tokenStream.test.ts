import { describe, expect, it } from 'vitest';
import { CHUNK_TOKENS, tokenAt, TokenStreamWriter } from './tokenStream';

describe('TokenStreamWriter', () => {
  it.each([0, 3, CHUNK_TOKENS - 1, CHUNK_TOKENS, CHUNK_TOKENS + 5])(
    'goes on after truncation to %i',
    (length) => {
      const writer = new TokenStreamWriter(false);
      for (let i = 0; i < CHUNK_TOKENS + 10; i++) writer.append(i);
      writer.truncate(length);
      expect(writer.length).toBe(length);
      writer.append(777);
      const stream = writer.finish();
      expect(stream.length).toBe(length + 1);
      expect(tokenAt(stream, length)).toBe(777);
      if (length > 0) expect(tokenAt(stream, length - 1)).toBe(length - 1);
      expect(() => writer.truncate(length + 2)).toThrow(
        `cannot truncate ${length + 1} tokens to ${length + 2}`,
      );
    },
  );
});
