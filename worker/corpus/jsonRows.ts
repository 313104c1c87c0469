import { type Cell, LineEnds, LONGEST_ROW, type RowCutter, type RowSink } from './rowCutter';

/** Lines of JSON, an object each; its keys are the columns, in the order in which they are first met. */
export class JsonRows implements RowCutter {
  readonly columns: string[] = [];
  private readonly indexOf = new Map<string, number>();
  private readonly lineEnds = new LineEnds();
  private held = '';
  private skipsLine = false;

  constructor(private readonly sink: RowSink) {}

  push(text: string): void {
    const lines = this.lineEnds.unify(text).split('\n');
    this.held += lines[0];
    for (const next of lines.slice(1)) {
      this.endLine();
      this.held = next;
    }
    if (this.held.length <= LONGEST_ROW && !this.skipsLine) return;
    if (!this.skipsLine)
      this.sink.malformed(`it is longer than ${LONGEST_ROW.toLocaleString('en')} characters`);
    this.held = '';
    this.skipsLine = true;
  }

  finish(): void {
    if (this.held !== '' || this.skipsLine) this.endLine();
    this.held = '';
  }

  private endLine(): void {
    if (this.skipsLine) this.skipsLine = false;
    else this.take(this.held);
  }

  private take(line: string): void {
    if (line.trim() === '') return this.sink.row([]);
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return this.sink.malformed('it is not valid JSON');
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.sink.malformed('it is JSON but no object of named fields');
    }
    const cells: Cell[] = [];
    for (const [name, field] of Object.entries(value)) cells[this.columnOf(name)] = cellOf(field);
    this.sink.row(cells);
  }

  private columnOf(name: string): number {
    const known = this.indexOf.get(name);
    if (known !== undefined) return known;
    this.indexOf.set(name, this.columns.length);
    return this.columns.push(name) - 1;
  }
}

/** A value without structure as it is written; null is an empty cell. */
const plain = (value: unknown): string | undefined => {
  if (value === null) return '';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
};

/** Lists of plain values by lines, other structures as JSON. */
const cellOf = (field: unknown): string => {
  const items = Array.isArray(field) ? field.map(plain) : [];
  if (Array.isArray(field) && !items.includes(undefined)) return items.join('\n');
  return plain(field) ?? JSON.stringify(field);
};
