import type { RowTable } from './neighbours';
import { float32Text } from './float32Text';

/** Numbers written in some 20 ms. */
const NUMBERS_A_TURN = 40_000;
/** Small texts are joined into parts of about this many characters. */
const PART_CHARACTERS = 4_000_000;

/** Rows with a name for each. */
export interface NamedRows {
  name: (row: number) => string;
  table: RowTable;
}

/**
 * Vectors in word2vec's text format as gensim writes it, in parts of some 4 MB: a line `words dimensions`, then a
 * line a word, single spaces, no space at the end.
 *
 * @param sections of equal dimensions, one after another; no name may hold a space or a line break
 * @param rest awaited between pieces of work of some 20 ms, so that other work goes on
 */
export async function* word2vecParts(
  sections: readonly NamedRows[],
  rest: () => Promise<void>,
): AsyncGenerator<string> {
  const { dimensions } = sections[0].table;
  const turnRows = Math.ceil(NUMBERS_A_TURN / dimensions);
  const rows = sections.reduce((sum, { table }) => sum + table.rows, 0);
  let text = `${rows} ${dimensions}\n`;
  for (const { name, table } of sections) {
    for (let row = 0; row < table.rows; row++) {
      text += line(name(row), table, row);
      if (text.length >= PART_CHARACTERS) {
        yield text;
        text = '';
      }
      if (row % turnRows === turnRows - 1) await rest();
    }
  }
  yield text;
}

/** The parts of a file in one, text as UTF-8. */
export const blobOf = async (
  parts: AsyncIterable<string | Uint8Array<ArrayBuffer>>,
  type: string,
): Promise<Blob> => {
  const blobs: Blob[] = [];
  for await (const part of parts) blobs.push(new Blob([part]));
  return new Blob(blobs, { type });
};

const line = (word: string, table: RowTable, row: number): string => {
  if (/[ \n]/.test(word))
    throw new Error(`row ${row}: ${JSON.stringify(word)} cannot stand in a word2vec text file`);
  const start = row * table.rowFloats;
  let text = word;
  for (let i = 0; i < table.dimensions; i++) text += ` ${float32Text(table.values[start + i])}`;
  return `${text}\n`;
};
