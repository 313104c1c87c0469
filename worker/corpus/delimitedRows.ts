import Papa from 'papaparse';
import type { TableFormat } from '../contract/documents';
import {
  columnNames,
  LineEnds,
  LONGEST_ROW,
  numberedColumns,
  type RowCutter,
  type RowSink,
} from './rowCutter';

/** What the parser tells at the end of each row. */
interface ParsedRow {
  data: string[][];
  errors: { code?: string }[];
  meta: { cursor: number };
}

/** Rows of text whose cells stand apart by commas, semicolons or tabs, quoted as in RFC 4180. */
export class DelimitedRows implements RowCutter {
  columns: readonly string[] = [];
  private readonly lineEnds = new LineEnds();
  private held = '';
  /** Length of what is held from which cutting it is worth another try: unfinished rows are not read over and over. */
  private nextTry = 0;
  /** Characters at the start of what is held in which no quote is closed: quotes are plain characters there. */
  private unquoted = 0;
  private delimiter: string | null;
  private isFirst = true;
  private skipsLine = false;

  constructor(
    format: Exclude<TableFormat, 'jsonl'>,
    private readonly header: boolean,
    private readonly sink: RowSink,
  ) {
    this.delimiter = format === 'tsv' ? '\t' : null;
  }

  push(text: string): void {
    this.held += this.lineEnds.unify(text);
    if (this.held.length >= this.nextTry) this.cut(false);
  }

  finish(): void {
    if (this.held !== '' && !this.held.endsWith('\n')) this.held += '\n';
    this.cut(true);
  }

  private cut(isEnd: boolean): void {
    if (!this.skipLine()) return;
    this.delimiter ??= this.held.includes('\n') ? commaOrSemicolon(this.held) : null;
    if (this.delimiter === null) return this.wait(isEnd);
    if (this.unquoted > 0) this.cutPlainLines();
    while (this.cutRows());
    this.wait(isEnd);
  }

  /** What is left is the beginning of a row: more of it is waited for, within reason. */
  private wait(isEnd: boolean): void {
    const { held } = this;
    this.nextTry = held.length * 2;
    if (held === '' || (!isEnd && held.length < LONGEST_ROW)) return;
    const firstEnd = held.indexOf('\n');
    if (firstEnd < 0) {
      this.sink.malformed(`it is longer than ${LONGEST_ROW.toLocaleString('en')} characters`);
      this.held = '';
      this.skipsLine = true;
      this.nextTry = 0;
      return;
    }
    this.sink.malformed('its quote is never closed');
    this.held = held.slice(firstEnd + 1);
    this.unquoted = this.held.lastIndexOf('\n') + 1;
    this.isFirst = false;
    this.cut(isEnd);
  }

  /** @returns false where the row that is skipped goes on */
  private skipLine(): boolean {
    if (!this.skipsLine) return true;
    const end = this.held.indexOf('\n');
    this.held = end < 0 ? '' : this.held.slice(end + 1);
    this.skipsLine = end < 0;
    return end >= 0;
  }

  /** Lines among which no quote is closed. */
  private cutPlainLines(): void {
    const lines = this.held.slice(0, this.unquoted);
    this.held = this.held.slice(this.unquoted);
    this.unquoted = 0;
    this.parse(lines, true);
  }

  /** @returns true after a row that had to be given up: what follows its first line is cut again */
  private cutRows(): boolean {
    const { end, isBad } = this.parse(this.held, false);
    if (!isBad) {
      this.held = this.held.slice(end);
      return false;
    }
    this.held = this.held.slice(this.held.indexOf('\n', end) + 1);
    return true;
  }

  /** Cuts whole rows. @returns where they end, or where a row starts that swallowed others by a wrong quote */
  private parse(text: string, fastMode: boolean): { end: number; isBad: boolean } {
    let end = 0;
    let isBad = false;
    const step = ({ data, errors, meta }: ParsedRow) => {
      const [cells] = data;
      const spansLines = cells.some((cell) => cell.includes('\n'));
      const isWrong = errors.length > 0 || (!this.isFirst && this.lacksCells(cells));
      if (spansLines && isWrong) {
        this.sink.malformed('a quote in it is not closed or not doubled');
        isBad = true;
        parser.abort();
        return;
      }
      end = meta.cursor;
      this.take(cells);
    };
    // The library's type of a step is that of its own loop, which calls back with a second argument.
    const parser = new Papa.Parser({
      delimiter: this.delimiter ?? ',',
      newline: '\n',
      fastMode: fastMode || undefined,
      step,
    });
    parser.parse(text, 0, true);
    return { end, isBad };
  }

  private lacksCells(cells: readonly string[]): boolean {
    return cells.length !== this.columns.length;
  }

  private take(cells: string[]): void {
    if (this.isFirst) {
      this.isFirst = false;
      this.columns = this.header ? columnNames(cells) : numberedColumns(cells.length);
      if (this.header) return this.sink.names();
    }
    const wanted = this.columns.length;
    // A blank line is a row without a word, not a broken one.
    if (cells.length === 1 && cells[0] === '') return this.sink.row([]);
    const surplus = cells.slice(wanted);
    if (cells.length < wanted || surplus.some((cell) => cell !== '')) {
      return this.sink.malformed(
        `it has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} instead of ${wanted}`,
      );
    }
    this.sink.row(cells.slice(0, wanted));
  }
}

/** Which of them the first row has more of, quoted cells left aside. */
const commaOrSemicolon = (text: string): string => {
  const line = text.slice(0, text.indexOf('\n')).replace(/"[^"]*"/gu, '');
  const count = (character: string) => line.split(character).length;
  return count(';') > count(',') ? ';' : ',';
};
