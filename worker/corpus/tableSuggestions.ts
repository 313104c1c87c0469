import type { ColumnKind, TableSettings } from '../contract/documents';

const LABEL_NAMES = [
  'label',
  'labels',
  'class',
  'category',
  'party',
  'target',
  'sentiment',
  'topic',
  'genre',
];
const ID_NAMES = ['id', 'name', 'title', 'key', 'uid', 'document', 'file', 'filename'];
/** Characters and words of a cell from which it is a text, not the name of a column. */
const LONG_NAME = 40;
const WORDS_OF_NAME = 4;
/** Different numbers that may be classes rather than amounts. */
const MOST_NUMBERED_CLASSES = 20;

/** What the first rows show of a column; empty cells are left aside. */
export interface SeenColumn {
  name: string;
  kind: ColumnKind;
  values: string[];
  distinct: number;
  meanLength: number;
}

const isNumber = (cell: string): boolean => cell.trim() !== '' && Number.isFinite(Number(cell));

export const columnsOf = (names: readonly string[], rows: readonly string[][]): SeenColumn[] =>
  names.map((name, index) => {
    const values = rows.map((row) => row[index].trim()).filter((cell) => cell !== '');
    const characters = values.reduce((sum, cell) => sum + cell.length, 0);
    return {
      name,
      kind: values.length > 0 && values.every(isNumber) ? 'number' : 'category',
      values,
      distinct: new Set(values).size,
      meanLength: values.length > 0 ? characters / values.length : 0,
    };
  });

/** Whether the first row names the columns: short words, each once, none of them a number or a label of fastText's. */
export const looksLikeHeader = ([first, ...rest]: readonly string[][]): boolean => {
  const cells = first.map((cell) => cell.trim().toLowerCase());
  const areNames = cells.every(
    (cell) => cell !== '' && cell.length <= LONG_NAME && cell.split(/\s+/u).length <= WORDS_OF_NAME,
  );
  if (!areNames || cells.some(isNumber) || new Set(cells).size < cells.length) return false;
  if (cells.some((cell) => cell.includes('\n') || cell.startsWith('__label__'))) return false;
  // Names do not come again as values further down.
  return !rest.some((row) => row.some((cell, i) => cell.trim().toLowerCase() === cells[i]));
};

/** Text, class and name among the columns, by what they are called and what is in them. */
export const suggestedColumns = (
  columns: readonly SeenColumn[],
): Pick<TableSettings, 'text' | 'label' | 'id'> => {
  const byLength = [...columns].sort(
    (a, b) => Number(a.kind === 'number') - Number(b.kind === 'number') || b.meanLength - a.meanLength,
  );
  const text = byLength[0];
  const others = columns.filter((column) => column !== text);
  const id = others.length > 0 ? idAmong(others) : null;
  const label = labelAmong(others.filter((column) => column !== id));
  return { text: [text.name], label: label?.name ?? null, id: id?.name ?? null };
};

const named = (columns: readonly SeenColumn[], names: readonly string[]): SeenColumn | null => {
  for (const name of names) {
    const found = columns.find((column) => column.name.toLowerCase() === name);
    if (found) return found;
  }
  return null;
};

const isUnique = ({ values, distinct }: SeenColumn): boolean =>
  values.length > 0 && distinct === values.length;

const idAmong = (columns: readonly SeenColumn[]): SeenColumn | null => {
  const unique = columns.filter(isUnique);
  const candidates = unique.filter(
    ({ kind, values, name }) =>
      !LABEL_NAMES.includes(name.toLowerCase()) &&
      values.length > 2 &&
      (kind === 'category' || values.every((value) => Number.isInteger(Number(value)))),
  );
  return named(unique, ID_NAMES) ?? candidates.at(0) ?? null;
};

const labelAmong = (columns: readonly SeenColumn[]): SeenColumn | null => {
  const known = named(columns, LABEL_NAMES);
  if (known) return known;
  const repeating = columns.filter(({ distinct, values }) => distinct > 1 && distinct < values.length);
  const classes = repeating.filter(
    ({ kind, distinct, values }) =>
      kind === 'category' ||
      (distinct <= MOST_NUMBERED_CLASSES &&
        2 * distinct <= values.length &&
        values.every((value) => Number.isInteger(Number(value)))),
  );
  const order = (a: SeenColumn, b: SeenColumn) =>
    Number(a.kind === 'number') - Number(b.kind === 'number') || a.distinct - b.distinct;
  return [...classes].sort(order).at(0) ?? null;
};
