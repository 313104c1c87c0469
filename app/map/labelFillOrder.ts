import type { LabelInput } from './labelPlacement';

/** A label on screen gives way only to a word that is this much more frequent (by rank). */
const KEPT_RANK_FACTOR = 0.3;

/** All words by rank, those labelled before moved forward; these come twice. */
export class FillOrder {
  private readonly kept: number[];
  private readonly count: number;
  private nextKept = 0;
  private rank = 0;

  constructor({ previous, count }: Pick<LabelInput, 'previous' | 'count'>) {
    this.count = count;
    this.kept = [...previous.keys()].filter((wordId) => wordId < count).sort((a, b) => a - b);
  }

  /** The next word, −1 after the last. */
  next(): number {
    const { kept, nextKept } = this;
    if (nextKept < kept.length && (this.rank >= this.count || kept[nextKept] * KEPT_RANK_FACTOR <= this.rank))
      return kept[this.nextKept++];
    return this.rank < this.count ? this.rank++ : -1;
  }
}
