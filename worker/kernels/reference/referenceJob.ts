import {
  JOB_ALIAS_TABLE,
  JOB_ALPHA,
  JOB_CBOW_MEAN,
  JOB_END,
  JOB_INPUT_ROWS,
  JOB_LOSS,
  JOB_NEGATIVE,
  JOB_NEGATIVE_SHARING,
  JOB_OUTPUT_ROWS,
  JOB_PAIRS,
  JOB_PATHS,
  JOB_PATH_OFFSETS,
  JOB_POSITION,
  JOB_RANDOM,
  JOB_ROW_BYTES,
  JOB_SHRINK_WINDOWS,
  JOB_STOP_WORD,
  JOB_TOKENS,
  JOB_TOKEN_COUNT,
  JOB_VOCABULARY,
  JOB_WINDOW,
  SENTENCE_END,
} from '../assembly/jobLayout';
import type { Target } from './tile';

/** Twin of assembly/window.ts and random.ts: the job block, read and drawn from as the kernels do. */
export class ReferenceJob {
  readonly floats: Float32Array;
  readonly rowFloats: number;
  readonly alpha: number;
  readonly sharesNegatives: boolean;
  readonly usesMean: boolean;
  private readonly words: Uint32Array;
  private readonly view: DataView;

  constructor(
    buffer: ArrayBufferLike,
    private readonly address: number,
  ) {
    this.view = new DataView(buffer);
    this.floats = new Float32Array(buffer);
    this.words = new Uint32Array(buffer);
    this.rowFloats = this.field(JOB_ROW_BYTES) / 4;
    this.alpha = this.view.getFloat32(address + JOB_ALPHA, true);
    this.sharesNegatives = this.field(JOB_NEGATIVE_SHARING) !== 0;
    this.usesMean = this.field(JOB_CBOW_MEAN) !== 0;
  }

  /** The next position that holds a word, or null at the end or when asked to stop. */
  nextPosition(): { position: number; word: number } | null {
    while (
      this.field(JOB_POSITION) < this.field(JOB_END) &&
      this.words[this.field(JOB_STOP_WORD) / 4] === 0
    ) {
      const position = this.field(JOB_POSITION);
      this.view.setUint32(this.address + JOB_POSITION, position + 1, true);
      const word = this.token(position);
      if (word !== SENTENCE_END) return { position, word };
    }
    return null;
  }

  /** First floats of the input rows around a position, left to right. */
  gatherWindow(position: number): number[] {
    let width = this.field(JOB_WINDOW);
    if (this.field(JOB_SHRINK_WINDOWS) !== 0) width = 1 + this.drawBelow(width).column;
    const rows: number[] = [];
    const start = this.field(JOB_INPUT_ROWS) / 4;
    for (let i = position - 1; i >= 0 && position - i <= width && this.token(i) !== SENTENCE_END; i--) {
      rows.unshift(start + this.token(i) * this.rowFloats);
    }
    const count = this.field(JOB_TOKEN_COUNT);
    for (let i = position + 1; i < count && i - position <= width && this.token(i) !== SENTENCE_END; i++) {
      rows.push(start + this.token(i) * this.rowFloats);
    }
    return rows;
  }

  drawTargets(word: number): Target[] {
    const targets = [this.target(word, 1)];
    const negative = this.field(JOB_NEGATIVE);
    for (let i = 0; i < negative; i++) {
      const noise = this.drawNoise();
      if (noise !== word) targets.push(this.target(noise, 0));
    }
    return targets;
  }

  pathTargets(word: number): Target[] {
    const offsets = this.field(JOB_PATH_OFFSETS) / 4 + word;
    const paths = this.field(JOB_PATHS) / 4;
    const targets: Target[] = [];
    for (let i = this.words[offsets]; i < this.words[offsets + 1]; i++) {
      const step = this.words[paths + i];
      targets.push(this.target(step >>> 1, 1 - (step & 1)));
    }
    return targets;
  }

  addResults(loss: number, pairs: number): void {
    const add = (offset: number, value: number) =>
      this.view.setFloat64(
        this.address + offset,
        this.view.getFloat64(this.address + offset, true) + value,
        true,
      );
    add(JOB_LOSS, loss);
    add(JOB_PAIRS, pairs);
  }

  private field(offset: number): number {
    return this.view.getUint32(this.address + offset, true);
  }

  private token(position: number): number {
    return this.words[this.field(JOB_TOKENS) / 4 + position];
  }

  private target(row: number, label: number): Target {
    return { row: this.field(JOB_OUTPUT_ROWS) / 4 + row * this.rowFloats, label };
  }

  private drawNoise(): number {
    const vocabulary = this.field(JOB_VOCABULARY);
    const { column, fraction } = this.drawBelow(vocabulary);
    const table = this.field(JOB_ALIAS_TABLE) / 4;
    return fraction < this.words[table + column] ? column : this.words[table + vocabulary + column];
  }

  /** Upper and lower half of the 64-bit product of a random u32 and the bound. */
  private drawBelow(bound: number): { column: number; fraction: number } {
    const random = this.nextRandom();
    const low = (random & 0xffff) * bound;
    const high = (random >>> 16) * bound + Math.floor(low / 65536);
    return { column: Math.floor(high / 65536), fraction: (high % 65536) * 65536 + (low % 65536) };
  }

  private nextRandom(): number {
    const at = (this.address + JOB_RANDOM) / 4;
    const state = this.words;
    const sum = (state[at] + state[at + 3]) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + state[at]) >>> 0;
    const shifted = state[at + 1] << 9;
    state[at + 2] ^= state[at];
    state[at + 3] ^= state[at + 1];
    state[at + 1] ^= state[at + 2];
    state[at] ^= state[at + 3];
    state[at + 2] ^= shifted;
    state[at + 3] = (state[at + 3] << 11) | (state[at + 3] >>> 21);
    return result;
  }
}
