import {
  NEIGHBOUR_CANDIDATE_COUNTS,
  NEIGHBOUR_CANDIDATES,
  NEIGHBOUR_CANDIDATES_KEPT,
  NEIGHBOUR_DISTANCES,
  NEIGHBOUR_FRESH,
  NEIGHBOUR_FROM,
  NEIGHBOUR_INDICES,
  NEIGHBOUR_K,
  NEIGHBOUR_LENGTHS,
  NEIGHBOUR_ROW_BYTES,
  NEIGHBOUR_ROW_COUNT,
  NEIGHBOUR_ROWS,
  NEIGHBOUR_SEED,
  NEIGHBOUR_TO,
  NEIGHBOUR_TREES,
} from '../assembly/neighbourJobLayout';

/** A job of neighbour descent as arrays; the assembly's neighbourLists.ts is its twin. */
export interface NeighbourLists {
  count: number;
  k: number;
  from: number;
  to: number;
  indices: Uint32Array;
  distances: Float32Array;
  fresh: Uint8Array;
  kept: number;
  candidates: Uint32Array;
  candidateCounts: Uint32Array;
  /** As float32. */
  distanceOf: (a: number, b: number) => number;
  field: (offset: number) => number;
}

export const neighbourLists = (buffer: ArrayBufferLike, job: number): NeighbourLists => {
  const view = new DataView(buffer, job);
  const field = (offset: number) => view.getUint32(offset, true);
  const [count, k, kept] = [NEIGHBOUR_ROW_COUNT, NEIGHBOUR_K, NEIGHBOUR_CANDIDATES_KEPT].map(field);
  const rowFloats = field(NEIGHBOUR_ROW_BYTES) / 4;
  const rows = new Float32Array(buffer, field(NEIGHBOUR_ROWS), count * rowFloats);
  const column = field(NEIGHBOUR_LENGTHS) / 4;
  const distanceOf = (a: number, b: number): number => {
    let dot = 0;
    for (let i = 0; i < rowFloats; i++) {
      if (column === 0 || i !== column) dot += rows[a * rowFloats + i] * rows[b * rowFloats + i];
    }
    const base = column === 0 ? 1 : rows[a * rowFloats + column] + rows[b * rowFloats + column];
    return Math.max(0, Math.fround(base - dot));
  };
  return {
    count,
    k,
    from: field(NEIGHBOUR_FROM),
    to: field(NEIGHBOUR_TO),
    indices: new Uint32Array(buffer, field(NEIGHBOUR_INDICES), count * k),
    distances: new Float32Array(buffer, field(NEIGHBOUR_DISTANCES), count * k),
    fresh: new Uint8Array(buffer, field(NEIGHBOUR_FRESH), count * k),
    kept,
    candidates: new Uint32Array(
      buffer,
      field(NEIGHBOUR_CANDIDATES),
      2 * Math.max(count, field(NEIGHBOUR_TREES)) * kept,
    ),
    candidateCounts: new Uint32Array(
      buffer,
      field(NEIGHBOUR_CANDIDATE_COUNTS),
      2 * Math.max(count, field(NEIGHBOUR_TREES)),
    ),
    distanceOf,
    field,
  };
};

/** A number from 0 to bound − 1 that depends on the job's seed and the arguments alone. */
export const drawBelow = (field: NeighbourLists['field'], what: number, bound: number): number => {
  let z = field(NEIGHBOUR_SEED) ^ Math.imul(what, 0x9e3779b1) ^ Math.imul(bound, 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 16), 0x7feb352d);
  z = Math.imul(z ^ (z >>> 15), 0x846ca68b);
  return Math.floor((((z ^ (z >>> 16)) >>> 0) * bound) / 4294967296);
};

/** Takes a candidate into a row's list if it is nearer than the last and not there. */
export const enter = (lists: NeighbourLists, row: number, candidate: number, distance: number): number => {
  const { k, indices, distances, fresh } = lists;
  const list = row * k;
  if (!(distance < distances[list + k - 1])) return 0;
  for (let entry = list; entry < list + k; entry++) if (indices[entry] === candidate) return 0;
  let at = list + k - 1;
  for (; at > list && distances[at - 1] > distance; at--) {
    distances[at] = distances[at - 1];
    indices[at] = indices[at - 1];
    fresh[at] = fresh[at - 1];
  }
  distances[at] = distance;
  indices[at] = candidate;
  fresh[at] = 1;
  return 1;
};
