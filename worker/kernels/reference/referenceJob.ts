import * as layout from '../assembly/jobLayout';
import { Ring } from './ring';
import type { Target } from './tile';

/** What a position trains: twin of a plan in assembly/plan.ts. */
export interface Plan {
  word: number;
  /** Number of the word in the call. */
  number: number;
  /** First floats of the input rows. */
  rows: number[];
  /** Rows that each input is the sum of. */
  counts: number[];
  targets: Target[];
}

/** Twin of assembly/plan.ts and random.ts: the job block, read and drawn from as the kernels do. */
export class ReferenceJob {
  readonly floats: Float32Array;
  readonly rowFloats: number;
  readonly outputRowFloats: number;
  readonly alpha: number;
  /** Whether the inputs of a position have the same targets. */
  readonly trainsTogether: boolean;
  readonly usesMean: boolean;
  readonly exactGradient: boolean;
  private readonly ring: Ring | null;
  private readonly words: Uint32Array;
  private readonly view: DataView;

  constructor(
    buffer: ArrayBufferLike,
    private readonly address: number,
  ) {
    this.view = new DataView(buffer);
    this.floats = new Float32Array(buffer);
    this.words = new Uint32Array(buffer);
    this.rowFloats = this.field(layout.JOB_ROW_BYTES) / 4;
    this.outputRowFloats = this.field(layout.JOB_OUTPUT_ROW_BYTES) / 4;
    this.alpha = this.view.getFloat32(address + layout.JOB_ALPHA, true);
    const hierarchical = this.field(layout.JOB_PATH_OFFSETS) !== 0;
    this.trainsTogether = hierarchical || this.field(layout.JOB_NEGATIVE_SHARING) !== 0;
    this.usesMean = this.field(layout.JOB_CONTEXT_MEAN) !== 0;
    this.exactGradient = this.field(layout.JOB_EXACT_GRADIENT) !== 0;
    this.ring = this.field(layout.JOB_SUBWORD_OFFSETS) === 0 ? null : new Ring(buffer, address);
  }

  /** The next position that holds a word, or null at the end or when asked to stop. */
  prepare(withTargets: boolean): Plan | null {
    while (
      this.field(layout.JOB_POSITION) < this.field(layout.JOB_END) &&
      this.words[this.field(layout.JOB_STOP_WORD) / 4] === 0
    ) {
      const position = this.field(layout.JOB_POSITION);
      this.view.setUint32(this.address + layout.JOB_POSITION, position + 1, true);
      const word = this.token(position);
      if (word !== layout.SENTENCE_END) return this.plan(position, word, withTargets);
      const document = this.field(layout.JOB_DOCUMENT);
      this.view.setUint32(this.address + layout.JOB_DOCUMENT, document + 1, true);
      this.ring?.skipSentenceEnd(position);
    }
    return null;
  }

  /** To be called when a plan is trained, and with null at the end of the call. */
  trained(plan: Plan | null): void {
    if (plan) this.ring?.releaseAfter(plan.number);
    else this.ring?.releaseAll();
  }

  drawTargets(word: number): Target[] {
    const targets = [this.target(word, 1)];
    const negative = this.field(layout.JOB_NEGATIVE);
    for (let i = 0; i < negative; i++) {
      const noise = this.drawNoise();
      if (noise !== word) targets.push(this.target(noise, 0));
    }
    return targets;
  }

  addResults(loss: number, pairs: number): void {
    const add = (offset: number, value: number) => {
      const before = this.view.getFloat64(this.address + offset, true);
      this.view.setFloat64(this.address + offset, before + value, true);
    };
    add(layout.JOB_LOSS, loss);
    add(layout.JOB_PAIRS, pairs);
  }

  field(offset: number): number {
    return this.view.getUint32(this.address + offset, true);
  }

  private plan(position: number, word: number, withTargets: boolean): Plan {
    const nullRow = this.field(layout.JOB_NULL_ROW) / 4;
    if (nullRow !== 0) {
      const rows = [...this.gatherTags(), ...this.gatherSlots(position, nullRow)];
      return { word, number: 0, rows, counts: rows.map(() => 1), targets: this.targets(word) };
    }
    const places = this.field(layout.JOB_WORD_INPUTS) === 0 ? [] : this.gatherWindow(position);
    const rows = this.ring
      ? places.map((place) => this.ring!.slot(place).value)
      : places.map((place) => this.inputRow(this.token(place)));
    const counts = places.map((place) => this.ring?.slot(place).count ?? 1);
    for (const row of this.gatherTags()) {
      rows.push(row);
      counts.push(1);
    }
    const targets = withTargets && rows.length > 0 ? this.targets(word) : [];
    return { word, number: this.ring?.numberOf(position) ?? 0, rows, counts, targets };
  }

  /** Positions of the words around a position, left to right. */
  private gatherWindow(position: number): number[] {
    const window = this.field(layout.JOB_WINDOW);
    const shrinks = this.field(layout.JOB_SHRINK_WINDOWS) !== 0;
    const width = shrinks ? 1 + this.drawBelow(window).column : window;
    this.ring?.composeUntil(position + window + 1);
    const places: number[] = [];
    const isWord = (place: number) => this.token(place) !== layout.SENTENCE_END;
    for (let i = position - 1; i >= 0 && position - i <= width && isWord(i); i--) places.unshift(i);
    const count = this.field(layout.JOB_TOKEN_COUNT);
    for (let i = position + 1; i < count && i - position <= width && isWord(i); i++) places.push(i);
    return places;
  }

