import type { ReadingProgress } from '../contract/corpus';

const INTERVAL_MS = 100;

/** Counts what has been read and tells it at most ten times a second. */
export class ProgressMeter {
  private readonly startMs = performance.now();
  private toldMs = this.startMs;
  private state: Omit<ReadingProgress, 'seconds'>;

  constructor(
    fileCount: number,
    totalBytes: number,
    private readonly onProgress: (progress: ReadingProgress) => void,
  ) {
    this.state = { name: '', fileIndex: 0, fileCount, bytesRead: 0, totalBytes, tokens: 0 };
  }

  get seconds(): number {
    return (performance.now() - this.startMs) / 1000;
  }

  get bytesRead(): number {
    return this.state.bytesRead;
  }

  startFile(name: string, fileIndex: number): void {
    this.state = { ...this.state, name, fileIndex };
  }

  /** The size became known when the text was opened. */
  expect(totalBytes: number): void {
    this.state.totalBytes = totalBytes;
  }

  addBytes(bytes: number): void {
    this.state.bytesRead += bytes;
    // A server may pack what it sends, and tell the packed size.
    this.state.totalBytes = Math.max(this.state.totalBytes, this.state.bytesRead);
  }

  update(tokens: number): void {
    this.state.tokens = tokens;
    if (performance.now() - this.toldMs >= INTERVAL_MS) this.tell();
  }

  /** The last word: told whenever it comes. */
  finish(tokens: number): void {
    this.state.tokens = tokens;
    this.tell();
  }

  private tell(): void {
    this.toldMs = performance.now();
    this.onProgress({ ...this.state, seconds: this.seconds });
  }
}
