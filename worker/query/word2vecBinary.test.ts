import { describe, expect, it } from 'vitest';
import { tableOf } from './queryFixture';
import { word2vecBinaryParts } from './word2vecBinary';

const written = async (parts: AsyncIterable<Uint8Array>): Promise<number[]> => {
  const bytes: number[] = [];
  for await (const part of parts) bytes.push(...part);
  return bytes;
};

const ascii = (text: string) => [...new TextEncoder().encode(text)];

describe('word2vecBinaryParts', () => {
  it('writes a header, then name, space and float32 numbers of each row, sections in order', async () => {
    const names = ['é', 'sea'];
    const table = tableOf([
      [1, -2],
      [0.5, 0],
    ]);
    const tags = { name: () => '*dt_0', table: tableOf([[1, 1]]) };
    const sections = [tags, { name: (row: number) => names[row], table }];
    const one = [0, 0, 0x80, 0x3f];
    expect(await written(word2vecBinaryParts(sections, async () => {}))).toEqual([
      ...ascii('3 2\n'),
      ...[...ascii('*dt_0 '), ...one, ...one],
      ...[...ascii('é '), ...one, 0, 0, 0, 0xc0],
      ...[...ascii('sea '), 0, 0, 0, 0x3f, 0, 0, 0, 0],
    ]);
  });

  it('refuses a name that would end early', async () => {
    const section = { name: () => 'a b', table: tableOf([[1]]) };
    await expect(written(word2vecBinaryParts([section], async () => {}))).rejects.toThrow('"a b"');
  });
});
