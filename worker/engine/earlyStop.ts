import { NO_EARLY_STOP, STOP_BY_LOSS } from '../contract/controlRows';
import type { EpochSignal } from '../contract/engine';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import { nearestRows, type RowTable } from '../query/neighbours';

/** Neighbours that are compared from epoch to epoch, of so many words, among so many of the most frequent. */
const NEIGHBOURS = 10;
const SAMPLE = 100;
const SAMPLED_FROM = 2000;
const CANDIDATES = 10_000;

type StopSettings = Pick<Hyperparameters, 'earlyStop' | 'patience' | 'minChange' | 'neighboursKept'>;

/** Watches the chosen signal from epoch to epoch, and says when it has been at rest for long enough. */
export class EarlyStop {
  private lowestLoss = Infinity;
  private neighbours: Uint32Array[] | null = null;
  private quietEpochs = 0;

  /** @param table the words' vectors, most frequent first; those of the tags where words are not trained */
  constructor(
    private readonly settings: StopSettings,
    private readonly table: RowTable,
  ) {}

  /** Whether training should end here. */
  get due(): boolean {
    return this.quietEpochs >= this.settings.patience;
  }

  /**
   * Takes in an epoch, while no shard is at work.
   *
   * @param loss mean a pair over the epoch
   * @param rest called every few milliseconds of the search for neighbours
   * @returns what the signal says of this epoch; null when it is off, and for the first epoch
   */
  async epochEnded(loss: number, rest: () => Promise<void>): Promise<EpochSignal | null> {
    const { earlyStop } = this.settings;
    if (earlyStop === NO_EARLY_STOP) return null;
    return earlyStop === STOP_BY_LOSS ? this.lossEnded(loss) : this.neighboursFound(rest);
  }

  private lossEnded(loss: number): EpochSignal | null {
    const before = this.lowestLoss;
    this.lowestLoss = Math.min(before, loss);
    if (before === Infinity) return null;
    const fall = before === 0 ? 0 : (before - loss) / before;
    this.count(fall < this.settings.minChange || fall <= 0);
    return { kind: 'loss', fall };
  }

  private async neighboursFound(rest: () => Promise<void>): Promise<EpochSignal | null> {
    const { neighbours: before } = this;
    const found = await this.search(rest);
    this.neighbours = found;
    if (!before) return null;
    const shares = found.map((rows, i) => shareKept(before[i], rows));
    const kept = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    this.count(kept >= this.settings.neighboursKept);
    return { kind: 'neighbours', kept };
  }

  private async search(rest: () => Promise<void>): Promise<Uint32Array[]> {
    const { values, rowFloats, dimensions, rows } = this.table;
    const candidates = { ...this.table, rows: Math.min(rows, CANDIDATES) };
    const found: Uint32Array[] = [];
    for (const row of sampledRows(rows)) {
      const query = values.slice(row * rowFloats, row * rowFloats + dimensions);
      found.push(nearestRows(candidates, query, NEIGHBOURS, row).rows);
      await rest();
    }
    return found;
  }

  private count(quiet: boolean): void {
    this.quietEpochs = quiet ? this.quietEpochs + 1 : 0;
  }
}

/** Rows evenly spread over the most frequent ones. */
const sampledRows = (rows: number): number[] => {
  const from = Math.min(rows, SAMPLED_FROM);
  const size = Math.min(from, SAMPLE);
  return Array.from({ length: size }, (_, i) => Math.floor((i * from) / size));
};

const shareKept = (before: Uint32Array, now: Uint32Array): number =>
  now.length === 0 ? 1 : now.filter((row) => before.includes(row)).length / now.length;
