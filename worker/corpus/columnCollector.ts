import type { ColumnFacts, ColumnValues } from '../contract/documents';
import { GrowingNumbers } from './growingNumbers';

const COMMONEST = 50;
/** Characters of all different values of a column that are kept: it is to sort documents, not to hold a second text. */
export const LONGEST_COLUMN = 1 << 25;
const MISSING = -1;

/** The values of one column, document by document. */
export class ColumnCollector {
  private readonly codes = new Map<string, number>();
  private readonly counts: number[] = [];
  private readonly codeOf = new GrowingNumbers(MISSING);
  private characters = 0;

  constructor(
    readonly name: string,
    private readonly longest = LONGEST_COLUMN,
  ) {}

  get isTooLong(): boolean {
    return this.characters > this.longest;
  }

  set(document: number, cell: string): void {
    const value = cell.trim();
    if (value === '' || this.isTooLong) return;
    let code = this.codes.get(value);
    if (code === undefined) {
      code = this.codes.size;
      this.characters += value.length;
      if (this.isTooLong) return this.codes.clear();
      this.codes.set(value, code);
      this.counts.push(0);
    }
    this.counts[code]++;
    this.codeOf.set(document, code);
  }

  /** Forgets the values of documents from number `count` on. */
  truncate(count: number): void {
    for (const code of this.codeOf.values(this.codeOf.length).subarray(count))
      if (code >= 0) this.counts[code]--;
    this.codeOf.truncate(count);
  }

  /** Numbers where all values are finite ones, unless it holds the class. @param count of all documents */
  finish(count: number, isLabel: boolean): { values: ColumnValues; facts: ColumnFacts } {
    const { name } = this;
    const valueOf = this.codeOf.values(count);
    const names = [...this.codes.keys()];
    const order = [...names.keys()].filter((code) => this.counts[code] > 0);
    order.sort((a, b) => this.counts[b] - this.counts[a] || a - b);
    const missing = valueOf.reduce((sum, code) => sum + (code === MISSING ? 1 : 0), 0);
    const commonest = order
      .slice(0, COMMONEST)
      .map((code) => ({ value: names[code], documents: this.counts[code] }));
    const known = { name, missing, distinct: order.length, commonest };
    const numbers = order.map((code) => Number(names[code]));
    if (!isLabel && numbers.length > 0 && numbers.every(Number.isFinite)) {
      const numberOf = new Map(order.map((code, i) => [code, numbers[i]]));
      const values = Float64Array.from(valueOf, (code) => numberOf.get(code) ?? NaN);
      const range: [number, number] = [Infinity, -Infinity];
      for (const value of numbers) {
        range[0] = Math.min(range[0], value);
        range[1] = Math.max(range[1], value);
      }
      return { values: { name, kind: 'number', values }, facts: { ...known, kind: 'number', range } };
    }
    const rank = new Int32Array(names.length).fill(MISSING);
    order.forEach((code, i) => (rank[code] = i));
    const ranked = valueOf.map((code) => (code === MISSING ? MISSING : rank[code]));
    return {
      values: { name, kind: 'category', names: order.map((code) => names[code]), valueOf: ranked },
      facts: { ...known, kind: 'category', range: null },
    };
  }
}
