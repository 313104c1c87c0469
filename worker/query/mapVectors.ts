import { documentOrder, pointsOf, type MapRows } from '../contract/mapRows';
import type { RowTable } from './neighbours';

/** The vectors of a map's points where they lie: words, then documents in the order in which a map takes them. */
export class MapVectors {
  private order: Uint32Array | null = null;

  /** @param tags documents, then labels; null in runs without documents */
  constructor(
    readonly words: RowTable,
    private readonly tags: RowTable | null,
    private readonly documents: number,
  ) {}

  get dimensions(): number {
    return this.words.dimensions;
  }

  /** No more than the run has. */
  held(rows: MapRows): MapRows {
    return {
      words: Math.min(rows.words, this.words.rows),
      documents: Math.min(rows.documents, this.documents),
    };
  }

  /** Tag of the document that a map shows at a place among its documents. */
  tagAt(place: number): number {
    this.order ??= documentOrder(this.documents);
    return this.order[place];
  }

  /** Visits the points of a map in their order: their numbers start at `values[start]`. */
  forEach(rows: MapRows, visit: (values: Float32Array, start: number, point: number) => void): void {
    const { words, tags } = this;
    const { words: shown, documents } = this.held(rows);
    for (let row = 0; row < shown; row++) visit(words.values, row * words.rowFloats, row);
    if (!tags) return;
    for (let place = 0; place < documents; place++)
      visit(tags.values, this.tagAt(place) * tags.rowFloats, shown + place);
  }

  /** Copies without padding, point after point. */
  copy(rows: MapRows): Float32Array {
    const { dimensions } = this;
    const copy = new Float32Array(pointsOf(this.held(rows)) * dimensions);
    this.forEach(rows, (values, start, point) =>
      copy.set(values.subarray(start, start + dimensions), point * dimensions),
    );
    return copy;
  }

  /** Cosine of every point with a vector; 0 of zeros, NaN of a vector that is not finite. */
  similarities(vector: Float32Array, rows: MapRows): Float32Array {
    const { dimensions } = this;
    const norm = Math.hypot(...vector);
    const found = new Float32Array(pointsOf(this.held(rows)));
    this.forEach(rows, (values, start, point) => {
      let dot = 0;
      let squares = 0;
      for (let d = 0, at = start; d < dimensions; d++, at++) {
        dot += values[at] * vector[d];
        squares += values[at] * values[at];
      }
      found[point] = squares === 0 || norm === 0 ? 0 : dot / (Math.sqrt(squares) * norm);
    });
    return found;
  }
}
