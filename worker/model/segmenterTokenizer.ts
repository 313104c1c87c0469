import { isSpace } from './characters';
import type { Tokenizer, TokenSink } from './tokenizer';
import { UnitBuffer } from './unitBuffer';

/** Code units given to the segmenter at once: bounds memory in a text of one line. */
const WINDOW_UNITS = 4096;
/** Segments at a window's end that may read differently once more text is known ("3" "." before "14"). */
const UNSURE_SEGMENTS = 2;
/** Full-width punctuation: a word ends there whatever follows. */
const CLOSING_PUNCTUATION = new Set([...'、。，．！？；：」』）】》〉…'].map((mark) => mark.charCodeAt(0)));

/**
 * Words of the platform's dictionaries, for text that writes none or few spaces. Where a window is
 * cut depends on the text alone, so the pieces it arrives in do not change the words.
 */
export class SegmenterTokenizer implements Tokenizer {
  // A fixed locale: the reader's language must not change the words of a text.
  private readonly segmenter = new Intl.Segmenter('und', { granularity: 'word' });
  private readonly word = new UnitBuffer();
  private pending = '';
  private window = WINDOW_UNITS;

  constructor(private readonly sink: TokenSink) {}

  push(text: string, from: number, to: number): void {
    this.pending += text.slice(from, to);
    let start = 0;
    while (this.pending.length - start >= this.window) {
      const taken = this.takeWindow(this.pending.slice(start, start + this.window));
      start += taken;
      // One token fills the window: look at twice as much before cutting.
      this.window = taken === 0 ? this.window * 2 : WINDOW_UNITS;
    }
    if (start > 0) this.pending = this.pending.slice(start);
  }

  flush(): void {
    if (this.pending !== '') this.emitWords(this.pending, this.pending.length);
    this.pending = '';
    this.window = WINDOW_UNITS;
  }

  /** @returns code units dealt with, 0 where no safe place to cut was found */
  private takeWindow(text: string): number {
    const cut = lastSafeCut(text) || this.cutBeforeLastSegments(text);
    if (cut > 0) this.emitWords(cut === text.length ? text : text.slice(0, cut), cut);
    return cut;
  }

  private cutBeforeLastSegments(text: string): number {
    const starts: number[] = [];
    for (const { index } of this.segmenter.segment(text)) starts.push(index);
    return starts.at(-UNSURE_SEGMENTS) ?? 0;
  }

  private emitWords(text: string, end: number): void {
    for (const { segment, index, isWordLike } of this.segmenter.segment(text)) {
      if (index >= end) return;
      if (!isWordLike) continue;
      this.word.write(segment.normalize('NFC').toLowerCase().replaceAll('’', "'"));
      this.sink.token(this.word.units, this.word.length);
    }
  }
}

const lastSafeCut = (text: string): number => {
  for (let end = text.length; end > 0; end--) {
    const unit = text.charCodeAt(end - 1);
    if (isSpace(unit) || CLOSING_PUNCTUATION.has(unit)) return end;
  }
  return 0;
};
