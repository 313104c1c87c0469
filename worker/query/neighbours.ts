/** Rows of a model as queries see them; trainers may be writing them meanwhile. */
export interface RowTable {
  /** Row r starts at r · rowFloats and holds `dimensions` numbers. */
  values: Float32Array;
  rowFloats: number;
  dimensions: number;
  rows: number;
}

export interface NearestRows {
  /** Most similar first. */
  rows: Uint32Array;
  /** Cosine similarities, −1 to 1. */
  similarities: Float64Array;
}

/**
 * Rows nearest to a vector by cosine, over the whole table in one pass (36,000 × 100 in about 10 ms).
 * A row of zeros has similarity 0 to everything; rows that are not finite are left out.
 *
 * @param query `dimensions` numbers
 * @param except row left out, −1 for none; or rows left out
 */
export const nearestRows = (
  table: RowTable,
  query: Float32Array,
  count: number,
  except: number | ReadonlySet<number>,
): NearestRows => {
  const { values, rowFloats, dimensions, rows } = table;
  const leftOut = typeof except === 'number' ? new Set(except < 0 ? [] : [except]) : except;
  const wanted = Math.min(count, rows - [...leftOut].filter((row) => row < rows).length);
  const best = new BestRows(Math.max(0, wanted));
  const unit = unitVector(query);
  for (let row = 0, start = 0; row < rows; row++, start += rowFloats) {
    if (leftOut.has(row)) continue;
    let dot = 0;
    let squares = 0;
    for (let i = 0; i < dimensions; i++) {
      const value = values[start + i];
      dot += value * unit[i];
      squares += value * value;
    }
    best.offer(row, squares === 0 ? 0 : dot / Math.sqrt(squares));
  }
  return best.result();
};

/** Cosine similarity; 0 where one is all zeros. */
export const cosine = (a: Float32Array, b: Float32Array): number => {
  let [dot, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i] * b[i];
    aa += a[i] * a[i];
    bb += b[i] * b[i];
  }
  return aa === 0 || bb === 0 ? 0 : dot / Math.sqrt(aa * bb);
};

const unitVector = (vector: Float32Array): Float64Array => {
  const norm = Math.hypot(...vector);
  return Float64Array.from(vector, (value) => (norm === 0 ? 0 : value / norm));
};

/** The highest scores so far, kept in order by insertion. */
export class BestRows {
  private readonly rows: Uint32Array;
  private readonly scores: Float64Array;
  private used = 0;

  constructor(private readonly capacity: number) {
    this.rows = new Uint32Array(capacity);
    this.scores = new Float64Array(capacity);
  }

  offer(row: number, score: number): void {
    const full = this.used === this.capacity;
    // Written so that NaN is refused.
    if (full ? !(score > this.scores[this.used - 1]) : !Number.isFinite(score)) return;
    let at = full ? this.used - 1 : this.used++;
    for (; at > 0 && this.scores[at - 1] < score; at--) {
      this.scores[at] = this.scores[at - 1];
      this.rows[at] = this.rows[at - 1];
    }
    this.scores[at] = score;
    this.rows[at] = row;
  }

  result(): NearestRows {
    return { rows: this.rows.slice(0, this.used), similarities: this.scores.slice(0, this.used) };
  }
}
