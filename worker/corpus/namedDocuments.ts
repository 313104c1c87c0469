import type { ColumnFacts, ColumnValues, DocumentTableFacts } from '../contract/documents';
import type { DocumentTable } from '../model/documentTable';
import { documentStarts, isLabel, LABEL_PREFIX } from '../model/documents';
import { SENTENCE_END, type TokenStream, tokenAt } from '../model/tokenStream';
import type { TokenTypes } from '../model/vocabulary';
import { ColumnCollector } from './columnCollector';
import type { TableParts } from './tableReader';

const NONE = { count: 0, first: [] };

/** Texts that are a document each: their file's name, and the sub-folder as label where there are several. */
export const documentsOfFiles = (
  files: readonly string[],
  empty: DocumentTableFacts['empty'],
): Omit<TableParts, 'originalOf'> => {
  const folders = files.map(subFolder);
  const column = new ColumnCollector('folder');
  folders.forEach((folder, document) => column.set(document, folder));
  const { values, facts } = column.finish(files.length, true);
  const has = facts.distinct > 1;
  return partsOf(files.length, files, has ? [{ values, facts }] : [], { empty });
};

/** The folder within the outermost one; empty for files that lie in that one directly. */
const subFolder = (path: string): string => path.split('/').slice(1, -1).join('/');

/** Lines that name their label as fastText's files do; null where none does. */
export const documentsOfLabels = (
  types: TokenTypes,
  stream: TokenStream,
): Omit<TableParts, 'originalOf'> | null => {
  const labelTypes = types.words.map((word, type) => isLabel(word) && types.counts[type] > 0);
  if (!labelTypes.includes(true)) return null;
  const column = new ColumnCollector('label');
  let document = 0;
  let isKnown = false;
  for (let index = 0; index < stream.length; index++) {
    const type = tokenAt(stream, index);
    if (type === SENTENCE_END) {
      document++;
      isKnown = false;
    } else if (labelTypes[type] && !isKnown) {
      column.set(document, types.words[type].slice(LABEL_PREFIX.length));
      isKnown = true;
    }
  }
  return partsOf(document, null, [column.finish(document, true)], {});
};

const partsOf = (
  count: number,
  names: readonly string[] | null,
  columns: { values: ColumnValues; facts: ColumnFacts }[],
  { empty = NONE }: Partial<Pick<DocumentTableFacts, 'empty'>>,
): Omit<TableParts, 'originalOf'> => {
  const label = columns.at(0)?.facts.name ?? null;
  const facts = columns.map((column) => column.facts);
  return {
    count,
    names,
    columns: columns.map(({ values }) => values),
    label,
    facts: { count, columns: facts, label, malformed: NONE, empty, repeatedIds: NONE },
  };
};

/** Tokens of a document joined by spaces, its labels left out. */
export const tokensOfDocuments = (
  { words }: TokenTypes,
  stream: TokenStream,
  count: number,
): ((document: number) => string) => {
  let starts: Float64Array | null = null;
  return (document) => {
    starts ??= documentStarts(stream, count);
    const tokens: string[] = [];
    for (let index = starts[document]; index < stream.length; index++) {
      const type = tokenAt(stream, index);
      if (type === SENTENCE_END) break;
      if (!isLabel(words[type])) tokens.push(words[type]);
    }
    return tokens.join(' ');
  };
};

/** A table whose documents are shown as they were written, or else as their tokens. */
export const tableOf = (
  { count, names, columns, label }: Omit<TableParts, 'originalOf'>,
  originalOf: TableParts['originalOf'],
  tokensOf: (document: number) => string,
): DocumentTable => ({
  count,
  names,
  columns,
  label,
  textOf: (document) => originalOf(document) ?? tokensOf(document),
  isOriginal: (document) => originalOf(document) !== null,
});
