import type { TableFormat } from '../../worker/contract/documents';
import type { Problem } from '../../worker/contract/problems';
import { formatCount } from './format';
import type { WordsOf } from './wordingTypes';

export type TableProblem = Extract<
  Problem['kind'],
  | 'noTable'
  | 'missingColumn'
  | 'noDocuments'
  | 'noDocumentTable'
  | 'unknownColumn'
  | 'unknownDocument'
  | 'noLabels'
>;

export const FORMAT_LABELS: Record<TableFormat, string> = { csv: 'CSV', tsv: 'TSV', jsonl: 'JSON Lines' };

const rows = (count: number) => `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`;

/** What is wrong with tables and their documents. */
export const TABLE_PROBLEMS: WordsOf<TableProblem> = {
  noTable: ({ format }) => ({
    title: `No rows of ${FORMAT_LABELS[format]} found`,
    text: 'The text cannot be cut into rows and cells this way. Choose another format, or read it as plain text.',
  }),
  missingColumn: ({ name, column, columns }) => ({
    title: `${name} has no column “${column}”`,
    text:
      columns.length > 0
        ? `Its columns are ${columns.map((known) => `“${known}”`).join(', ')}. Choose among them.`
        : 'Its first row names no columns. Choose another format, or read the file as plain text.',
  }),
  noDocuments: ({ name, malformed, empty, row, reason }) => ({
    title: `No documents in ${name}`,
    text:
      (malformed > 0
        ? `${rows(malformed)} could not be cut into columns; row ${formatCount(row)}: ${reason}. `
        : `${rows(empty)} ${empty === 1 ? 'has' : 'have'} no word in the text column. `) +
      'Check the format and the columns, or read the file as plain text.',
  }),
  noDocumentTable: () => ({
    title: 'This text has no documents',
    text: 'Read a table (CSV, TSV, JSON Lines), lines with __label__ marks, or files as one document each.',
  }),
  unknownColumn: ({ column }) => ({
    title: `No column “${column}”`,
    text: 'The documents do not have it; read the table again with another choice of columns.',
  }),
  unknownDocument: ({ document, documents }) => ({
    title: `No document ${formatCount(document)}`,
    text: `There are ${formatCount(documents)} documents; choose one of them.`,
  }),
  noLabels: () => ({
    title: 'The documents have no labels',
    text: 'Read a table with a label column, or lines with __label__ marks.',
  }),
};