  /** First floats of the rows of all places of the window, left to right. */
  private gatherSlots(position: number, nullRow: number): number[] {
    const window = this.field(layout.JOB_WINDOW);
    const tokens = Array.from({ length: 2 * window + 1 }, (_, i) => {
      const place = position - window + i;
      const isThere = place >= 0 && place < this.field(layout.JOB_TOKEN_COUNT);
      return isThere ? this.token(place) : layout.SENTENCE_END;
    });
    const first = tokens.lastIndexOf(layout.SENTENCE_END, window) + 1;
    const next = tokens.indexOf(layout.SENTENCE_END, window);
    const end = next < 0 ? tokens.length : next;
    const rows = tokens.map((token, i) => (i >= first && i < end ? this.inputRow(token) : nullRow));
    return rows.filter((_, i) => i !== window);
  }

  /** First floats of the rows of the document's tags. */
  private gatherTags(): number[] {
    const start = this.field(layout.JOB_TAG_ROWS) / 4;
    if (start === 0) return [];
    const document = this.field(layout.JOB_DOCUMENT);
    const offsets = this.field(layout.JOB_TAG_OFFSETS) / 4;
    if (offsets === 0) return [start + document * this.rowFloats];
    const tags = this.field(layout.JOB_TAGS) / 4;
    const own = this.words.subarray(
      tags + this.words[offsets + document],
      tags + this.words[offsets + document + 1],
    );
    return Array.from(own, (tag) => start + tag * this.rowFloats);
  }

  private targets(word: number): Target[] {
    return this.field(layout.JOB_PATH_OFFSETS) === 0 ? this.drawTargets(word) : this.pathTargets(word);
  }

  private pathTargets(word: number): Target[] {
    const offsets = this.field(layout.JOB_PATH_OFFSETS) / 4 + word;
    const paths = this.field(layout.JOB_PATHS) / 4;
    const targets: Target[] = [];
    for (let i = this.words[offsets]; i < this.words[offsets + 1]; i++) {
      const step = this.words[paths + i];
      targets.push(this.target(step >>> 1, 1 - (step & 1)));
    }
    return targets;
  }

  private token(position: number): number {
    return this.words[this.field(layout.JOB_TOKENS) / 4 + position];
  }

  /** First float of a word's input row: this thread's own copy of a frequent one. */
  private inputRow(word: number): number {
    const isHot = word < this.field(layout.JOB_HOT_COUNT);
    return this.field(isHot ? layout.JOB_HOT_ROWS : layout.JOB_INPUT_ROWS) / 4 + word * this.rowFloats;
  }

  private target(row: number, label: number): Target {
    const hot = this.field(layout.JOB_HOT_COUNT);
    const start =
      row < hot
        ? this.field(layout.JOB_HOT_ROWS) / 4 + hot * this.rowFloats
        : this.field(layout.JOB_OUTPUT_ROWS) / 4;
    return { row: start + row * this.outputRowFloats, label };
  }

  private drawNoise(): number {
    const serveTwice = this.field(layout.JOB_NEGATIVE_SHARING) !== 0;
    const drawn = this.field(layout.JOB_DRAWN);
    this.view.setUint32(this.address + layout.JOB_DRAWN, drawn + 1, true);
    const fresh = serveTwice ? drawn >>> 1 : drawn;
    const isSecond = serveTwice && drawn % 2 === 1;
    if (fresh % layout.NOISE_BATCH === 0 && !isSecond) {
      if (drawn === 0) this.fillNoise(1);
      this.fillNoise((fresh / layout.NOISE_BATCH) % 2);
    }
    const ring = (this.address + layout.JOB_NOISE_RING) / 4;
    const back = isSecond ? layout.NOISE_BATCH + 1 : 0;
    return this.words[ring + ((fresh + back) % (2 * layout.NOISE_BATCH))];
  }

  private fillNoise(half: number): void {
    const first = (this.address + layout.JOB_NOISE_RING) / 4 + half * layout.NOISE_BATCH;
    for (let i = 0; i < layout.NOISE_BATCH; i++) this.words[first + i] = this.drawFresh();
  }

  private drawFresh(): number {
    const vocabulary = this.field(layout.JOB_VOCABULARY);
    const { column, fraction } = this.drawBelow(vocabulary);
    const table = this.field(layout.JOB_ALIAS_TABLE) / 4;
    const entry = table + 2 * column;
    return fraction < this.words[entry] ? column : this.words[entry + 1];
  }

  /** Upper and lower half of the 64-bit product of a random u32 and the bound. */
  private drawBelow(bound: number): { column: number; fraction: number } {
    const random = this.nextRandom();
    const low = (random & 0xffff) * bound;
    const high = (random >>> 16) * bound + Math.floor(low / 65536);
    return { column: Math.floor(high / 65536), fraction: (high % 65536) * 65536 + (low % 65536) };
  }

  private nextRandom(): number {
    const at = (this.address + layout.JOB_RANDOM) / 4;
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
