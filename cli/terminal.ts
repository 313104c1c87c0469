/** The part of process.stderr that is used. */
export interface TerminalStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** Standard error as a person sees it: one line that changes, and lines that stay. Errors are for everybody. */
export class Terminal {
  private lineShown = false;
  private readonly talks: boolean;

  constructor(
    private readonly stream: TerminalStream,
    quiet: boolean,
  ) {
    this.talks = stream.isTTY === true && !quiet;
  }

  /** Replaces the line that changes. */
  progress(line: string): void {
    if (!this.talks) return;
    // A terminal that does not know its width says 0.
    const columns = (this.stream.columns || 80) - 1;
    this.stream.write(`\r\u001b[2K${line.slice(0, columns)}`);
    this.lineShown = true;
  }

  /** A line that stays, for people only. */
  remark(line: string): void {
    if (!this.talks) return;
    this.clear();
    this.stream.write(`${line}\n`);
  }

  /** A line that stays, whoever reads. */
  error(line: string): void {
    this.clear();
    this.stream.write(`${line}\n`);
  }

  private clear(): void {
    if (this.lineShown) this.stream.write('\r\u001b[2K');
    this.lineShown = false;
  }
}
