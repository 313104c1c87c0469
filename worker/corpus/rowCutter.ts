/** Characters of a row from which it is taken for a mistake: a quote that is never closed, or no table at all. */
export const LONGEST_ROW = 1 << 24;

/** A cell; undefined where the row has no such field, which only JSON knows. */
export type Cell = string | undefined;

export interface RowSink {
  /** Cells stand in the order of the cutter's columns; there may be fewer of them. */
  row(cells: readonly Cell[]): void;
  malformed(reason: string): void;
  /** A row that only names the columns. */
  names(): void;
}

/** Cuts a text that arrives in pieces into rows; where it is cut into pieces never changes the rows. */
export interface RowCutter {
  /** Names of the columns met so far. */
  readonly columns: readonly string[];
  push(text: string): void;
  /** Ends the last row. */
  finish(): void;
}

/** Line ends of every kind as LF, also where a piece ends between CR and LF. */
export class LineEnds {
  private endedInReturn = false;

  unify(text: string): string {
    const rest = this.endedInReturn && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') this.endedInReturn = text.endsWith('\r');
    return rest.includes('\r') ? rest.replace(/\r\n?/gu, '\n') : rest;
  }
}

/** Names of columns: each once, those without one by their number. */
export const columnNames = (header: readonly string[]): string[] => {
  const names: string[] = [];
  for (const [index, cell] of header.entries()) {
    const wanted = cell.trim() || `Column ${index + 1}`;
    let name = wanted;
    for (let copy = 2; names.includes(name); copy++) name = `${wanted} (${copy})`;
    names.push(name);
  }
  return names;
};

export const numberedColumns = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `Column ${index + 1}`);
