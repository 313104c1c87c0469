import type { ColumnValues } from '../contract/documents';

/** What a table tells of its documents beside their words: document d is sentence d of the TokenStream. */
export interface DocumentTable {
  count: number;
  /** Name of each document; null: they have only numbers. */
  names: readonly string[] | null;
  columns: readonly ColumnValues[];
  /** Name of the column that holds the class. */
  label: string | null;
  /** A document as it was written; its tokens joined by spaces where that is not kept. */
  textOf(document: number): string;
  isOriginal(document: number): boolean;
}
