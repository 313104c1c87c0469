import type { RowProblems } from '../contract/documents';

const LISTED = 20;

/** Counts rows that something is wrong with, and lists the first. */
export class RowTally {
  private count = 0;
  private first: RowProblems['first'] = [];

  add(row: number, reason: string): void {
    this.count++;
    if (this.first.length < LISTED) this.first.push({ row, reason });
  }

  get problems(): RowProblems {
    return { count: this.count, first: [...this.first] };
  }

  /** Goes back to what was told before. */
  restore({ count, first }: RowProblems): void {
    this.count = count;
    this.first = [...first];
  }
}
