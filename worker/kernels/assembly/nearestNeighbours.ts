import {
  NEIGHBOUR_DISTANCES,
  NEIGHBOUR_FROM,
  NEIGHBOUR_INDICES,
  NEIGHBOUR_K,
  NEIGHBOUR_ROW_BYTES,
  NEIGHBOUR_ROW_COUNT,
  NEIGHBOUR_ROWS,
  NEIGHBOUR_TO,
  NO_NEIGHBOUR,
} from './neighbourJobLayout';
import { packedBase, packRows, tileDistances, tileResults } from './neighbourTile';

// Exact k nearest rows. Candidates go by in tiles that stay in cache while all queries of the call pass over them, in
// blocks of 4 queries × 2 candidates. Each query keeps its k best in place in the results, sorted by insertion.

const TILE_BYTES: usize = 65536;

/** Takes a candidate in if it is nearer than the last of a query's k; of equals the earlier stays first. */
function insert(job: usize, query: u32, candidate: u32, distance: f32): void {
  const k = <usize>load<u32>(job + NEIGHBOUR_K);
  const row = (<usize>query * k) << 2;
  const indices = <usize>load<u32>(job + NEIGHBOUR_INDICES) + row;
  const distances = <usize>load<u32>(job + NEIGHBOUR_DISTANCES) + row;
  let at = (k - 1) << 2;
  if (distance >= load<f32>(distances + at)) return;
  for (; at > 0 && load<f32>(distances + at - 4) > distance; at -= 4) {
    store<f32>(distances + at, load<f32>(distances + at - 4));
    store<u32>(indices + at, load<u32>(indices + at - 4));
  }
  store<f32>(distances + at, distance);
  store<u32>(indices + at, candidate);
}

/** Distance that a candidate of this query must beat. */
function worstOf(job: usize, query: u32): f32 {
  const k = load<u32>(job + NEIGHBOUR_K);
  return load<f32>(<usize>load<u32>(job + NEIGHBOUR_DISTANCES) + (<usize>(query * k + k - 1) << 2));
}

/** Offers a candidate to those of the four queries from `first` on whose bit is set, at distances that lie at `near`. */
function offer(job: usize, first: u32, candidate: u32, near: usize, lanes: i32): void {
  for (let left = lanes; left; left &= left - 1) {
    const lane = <u32>ctz(left);
    if (candidate != first + lane) insert(job, first + lane, candidate, load<f32>(near + (<usize>lane << 2)));
  }
}

/** The four worst distances; lanes without a query hold −1, which nothing beats. */
function worstOfBlock(job: usize, first: u32, lanes: u32): v128 {
  return f32x4(
    worstOf(job, first),
    lanes > 1 ? worstOf(job, first + 1) : -1,
    lanes > 2 ? worstOf(job, first + 2) : -1,
    lanes > 3 ? worstOf(job, first + 3) : -1,
  );
}

/** Queries first … first + lanes − 1 against the candidates from … to − 1. */
function searchBlock(job: usize, first: u32, lanes: u32, from: u32, to: u32): void {
  const rows = <usize>load<u32>(job + NEIGHBOUR_ROWS);
  const rowBytes = <usize>load<u32>(job + NEIGHBOUR_ROW_BYTES);
  const q0 = rows + <usize>first * rowBytes;
  const q1 = lanes > 1 ? q0 + rowBytes : q0;
  const q2 = lanes > 2 ? q1 + rowBytes : q0;
  packRows(job, q0, q1, q2, lanes > 3 ? q2 + rowBytes : q0);
  const base = packedBase(job);
  const results = tileResults(job);
  let worst = worstOfBlock(job, first, lanes);
  for (let candidate = from; candidate < to; candidate += 2) {
    const x = rows + <usize>candidate * rowBytes;
    // An odd last candidate is paired with itself; the second result is not used.
    const second = candidate + 1 < to;
    tileDistances(job, base, x, second ? x + rowBytes : x);
    const near = v128.load(results);
    const nearToo = v128.load(results, 16);
    const closer = f32x4.lt(near, worst);
    const closerToo = f32x4.lt(nearToo, worst);
    if (v128.any_true(v128.or(closer, closerToo))) {
      offer(job, first, candidate, results, i32x4.bitmask(closer));
      if (second) offer(job, first, candidate + 1, results + 16, i32x4.bitmask(closerToo));
      worst = worstOfBlock(job, first, lanes);
    }
  }
}

/**
 * Finds the k nearest other rows of the rows from … to − 1 among all rows, exactly, by cosine
 * distance 1 − x·y or by Euclidean distance. Ties keep the lower row number. Returns the rows done.
 */
export function nearestNeighbours(job: usize): i32 {
  const from = load<u32>(job + NEIGHBOUR_FROM);
  const to = load<u32>(job + NEIGHBOUR_TO);
  const count = load<u32>(job + NEIGHBOUR_ROW_COUNT);
  const k = load<u32>(job + NEIGHBOUR_K);
  const indices = <usize>load<u32>(job + NEIGHBOUR_INDICES);
  const distances = <usize>load<u32>(job + NEIGHBOUR_DISTANCES);
  for (let at = <usize>(from * k) << 2; at < <usize>(to * k) << 2; at += 4) {
    store<u32>(indices + at, NO_NEIGHBOUR);
    store<f32>(distances + at, f32.POSITIVE_INFINITY);
  }
  const tile = <u32>max<usize>(2, TILE_BYTES / <usize>load<u32>(job + NEIGHBOUR_ROW_BYTES)) & ~1;
  for (let start: u32 = 0; start < count; start += tile) {
    const end = min(start + tile, count);
    for (let first = from; first < to; first += 4) searchBlock(job, first, min<u32>(4, to - first), start, end);
  }
  return to - from;
}
