/** How the rows of a file are told apart. */
export const TABLE_FORMATS = ['csv', 'tsv', 'jsonl'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** How a table is cut into rows and cells. */
export interface TableShape {
  format: TableFormat;
  /** Of delimited files: whether the first row names the columns; else they are "Column 1", "Column 2" … */
  header: boolean;
}

/** How rows of a table become documents. Columns are called by their names. */
export interface TableSettings extends TableShape {
  /** Columns whose texts, one after another, are the document; at least one. */
  text: string[];
  /** Column of the class that a document belongs to, for colours and classifiers. */
  label: string | null;
  /** Column that names a document; null: "Document 1" … */
  id: string | null;
}

/** What can be seen in the head of a table before it is read. */
export interface TableInspection {
  format: TableFormat;
  /** The settings that its columns suggest. */
  suggested: TableSettings;
  columns: { name: string; kind: ColumnKind; examples: string[] }[];
  /** First rows as they are cut, cell by cell in the order of the columns. */
  rows: string[][];
}

/** Numbers are shown on a scale, categories by groups. */
export type ColumnKind = 'number' | 'category';

/** What is known of the documents of a corpus. Row numbers count from 1, the row of names included. */
export interface DocumentTableFacts {
  /** Documents with words; document d is sentence d of the corpus. */
  count: number;
  /** Every column but those of the text and the id. */
  columns: ColumnFacts[];
  /** Name of the column that holds the class. */
  label: string | null;
  /** Rows that could not be cut into their columns, left out. */
  malformed: RowProblems;
  /** Rows without a word, left out. */
  empty: RowProblems;
  /** Names that several documents have. */
  repeatedIds: RowProblems;
  /** Columns whose different values are too long to be kept beside the text; absent where there are none. */
  leftOut?: string[];
}

export interface ColumnFacts {
  name: string;
  kind: ColumnKind;
  /** Documents without a value. */
  missing: number;
  /** Smallest and largest of a column of numbers. */
  range: [number, number] | null;
  /** Different values, and the commonest, at most 50. */
  distinct: number;
  commonest: { value: string; documents: number }[];
}

export interface RowProblems {
  count: number;
  /** Numbers of the first, at most 20, and what is wrong with each ('' where the kind says it). */
  first: { row: number; reason: string }[];
}

/** A column's value in every document. */
export type ColumnValues =
  /** NaN where missing. */
  | { name: string; kind: 'number'; values: Float64Array }
  /** `valueOf` is an index of `names`, most frequent first; −1 where missing. */
  | { name: string; kind: 'category'; names: string[]; valueOf: Int32Array };

/** A document to be read. */
export interface DocumentText {
  document: number;
  name: string;
  values: { column: string; value: string }[];
  /** As it was written; of a corpus that is no table, its tokens joined by spaces. */
  text: string;
  isOriginal: boolean;
}

/** Where a word stands in the documents that contain it. */
export interface WordDocuments {
  word: string;
  /** Documents with the word. */
  documents: number;
  /** The first of those with most occurrences. */
  found: WordDocument[];
}

export interface WordDocument {
  document: number;
  name: string;
  occurrences: number;
  /** The first occurrence as it was written, and what stands around it. */
  before: string;
  match: string;
  after: string;
}
