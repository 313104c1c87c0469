import {
  NEIGHBOUR_DISTANCES,
  NEIGHBOUR_FROM,
  NEIGHBOUR_INDICES,
  NEIGHBOUR_K,
  NEIGHBOUR_LENGTHS,
  NEIGHBOUR_ROW_BYTES,
  NEIGHBOUR_ROW_COUNT,
  NEIGHBOUR_ROWS,
  NEIGHBOUR_TO,
  NO_NEIGHBOUR,
} from '../assembly/neighbourJobLayout';

/** Twin of assembly/nearestNeighbours.ts, row by row. Returns the rows done. */
export const nearestNeighbours = (buffer: ArrayBufferLike, job: number): number => {
  const view = new DataView(buffer, job);
  const field = (offset: number) => view.getUint32(offset, true);
  const count = field(NEIGHBOUR_ROW_COUNT);
  const rowFloats = field(NEIGHBOUR_ROW_BYTES) / 4;
  const k = field(NEIGHBOUR_K);
  const from = field(NEIGHBOUR_FROM);
  const to = field(NEIGHBOUR_TO);
  const rows = new Float32Array(buffer, field(NEIGHBOUR_ROWS), count * rowFloats);
  const indices = new Uint32Array(buffer, field(NEIGHBOUR_INDICES), count * k);
  const distances = new Float32Array(buffer, field(NEIGHBOUR_DISTANCES), count * k);
  const column = field(NEIGHBOUR_LENGTHS) / 4;
  /** Of two rows; the column of the lengths takes no part in their dot. */
  const distanceOf = (a: number, b: number): number => {
    const dot = dotOf(rows, a * rowFloats, b * rowFloats, rowFloats);
    if (column === 0) return 1 - dot;
    const [lengthA, lengthB] = [rows[a * rowFloats + column], rows[b * rowFloats + column]];
    return lengthA + lengthB - (dot - lengthA * lengthB);
  };
  for (let query = from; query < to; query++) {
    const nearest = {
      indices: indices.subarray(query * k, (query + 1) * k).fill(NO_NEIGHBOUR),
      distances: distances.subarray(query * k, (query + 1) * k).fill(Infinity),
    };
    for (let candidate = 0; candidate < count; candidate++) {
      if (candidate === query) continue;
      insert(nearest, candidate, Math.max(0, Math.fround(distanceOf(query, candidate))));
    }
  }
  return to - from;
};

const dotOf = (rows: Float32Array, a: number, b: number, length: number): number => {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += rows[a + i] * rows[b + i];
  return sum;
};

/** Keeps both arrays sorted by distance; of equals the earlier stays first, the last falls out. */
const insert = (
  nearest: { indices: Uint32Array; distances: Float32Array },
  candidate: number,
  distance: number,
): void => {
  const { indices, distances } = nearest;
  let at = distances.length - 1;
  if (!(distance < distances[at])) return;
  for (; at > 0 && distances[at - 1] > distance; at--) {
    distances[at] = distances[at - 1];
    indices[at] = indices[at - 1];
  }
  distances[at] = distance;
  indices[at] = candidate;
};
