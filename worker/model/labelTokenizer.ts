import { isSpace } from './characters';
import { LABEL_PREFIX } from './documents';
import type { Tokenizer, TokenSink } from './tokenizer';
import { UnitBuffer } from './unitBuffer';

const UNDERSCORE = LABEL_PREFIX.charCodeAt(0);

/** Two characters are found by a faster search of the engine's than nine. */
const firstLabel = (text: string, from: number): number => {
  let at = text.indexOf('__', from);
  while (at >= 0 && !text.startsWith(LABEL_PREFIX, at)) at = text.indexOf('__', at + 1);
  return at;
};

/** Keeps the labels of documents whole; everything else goes through another tokenizer. */
export class LabelTokenizer implements Tokenizer {
  private readonly buffer = new UnitBuffer();
  /** What may be the beginning of a label that goes on in the next piece. */
  private held = '';
  private isWordStart = true;
  /** Where the next label of `searched` may be: a text comes line by line and is searched only once. */
  private searched = '';
  private searchedFrom = 0;
  private nextAt = -1;

  constructor(
    private readonly words: Tokenizer,
    private readonly sink: TokenSink,
  ) {}

  push(text: string, from: number, to: number): void {
    if (this.held === '') return this.take(text, from, to);
    const whole = this.held + text.slice(from, to);
    this.held = '';
    this.take(whole, 0, whole.length);
  }

  flush(): void {
    if (this.held.length > LABEL_PREFIX.length) this.emit(this.held);
    else if (this.held !== '') this.words.push(this.held, 0, this.held.length);
    this.held = '';
    this.words.flush();
    this.isWordStart = true;
  }

  private take(text: string, from: number, to: number): void {
    let start = from;
    let at = this.find(text, from);
    while (at >= 0 && at < to) {
      if (!this.startsWord(text, at, from)) {
        at = this.find(text, at + 1);
        continue;
      }
      let end = at;
      while (end < to && !isSpace(text.charCodeAt(end))) end++;
      this.plain(text, start, at);
      if (end === to) return this.hold(text, at, to);
      if (end - at > LABEL_PREFIX.length) this.emit(text.slice(at, end));
      else this.words.push(text, at, end);
      start = end;
      at = this.find(text, end);
    }
    const tail = this.beginningAtEnd(text, start, to, from);
    this.plain(text, start, tail);
    if (tail < to) this.hold(text, tail, to);
    else if (to > from) this.isWordStart = isSpace(text.charCodeAt(to - 1));
  }

  private startsWord(text: string, at: number, from: number): boolean {
    return at === from ? this.isWordStart : isSpace(text.charCodeAt(at - 1));
  }

  private hold(text: string, from: number, to: number): void {
    this.held = text.slice(from, to);
    this.isWordStart = true;
  }

  private plain(text: string, from: number, to: number): void {
    if (to > from) this.words.push(text, from, to);
  }

  private emit(label: string): void {
    this.words.flush();
    this.buffer.write(label);
    this.sink.token(this.buffer.units, this.buffer.length);
  }

  private find(text: string, from: number): number {
    const passed = this.nextAt >= 0 && this.nextAt < from;
    if (this.searched !== text || from < this.searchedFrom || passed) {
      this.searched = text;
      this.searchedFrom = from;
      this.nextAt = firstLabel(text, from);
    }
    return this.nextAt;
  }

  /** Where the text ends in the beginning of the prefix; `to` when it does not. */
  private beginningAtEnd(text: string, start: number, to: number, from: number): number {
    for (let at = Math.max(start, to - LABEL_PREFIX.length + 1); at < to; at++) {
      if (text.charCodeAt(at) !== UNDERSCORE) continue;
      if (this.startsWord(text, at, from) && LABEL_PREFIX.startsWith(text.slice(at, to))) return at;
    }
    return to;
  }
}
