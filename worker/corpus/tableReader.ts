import type { DocumentTableFacts, TableSettings } from '../contract/documents';
import type { Problem } from '../contract/problems';
import type { DocumentTable } from '../model/documentTable';
import { ColumnCollector } from './columnCollector';
import { DelimitedRows } from './delimitedRows';
import { DocumentTexts } from './documentTexts';
import { JsonRows } from './jsonRows';
import type { Cell, RowCutter, RowSink } from './rowCutter';
import { RowTally } from './rowTally';
import type { TextTaker } from './textTaker';

/** Where the words of documents go. */
export interface DocumentSink {
  readonly tokensSoFar: number;
  /** @returns false where there is no token in it */
  document(text: string): boolean;
}

export type TableParts = Omit<DocumentTable, 'textOf' | 'isOriginal'> & {
  /** null where the text of a document is not kept. */
  originalOf: (document: number) => string | null;
  facts: DocumentTableFacts;
};

export const createCutter = (
  { format, header }: Pick<TableSettings, 'format' | 'header'>,
  sink: RowSink,
): RowCutter => (format === 'jsonl' ? new JsonRows(sink) : new DelimitedRows(format, header, sink));

/** Makes documents of the rows of tables, text after text; columns are known by their names. */
export class TableReader implements TextTaker, RowSink {
  problem: Problem | null = null;
  private readonly texts = new DocumentTexts();
  private readonly collectors = new Map<string, ColumnCollector>();
  private readonly ids: string[] = [];
  private knownIds = new Set<string>();
  private readonly malformedRows = new RowTally();
  private readonly emptyRows = new RowTally();
  private readonly repeatedIds = new RowTally();
  private count = 0;
  private cutter: RowCutter;
  private file = '';
  private rowNumber = 0;

  /** @param severalFiles whether rows are told with the name of their file */
  constructor(
    private readonly settings: TableSettings,
    private readonly sink: DocumentSink,
    private readonly severalFiles: boolean,
  ) {
    this.cutter = createCutter(settings, this);
  }

  get tokensSoFar(): number {
    return this.sink.tokensSoFar;
  }

  startText(name: string): void {
    this.file = name;
    this.rowNumber = 0;
    this.problem = null;
    this.cutter = createCutter(this.settings, this);
  }

  push(text: string): void {
    if (!this.problem) this.cutter.push(text);
  }

  endText(): void {
    if (!this.problem) this.cutter.finish();
    if (this.settings.format === 'jsonl' && this.cutter.columns.length > 0) this.checkColumns();
  }

  names(): void {
    this.rowNumber++;
    this.checkColumns();
  }

  malformed(reason: string): void {
    this.rowNumber++;
    this.tell(this.malformedRows, reason);
  }

  row(cells: readonly Cell[]): void {
    this.rowNumber++;
    const { text, label, id } = this.settings;
    if (this.rowNumber === 1 && this.settings.format !== 'jsonl') this.checkColumns();
    if (this.problem) return;
    const { columns } = this.cutter;
    const parts = text.map((name) => cells[columns.indexOf(name)]);
    if (cells.length > 0 && parts.every((part) => part === undefined)) {
      return this.tell(this.malformedRows, `it has no “${text.join('”, “')}”`);
    }
    const whole = parts.filter((part) => part?.trim()).join('\n');
    if (!this.sink.document(whole)) return this.tell(this.emptyRows, '');
    const document = this.count++;
    this.texts.add(whole);
    if (id !== null) this.name(cells[columns.indexOf(id)]?.trim() ?? '');
    for (const [index, cell] of cells.entries()) {
      const name = columns[index];
      const isColumn = name === label || (name !== id && !text.includes(name));
      if (cell !== undefined && isColumn) {
        this.collectorOf(name).set(document, cell);
      }
    }
  }

  /** @returns takes everything back that came after: its text turned out to be unreadable */
  mark(): () => void {
    const { count } = this;
    const tallies = [this.malformedRows, this.emptyRows, this.repeatedIds];
    const told = tallies.map((tally) => tally.problems);
    return () => {
      this.count = count;
      tallies.forEach((tally, i) => tally.restore(told[i]));
      this.texts.truncate(count);
      for (const collector of this.collectors.values()) collector.truncate(count);
      this.ids.length = Math.min(this.ids.length, count);
      this.knownIds = new Set(this.ids);
    };
  }

  /** What the rows have become. */
  finish(): TableParts {
    const { settings, count, ids } = this;
    const collectors = [...this.collectors.values()].filter(({ isTooLong }) => !isTooLong);
    const leftOut = [...this.collectors.values()]
      .filter(({ isTooLong }) => isTooLong)
      .map(({ name }) => name);
    const columns = collectors.map((collector) => collector.finish(count, collector.name === settings.label));
    const label = columns.some(({ facts }) => facts.name === settings.label) ? settings.label : null;
    return {
      count,
      names: settings.id === null ? null : ids,
      columns: columns.map(({ values }) => values),
      label,
      originalOf: (document) => this.texts.at(document),
      facts: {
        count,
        columns: columns.map(({ facts }) => facts),
        label,
        malformed: this.malformedRows.problems,
        empty: this.emptyRows.problems,
        repeatedIds: this.repeatedIds.problems,
        ...(leftOut.length > 0 ? { leftOut } : {}),
      },
    };
  }

  private name(id: string): void {
    if (id === '') {
      this.ids.push(`Document ${this.count}`);
      return;
    }
    if (this.knownIds.has(id)) this.tell(this.repeatedIds, id);
    this.knownIds.add(id);
    this.ids.push(id);
  }

  private tell(tally: RowTally, reason: string): void {
    const told = this.severalFiles ? [this.file, reason].filter(Boolean).join(': ') : reason;
    tally.add(this.rowNumber, told);
  }

  private collectorOf(name: string): ColumnCollector {
    let collector = this.collectors.get(name);
    if (!collector) this.collectors.set(name, (collector = new ColumnCollector(name)));
    return collector;
  }

  private checkColumns(): void {
    const { text, label, id } = this.settings;
    const columns = [...this.cutter.columns];
    const column = [...text, label, id].find((name) => name !== null && !columns.includes(name));
    if (column !== undefined && column !== null) {
      this.problem = { kind: 'missingColumn', name: this.file, column, columns };
    }
  }
}
