import type { SentenceRule } from '../contract/corpus';
import { isLineBreak } from './characters';
import { PunctuationSentences } from './punctuationSentences';

/** Where a text goes once it is known which sentence each part belongs to. */
export interface SentenceSink {
  /** Code units from … to − 1 of `text` go on with the current sentence. */
  text(text: string, from: number, to: number): void;
  /** A sentence ends here; it may be empty. */
  boundary(): void;
}

/** Finds the ends of sentences in text that arrives in pieces; keeps no text. */
export interface SentenceSplitter {
  push(text: string): void;
  /** Ends the last sentence: what follows is another text. */
  finish(): void;
}

/**
 * - `line`: every line is a sentence (LF, CR LF or CR).
 * - `punctuation`: a sentence ends at . ! ? … before whitespace, at 。！？ anywhere, and at a blank
 *   line; not inside numbers, after usual abbreviations and initials (Mr. J. e.g. U.S.), nor in
 *   “Stop!” he said.
 * - `file`: every text is one sentence.
 */
export const createSentenceSplitter = (rule: SentenceRule, sink: SentenceSink): SentenceSplitter => {
  if (rule === 'line') return new LineSentences(sink);
  return rule === 'punctuation' ? new PunctuationSentences(sink) : new WholeTexts(sink);
};

class WholeTexts implements SentenceSplitter {
  constructor(private readonly sink: SentenceSink) {}

  push(text: string): void {
    if (text.length > 0) this.sink.text(text, 0, text.length);
  }

  finish(): void {
    this.sink.boundary();
  }
}

class LineSentences implements SentenceSplitter {
  constructor(private readonly sink: SentenceSink) {}

  push(text: string): void {
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      if (!isLineBreak(text.charCodeAt(i))) continue;
      if (i > from) this.sink.text(text, from, i);
      this.sink.boundary();
      from = i + 1;
    }
    if (from < text.length) this.sink.text(text, from, text.length);
  }

  finish(): void {
    this.sink.boundary();
  }
}
