import type { NamedRows } from './word2vecText';

const PART_BYTES = 1 << 22;

/**
 * Vectors in word2vec's binary format as gensim writes it: a line `words dimensions`, then of each word its name, a
 * space and its float32 numbers, little-endian; no line break between words.
 *
 * @param sections of equal dimensions, one after another; no name may hold a space or a line break
 * @param rest awaited between parts, so that other work goes on
 */
export async function* word2vecBinaryParts(
  sections: readonly NamedRows[],
  rest: () => Promise<void>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const { dimensions } = sections[0].table;
  const rows = sections.reduce((sum, { table }) => sum + table.rows, 0);
  yield encoder.encode(`${rows} ${dimensions}\n`);
  const part = new Uint8Array(PART_BYTES);
  let used = 0;
  for (const { name, table } of sections) {
    for (let row = 0; row < table.rows; row++) {
      if (/[ \n]/.test(name(row)))
        throw new Error(`row ${row}: ${JSON.stringify(name(row))} cannot stand in a word2vec file`);
      const word = encoder.encode(`${name(row)} `);
      const start = row * table.rowFloats;
      const vector = new Uint8Array(table.values.slice(start, start + dimensions).buffer);
      if (used + word.length + vector.length > PART_BYTES) {
        yield part.slice(0, used);
        used = 0;
        await rest();
      }
      if (word.length + vector.length > PART_BYTES) throw new Error(`a word of ${word.length} bytes`);
      part.set(word, used);
      part.set(vector, used + word.length);
      used += word.length + vector.length;
    }
  }
  yield part.slice(0, used);
}
