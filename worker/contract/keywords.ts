/** A word that tells a document, or a group of them, from the others. */
export interface Keyword {
  word: string;
  wordId: number;
  /** How often it occurs there. */
  count: number;
  /** Weight, comparable within one list only. */
  score: number;
}

/** Documents by group: a number each (negative for none), a column of categories, or Doc2Vec's labels. */
export type DocumentGroups =
  { kind: 'numbers'; groupOf: Int32Array } | { kind: 'column'; column: string } | { kind: 'labels' };

export interface GroupKeywords {
  group: number;
  /** Value of the column or the label; '' of numbers. */
  name: string;
  documents: number;
  /** Highest score first. */
  words: Keyword[];
}
