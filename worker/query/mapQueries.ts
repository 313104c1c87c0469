import type { Neighbour } from '../contract/engine';
import { failed, ok, type Outcome } from '../contract/outcome';
import type { ClusterRequest, WordGroups } from '../contract/wordGroups';
import type { Vocabulary } from '../model/vocabulary';
import { nearestRows, type RowTable } from './neighbours';
import { clusterWords } from './wordClusters';
import { labelWords, type LabelledText } from './wordLabels';

/** What the map asks about all its words at once. */
export class MapQueries {
  constructor(
    private readonly table: RowTable,
    private readonly vocabulary: Pick<Vocabulary, 'words' | 'counts'>,
    private readonly labelled: LabelledText | null,
  ) {}

  /** @param rest here and below: called between passes, lets other messages through */
  async clusters(request: ClusterRequest, rest: () => Promise<void>): Promise<Outcome<WordGroups>> {
    return ok(await clusterWords(this.table, this.vocabulary.words, request, rest));
  }

  async labels(words: number, rest: () => Promise<void>): Promise<Outcome<WordGroups>> {
    if (!this.labelled) return failed({ kind: 'noLabels' });
    return ok(await labelWords(this.labelled, Math.min(words, this.table.rows), rest));
  }

  /** Cosine of each of the most frequent words with a vector; 0 of zeros, NaN of a vector that is not finite. */
  similarities(vector: Float32Array, words: number): Float32Array {
    const { values, rowFloats, dimensions, rows } = this.table;
    const norm = Math.hypot(...vector);
    return Float32Array.from({ length: Math.min(words, rows) }, (_, row) => {
      let dot = 0;
      let squares = 0;
      for (let d = 0, at = row * rowFloats; d < dimensions; d++, at++) {
        dot += values[at] * vector[d];
        squares += values[at] * values[at];
      }
      return squares === 0 || norm === 0 ? 0 : dot / (Math.sqrt(squares) * norm);
    });
  }

  /** Words nearest to the mean of the words' unit vectors (gensim's most_similar with several words); none of them is among the answers. */
  nearestToAll(wordIds: readonly number[], count: number): Neighbour[] {
    const { values, rowFloats, dimensions, rows } = this.table;
    const mean = new Float32Array(dimensions);
    for (const row of wordIds) {
      if (row < 0 || row >= rows) continue;
      const vector = values.subarray(row * rowFloats, row * rowFloats + dimensions);
      const norm = Math.hypot(...vector);
      if (!(norm > 0) || !Number.isFinite(norm)) continue;
      for (let d = 0; d < dimensions; d++) mean[d] += vector[d] / norm;
    }
    const { words, counts } = this.vocabulary;
    const near = nearestRows(this.table, mean, count, new Set(wordIds));
    return Array.from(near.rows, (row, i) => ({
      ...{ word: words[row], wordId: row, count: counts[row] },
      similarity: near.similarities[i],
    }));
  }
}
