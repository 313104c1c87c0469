import {
  COMPLEX_LETTER,
  FOLDED,
  IGNORED,
  JOINER,
  LETTER,
  learnUnit,
  MARK,
  roleOfCodePoint,
  ROLES,
  SEPARATOR,
  UNKNOWN,
} from './characters';
import type { Tokenizer, TokenSink } from './tokenizer';
import { textOfUnits, UnitBuffer } from './unitBuffer';

/**
 * Lower-cased Unicode words. The loop looks each code unit up in a table; only words with marks,
 * conjoining jamo or letters of unusual case become a string to be normalised.
 */
export class WordTokenizer implements Tokenizer {
  private readonly buffer = new UnitBuffer();
  private readonly normalised = new UnitBuffer();
  /** Joiner met after a letter and not yet followed by one; 0: none. */
  private joiner = 0;
  /** First half of a surrogate pair whose second half has not come yet; 0: none. */
  private highSurrogate = 0;
  private complex = false;

  constructor(private readonly sink: TokenSink) {}

  push(text: string, from: number, to: number): void {
    const buffer = this.buffer;
    // Two more for a joiner and a high surrogate left by the last piece.
    buffer.reserve(to - from + 2);
    const units = buffer.units;
    let length = buffer.length;
    for (let i = from; i < to; i++) {
      const unit = text.charCodeAt(i);
      const role = ROLES[unit];
      if (role === LETTER) {
        if (this.joiner !== 0) {
          units[length++] = this.joiner;
          this.joiner = 0;
        }
        units[length++] = FOLDED[unit];
      } else if (role === SEPARATOR) {
        if (length > 0) {
          this.emit(length);
          length = 0;
        }
      } else {
        buffer.length = length;
        this.takeUnusual(unit, role === UNKNOWN ? learnUnit(unit) : role);
        length = buffer.length;
      }
    }
    buffer.length = length;
  }

  flush(): void {
    this.end();
  }

  private takeUnusual(unit: number, role: number): void {
    if (role === LETTER || role === COMPLEX_LETTER) {
      this.append(FOLDED[unit]);
      if (role === COMPLEX_LETTER) this.complex = true;
    } else if (role === MARK) {
      this.appendMark(unit);
    } else if (role === JOINER) {
      if (this.joiner !== 0) this.end();
      else if (this.buffer.length > 0) this.joiner = FOLDED[unit];
    } else if (role === SEPARATOR) {
      this.end();
    } else if (role !== IGNORED) {
      this.takeSurrogate(unit);
    }
  }

  private takeSurrogate(unit: number): void {
    if (unit < 0xdc00) {
      this.highSurrogate = unit;
      return;
    }
    const high = this.highSurrogate;
    this.highSurrogate = 0;
    const role =
      high === 0 ? SEPARATOR : roleOfCodePoint((high - 0xd800) * 0x400 + (unit - 0xdc00) + 0x10000);
    if (role === SEPARATOR) this.end();
    if (role === LETTER || (role === MARK && this.buffer.length > 0)) {
      this.append(high);
      this.append(unit);
      this.complex = true;
    }
  }

  private append(unit: number): void {
    const buffer = this.buffer;
    if (this.joiner !== 0) {
      buffer.units[buffer.length++] = this.joiner;
      this.joiner = 0;
    }
    buffer.units[buffer.length++] = unit;
  }

  private appendMark(unit: number): void {
    if (this.buffer.length === 0) return;
    this.append(unit);
    this.complex = true;
  }

  private end(): void {
    if (this.buffer.length > 0) this.emit(this.buffer.length);
    this.buffer.length = 0;
  }

  private emit(length: number): void {
    this.joiner = 0;
    if (!this.complex) {
      this.sink.token(this.buffer.units, length);
      return;
    }
    this.complex = false;
    const word = this.normalised;
    word.write(textOfUnits(this.buffer.units, 0, length).normalize('NFC').toLowerCase());
    this.sink.token(word.units, word.length);
  }
}
