import { describe, expect, it } from 'vitest';
import { Random } from '../model/random';
import { nearestRows, type RowTable } from './neighbours';
import { blobOf, word2vecParts } from './word2vecText';

const fileOf = async (words: string[], table: RowTable, rest: () => Promise<void>) =>
  (await blobOf(word2vecParts([{ name: (row) => words[row], table }], rest), 'text/plain')).text();

const words = Array.from({ length: 4100 }, (_, i) => ['naïve', '전쟁', 'x'][i % 3] + i);
const table: RowTable = { values: new Float32Array(4100 * 16), rowFloats: 16, dimensions: 10, rows: 4100 };
const random = new Random(5);
for (let row = 0; row < 4100; row++) {
  for (let i = 0; i < 10; i++) table.values[row * 16 + i] = (random.uniform() - 0.5) * 10 ** (i - 6);
}

const parse = (text: string) => {
  const [header, ...lines] = text.split('\n');
  const [rows, dimensions] = header.split(' ').map(Number);
  const values = Float32Array.from(
    lines.slice(0, rows).flatMap((line) => line.split(' ').slice(1).map(Number)),
  );
  return {
    words: lines.slice(0, rows).map((line) => line.split(' ')[0]),
    table: { values, rowFloats: dimensions, dimensions, rows },
  };
};

describe('word2vecText', () => {
  it('reads back as the same words, the same float32 and the same neighbours', async () => {
    let rests = 0;
    const text = await fileOf(words, table, async () => void rests++);
    const read = parse(text);
    expect(read.words).toEqual(words);
    for (let row = 0; row < 4100; row++) {
      expect(read.table.values.slice(row * 10, row * 10 + 10)).toEqual(
        table.values.slice(row * 16, row * 16 + 10),
      );
    }
    const query = table.values.slice(0, 10);
    expect(nearestRows(read.table, query, 20, 0)).toEqual(nearestRows(table, query, 20, 0));
    expect(rests).toBe(1);
  });

  it('has a header, single spaces, and nothing after the last number of a line', async () => {
    const small: RowTable = {
      values: Float32Array.of(0.5, -1, 1e-7, 0.1),
      rowFloats: 2,
      dimensions: 2,
      rows: 2,
    };
    const text = await fileOf(['a', 'b'], small, async () => {});
    expect(text).toBe('2 2\na 0.5 -1\nb 1e-7 0.1\n');
  });

  it('refuses a word that would break the file', async () => {
    const one: RowTable = { values: Float32Array.of(1), rowFloats: 1, dimensions: 1, rows: 1 };
    await expect(fileOf(['New York'], one, async () => {})).rejects.toThrow('"New York"');
  });
});
