import type { NeighbourList, WordFacts } from '../contract/engine';
import { failed, ok, type Outcome } from '../contract/outcome';
import type { Vocabulary } from '../model/vocabulary';
import { nearestRows, type RowTable } from './neighbours';
import { word2vecParts, word2vecText } from './word2vecText';
import { WordIndex } from './wordIndex';

/** What can be asked of a run's vectors, while they are trained and after. */
export class ModelQueries {
  private readonly index: WordIndex;

  constructor(
    private readonly runId: number,
    private readonly vocabulary: Vocabulary,
    private readonly table: RowTable,
  ) {
    this.index = new WordIndex(vocabulary);
  }

  /** Words of rows from … to − 1, as far as there are any. */
  words(from: number, to: number): WordFacts[] {
    const first = Math.max(0, from);
    const length = Math.max(0, Math.min(to, this.table.rows) - first);
    return Array.from({ length }, (_, i) => this.index.facts(first + i));
  }

  /** Copy of the first rows, without padding; fewer than `count` when there are no more. */
  rows(count: number): Float32Array {
    const { values, rowFloats, dimensions } = this.table;
    const rows = Math.min(count, this.table.rows);
    const copy = new Float32Array(rows * dimensions);
    for (let row = 0; row < rows; row++) {
      const start = row * rowFloats;
      copy.set(values.subarray(start, start + dimensions), row * dimensions);
    }
    return copy;
  }

  neighbours(typed: string, count: number): Outcome<NeighbourList> {
    const query = this.index.find(typed);
    if (!query) return failed({ kind: 'unknownWord', word: typed });
    const { values, rowFloats, dimensions } = this.table;
    const start = query.wordId * rowFloats;
    const nearest = nearestRows(this.table, values.slice(start, start + dimensions), count, query.wordId);
    const neighbours = Array.from(nearest.rows, (row, i) => ({
      ...this.index.facts(row),
      similarity: nearest.similarities[i],
    }));
    return ok({ runId: this.runId, query, neighbours });
  }

  complete(prefix: string, count: number): WordFacts[] {
    return this.index.complete(prefix, count);
  }

  text(rest: () => Promise<void>): Promise<Blob> {
    return word2vecText(this.vocabulary.words, this.table, rest);
  }

  /** What `text` gives, part by part: for a file that is written as it comes. */
  textParts(rest: () => Promise<void>): AsyncGenerator<string> {
    return word2vecParts(this.vocabulary.words, this.table, rest);
  }
}
