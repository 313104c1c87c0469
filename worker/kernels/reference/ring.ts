import * as layout from '../assembly/jobLayout';

export interface Slot {
  /** First float of the composed word as it is trained. */
  value: number;
  /** Rows that it is made of. */
  count: number;
}

/** Twin of assembly/subwords.ts: words composed of their n-grams, trained, and released. */
export class Ring {
  private readonly view: DataView;
  private readonly floats: Float32Array;
  private readonly words: Uint32Array;
  private readonly rowFloats: number;
  private readonly usesMean: boolean;
  private readonly slots: number;
  /** Next position to compose; sentence ends passed; number of the first word not released. */
  private composed: number;
  private skipped = 0;
  private released: number;

  constructor(
    buffer: ArrayBufferLike,
    private readonly address: number,
  ) {
    this.view = new DataView(buffer);
    this.floats = new Float32Array(buffer);
    this.words = new Uint32Array(buffer);
    this.rowFloats = this.field(layout.JOB_ROW_BYTES) / 4;
    this.usesMean = this.field(layout.JOB_RING_MEAN) !== 0;
    const window = this.field(layout.JOB_WINDOW);
    this.slots = 2 * window + 1;
    let first = this.field(layout.JOB_POSITION);
    // A call that begins on a sentence's end begins with the next sentence.
    const begins = first < this.field(layout.JOB_END) && this.token(first) !== layout.SENTENCE_END;
    const limit = begins ? Math.max(0, first - window) : first;
    while (first > limit && this.token(first - 1) !== layout.SENTENCE_END) first--;
    this.composed = first;
    this.released = first;
  }

  numberOf(position: number): number {
    return position - this.skipped;
  }

  slot(position: number): Slot {
    return this.slotOfNumber(this.numberOf(position));
  }

  skipSentenceEnd(position: number): void {
    this.skipped++;
    this.composed = Math.max(this.composed, position + 1);
  }

  composeUntil(limit: number): void {
    const end = Math.min(limit, this.field(layout.JOB_TOKEN_COUNT));
    for (; this.composed < end; this.composed++) {
      const word = this.token(this.composed);
      if (word === layout.SENTENCE_END) break;
      const { value } = this.slot(this.composed);
      const rows = this.rowsOf(word);
      this.composeWord(rows, value, this.usesMean);
      this.floats.copyWithin(value + this.rowFloats, value, value + this.rowFloats);
      const head = value + layout.SLOT_ROWS * this.rowFloats;
      this.floats[head + layout.SLOT_COUNT / 4] = rows.length;
      this.words[head + layout.SLOT_WORD / 4] = word;
    }
  }

  releaseAfter(number: number): void {
    this.releaseBelow(number - this.field(layout.JOB_WINDOW) + 1);
  }

  releaseAll(): void {
    this.releaseBelow(this.numberOf(this.composed));
  }

  /** Twin of composeVectors. */
  composeVectors(): number {
    const from = this.field(layout.JOB_POSITION);
    const end = this.field(layout.JOB_END);
    const vectors = this.field(layout.JOB_WORD_VECTORS) / 4;
    for (let word = from; word < end; word++) {
      this.composeWord(this.rowsOf(word), vectors + word * this.rowFloats, true);
    }
    return end - from;
  }

  private releaseBelow(number: number): void {
    for (; this.released < number; this.released++) this.release(this.slotOfNumber(this.released));
  }

  private release({ value, count }: Slot): void {
    const { floats, rowFloats } = this;
    const word = this.words[value + layout.SLOT_ROWS * rowFloats + layout.SLOT_WORD / 4];
    const vector = this.field(layout.JOB_WORD_VECTORS) / 4 + word * rowFloats;
    const scale = this.usesMean ? 1 : 1 / count;
    const rows = this.rowsOf(word);
    for (let i = 0; i < rowFloats; i++) {
      const change = (floats[value + i] - floats[value + rowFloats + i]) * scale;
      floats[vector + i] = floats[value + i] * scale;
      for (const row of rows) floats[row + i] += change;
    }
  }

  private composeWord(rows: number[], to: number, usesMean: boolean): void {
    for (let i = 0; i < this.rowFloats; i++) {
      const sum = rows.reduce((total, row) => total + this.floats[row + i], 0);
      this.floats[to + i] = usesMean ? sum / rows.length : sum;
    }
  }

  /** First floats of the rows that a word is made of. */
  private rowsOf(word: number): number[] {
    const offsets = this.field(layout.JOB_SUBWORD_OFFSETS) / 4 + word;
    const list = this.field(layout.JOB_SUBWORDS) / 4;
    const own = this.words.subarray(list + this.words[offsets], list + this.words[offsets + 1]);
    return Array.from(own, (address) => address / 4);
  }

  private slotOfNumber(number: number): Slot {
    const floats = layout.SLOT_ROWS * this.rowFloats + layout.SLOT_HEAD_BYTES / 4;
    const value = this.field(layout.JOB_RING) / 4 + (number % this.slots) * floats;
    const head = value + layout.SLOT_ROWS * this.rowFloats;
    return { value, count: this.floats[head + layout.SLOT_COUNT / 4] };
  }

  private token(position: number): number {
    return this.words[this.field(layout.JOB_TOKENS) / 4 + position];
  }

  private field(offset: number): number {
    return this.view.getUint32(this.address + offset, true);
  }
}
