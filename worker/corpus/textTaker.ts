import type { Problem } from '../contract/problems';

/** Takes decoded texts in pieces, one text after another. */
export interface TextTaker {
  /** Tokens so far, those of the unfinished sentence too. */
  readonly tokensSoFar: number;
  /** Why the text at hand cannot be read on; null while it can. */
  readonly problem: Problem | null;
  startText(name: string): void;
  push(text: string): void;
  endText(): void;
}
