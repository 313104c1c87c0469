/** What the shards are asked to do. The kernels return as soon as the command is not RUN. */
export const RUN = 0;
export const PAUSE = 1;
export const STOP = 2;
export type Command = typeof RUN | typeof PAUSE | typeof STOP;

/** What one shard did since the epoch began. */
export interface ShardCounters {
  /** Words trained. */
  words: number;
  /** Sum of losses in nats. */
  loss: number;
  pairs: number;
}

const LINE_BYTES = 64;
const LINE_WORDS = LINE_BYTES / 4;
// One 64-byte line each for the command (which kernels read at every position), for what all
// shards add to, for the turn to merge, and for the counters of each shard.
const COMMAND = 0;
const NEXT_BLOCK = LINE_WORDS;
const RAW_TOKENS = LINE_WORDS + 1;
const MERGING = 2 * LINE_WORDS;
const FIRST_SHARD = 3 * LINE_WORDS;
const COUNTERS = 3;
/** Longer than a writer takes; a writer that was terminated half-way never ends. */
const READ_ATTEMPTS = 1000;

/** How shards and coordinator talk while training: the same code on shared and on private memory. */
export class ControlWords {
  private readonly words: Int32Array;
  private readonly wide: BigUint64Array;
  private readonly floats = new Float64Array(1);
  private readonly bits = new BigUint64Array(this.floats.buffer);

  static bytes(shards: number): number {
    return (3 + shards) * LINE_BYTES;
  }

  constructor(
    buffer: ArrayBufferLike,
    byteOffset: number,
    private readonly shards: number,
  ) {
    const bytes = ControlWords.bytes(shards);
    this.words = new Int32Array(buffer, byteOffset, bytes / 4);
    this.wide = new BigUint64Array(buffer, byteOffset, bytes / 8);
  }

  get command(): Command {
    return Atomics.load(this.words, COMMAND) as Command;
  }

  set command(command: Command) {
    Atomics.store(this.words, COMMAND, command);
    Atomics.notify(this.words, COMMAND);
  }

  isPaused(): boolean {
    return this.command === PAUSE;
  }

  isStopped(): boolean {
    return this.command === STOP;
  }

  /** Blocks this thread while the command is PAUSE; only on shared memory and off the main thread. */
  sleepWhilePaused(): void {
    while (this.isPaused()) Atomics.wait(this.words, COMMAND, PAUSE);
  }

  /** Called by the coordinator while no shard is at work. */
  beginEpoch(): void {
    Atomics.store(this.words, NEXT_BLOCK, 0);
    Atomics.store(this.words, RAW_TOKENS, 0);
    Atomics.store(this.words, MERGING, 0);
    for (let shard = 0; shard < this.shards; shard++) this.publish(shard, { words: 0, loss: 0, pairs: 0 });
  }

  /** Number of the next block that no shard has claimed; may lie past the last block. */
  claimBlock(): number {
    return Atomics.add(this.words, NEXT_BLOCK, 1);
  }

  /** Takes the turn to merge copies of rows into the common ones; false when another shard has it. */
  beginMerge(): boolean {
    return Atomics.compareExchange(this.words, MERGING, 0, 1) === 0;
  }

  endMerge(): void {
    Atomics.store(this.words, MERGING, 0);
  }

  /** Corpus tokens gone through in this epoch, by all shards. */
  get rawTokens(): number {
    return Atomics.load(this.words, RAW_TOKENS) >>> 0;
  }

  addRawTokens(count: number): void {
    Atomics.add(this.words, RAW_TOKENS, count);
  }

  /** Grows with everything the shard publishes: its heartbeat. */
  sequence(shard: number): number {
    return Atomics.load(this.words, FIRST_SHARD + shard * LINE_WORDS);
  }

  /** Written by the shard alone; an odd sequence number says that it is being written. */
  publish(shard: number, counters: ShardCounters): void {
    const line = FIRST_SHARD + shard * LINE_WORDS;
    Atomics.add(this.words, line, 1);
    [counters.words, counters.loss, counters.pairs].forEach((value, i) => {
      this.floats[0] = value;
      Atomics.store(this.wide, line / 2 + 1 + i, this.bits[0]);
    });
    Atomics.add(this.words, line, 1);
  }

  /** Counters that belong together: all of one publication. */
  read(shard: number): ShardCounters {
    const values = new Float64Array(COUNTERS);
    for (let attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
      const before = this.sequence(shard);
      for (let i = 0; i < COUNTERS; i++) {
        this.bits[0] = Atomics.load(this.wide, (FIRST_SHARD + shard * LINE_WORDS) / 2 + 1 + i);
        values[i] = this.floats[0];
      }
      if (before % 2 === 0 && before === this.sequence(shard)) break;
    }
    const [words, loss, pairs] = values;
    return { words, loss, pairs };
  }

  /** Sum over the shards in their order, so that one shard gives the same bits every time. */
  total(): ShardCounters {
    const sum = { words: 0, loss: 0, pairs: 0 };
    for (let shard = 0; shard < this.shards; shard++) {
      const counters = this.read(shard);
      sum.words += counters.words;
      sum.loss += counters.loss;
      sum.pairs += counters.pairs;
    }
    return sum;
  }
}
