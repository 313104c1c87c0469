import type { MapPlace, Neighbour } from '../contract/engine';
import type { MapRows } from '../contract/mapRows';
import { failed, ok, type Outcome } from '../contract/outcome';
import type { ClusterRequest, WordGroups } from '../contract/wordGroups';
import type { Vocabulary } from '../model/vocabulary';
import { labelPoints, type GroupedText } from './mapLabels';
import { numberPoints, type NumberedText } from './mapNumbers';
import type { MapVectors } from './mapVectors';
import { nearestRows } from './neighbours';
import { clusterPoints } from './mapClusters';

/** What the map asks about all its points at once. */
export class MapQueries {
  /**
   * @param textBy the text with the groups of its documents, by a column's name or by its labels (null)
   * @param numbersBy the text with the numbers of its documents, by a column's name
   */
  constructor(
    private readonly vectors: MapVectors,
    private readonly vocabulary: Pick<Vocabulary, 'words' | 'counts'>,
    private readonly textBy: (column: string | null) => GroupedText | null,
    private readonly numbersBy: (column: string) => NumberedText | null,
  ) {}

  /** See EngineApi. */
  rows(rows: MapRows): Float32Array {
    return this.vectors.copy(rows);
  }

  /** @param rest here and below: called between passes, lets other messages through */
  async clusters(request: ClusterRequest, rest: () => Promise<void>): Promise<Outcome<WordGroups>> {
    return ok(await clusterPoints(this.vectors, this.vocabulary.words, request, rest));
  }

  async labels(
    rows: MapRows,
    column: string | null,
    rest: () => Promise<void>,
  ): Promise<Outcome<WordGroups>> {
    const text = this.textBy(column);
    if (!text) return failed(column === null ? { kind: 'noLabels' } : { kind: 'unknownColumn', column });
    return ok(await labelPoints(text, this.vectors, rows, rest));
  }

  async numbers(rows: MapRows, column: string, rest: () => Promise<void>): Promise<Outcome<Float32Array>> {
    const text = this.numbersBy(column);
    return text
      ? ok(await numberPoints(text, this.vectors, rows, rest))
      : failed({ kind: 'unknownColumn', column });
  }

  /** Cosine of every point with a vector; 0 of zeros, NaN of a vector that is not finite. */
  similarities(vector: Float32Array, rows: MapRows): Float32Array {
    return this.vectors.similarities(vector, rows);
  }

  /** Points of a map nearest to a vector, most similar first. */
  nearestPoints(vector: Float32Array, rows: MapRows, count: number): MapPlace[] {
    const similarities = this.vectors.similarities(vector, rows);
    return Array.from(similarities.keys())
      .filter((point) => Number.isFinite(similarities[point]))
      .sort((a, b) => similarities[b] - similarities[a] || a - b)
      .slice(0, count)
      .map((point) => ({ point, similarity: similarities[point] }));
  }

  /** Words nearest to the mean of the words' unit vectors (gensim's most_similar with several words); none of them is among the answers. */
  nearestToAll(wordIds: readonly number[], count: number): Neighbour[] {
    const { values, rowFloats, dimensions, rows } = this.vectors.words;
    const mean = new Float32Array(dimensions);
    for (const row of wordIds) {
      if (row < 0 || row >= rows) continue;
      const vector = values.subarray(row * rowFloats, row * rowFloats + dimensions);
      const norm = Math.hypot(...vector);
      if (!(norm > 0) || !Number.isFinite(norm)) continue;
      for (let d = 0; d < dimensions; d++) mean[d] += vector[d] / norm;
    }
    const { words, counts } = this.vocabulary;
    const near = nearestRows(this.vectors.words, mean, count, new Set(wordIds));
    return Array.from(near.rows, (row, i) => ({
      ...{ word: words[row], wordId: row, count: counts[row] },
      similarity: near.similarities[i],
    }));
  }
}
