import { isSpace } from './characters';
import type { Tokenizer, TokenSink } from './tokenizer';
import { UnitBuffer } from './unitBuffer';

/** Tokens as they stand between Unicode whitespace. */
export class WhitespaceTokenizer implements Tokenizer {
  private readonly buffer = new UnitBuffer();

  constructor(private readonly sink: TokenSink) {}

  push(text: string, from: number, to: number): void {
    const buffer = this.buffer;
    buffer.reserve(to - from);
    const units = buffer.units;
    let length = buffer.length;
    for (let i = from; i < to; i++) {
      const unit = text.charCodeAt(i);
      if ((unit > 0x20 && unit < 0x80) || !isSpace(unit)) {
        units[length++] = unit;
      } else if (length > 0) {
        this.sink.token(units, length);
        length = 0;
      }
    }
    buffer.length = length;
  }

  flush(): void {
    if (this.buffer.length > 0) this.sink.token(this.buffer.units, this.buffer.length);
    this.buffer.length = 0;
  }
}
