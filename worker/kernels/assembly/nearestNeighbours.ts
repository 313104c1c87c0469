import { madd } from './madd';
import {
  NEIGHBOUR_DISTANCES,
  NEIGHBOUR_FROM,
  NEIGHBOUR_INDICES,
  NEIGHBOUR_K,
  NEIGHBOUR_LENGTHS,
  NEIGHBOUR_ROW_BYTES,
  NEIGHBOUR_ROW_COUNT,
  NEIGHBOUR_ROWS,
  NEIGHBOUR_SCRATCH,
  NEIGHBOUR_TO,
  NO_NEIGHBOUR,
} from './neighbourJobLayout';

// Exact k nearest rows by cosine, or by Euclidean distance as |x|² / 2 + (|y|² / 2 − x·y): rows hold |y|² / 2 in a
// column of its own, where queries, when they are packed, get −1. Candidates go by in tiles that stay in cache while all queries of
// the call pass over them, in blocks of 4 queries × 2 candidates (8 sums in registers). Each query
// keeps its k best in place in the results, sorted by insertion.

const TILE_BYTES: usize = 65536;

/** [Σa, Σb, Σc, Σd] */
// @ts-ignore: decorator
@inline
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 2, 6), v128.shuffle<f32>(a, b, 1, 5, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 2, 6), v128.shuffle<f32>(c, d, 1, 5, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** Distances from dots: never below 0, where rounding would put duplicates. */
// @ts-ignore: decorator
@inline
function distancesOf(base: v128, dots: v128): v128 {
  return f32x4.max(f32x4.sub(base, dots), f32x4.splat(0));
}

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

/** Offers a candidate to those of the four queries from `first` on whose bit is set. */
function offer(job: usize, first: u32, candidate: u32, near: v128, lanes: i32): void {
  const scratch = <usize>load<u32>(job + NEIGHBOUR_SCRATCH) + (<usize>load<u32>(job + NEIGHBOUR_ROW_BYTES) << 2);
  v128.store(scratch, near);
  for (let left = lanes; left; left &= left - 1) {
    const lane = <u32>ctz(left);
    if (candidate != first + lane) insert(job, first + lane, candidate, load<f32>(scratch + (<usize>lane << 2)));
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

/**
 * Copies the queries first … first + lanes − 1 to the scratch, four floats of each in turn, so that
 * one pointer walks all four: a quarter faster than four pointers. Lanes without a query repeat the first.
 */
function packBlock(job: usize, first: u32, lanes: u32): void {
  const scratch = <usize>load<u32>(job + NEIGHBOUR_SCRATCH);
  const rowBytes = <usize>load<u32>(job + NEIGHBOUR_ROW_BYTES);
  const q0 = <usize>load<u32>(job + NEIGHBOUR_ROWS) + <usize>first * rowBytes;
  const q1 = lanes > 1 ? q0 + rowBytes : q0;
  const q2 = lanes > 2 ? q1 + rowBytes : q0;
  const q3 = lanes > 3 ? q2 + rowBytes : q0;
  for (let i: usize = 0; i < rowBytes; i += 16) {
    const to = scratch + (i << 2);
    v128.store(to, v128.load(q0 + i));
    v128.store(to, v128.load(q1 + i), 16);
    v128.store(to, v128.load(q2 + i), 32);
    v128.store(to, v128.load(q3 + i), 48);
  }
}

/** What the dots of a packed block are taken from: 1, or half the squared lengths of its queries, which it marks. */
function baseOf(job: usize): v128 {
  const column = <usize>load<u32>(job + NEIGHBOUR_LENGTHS);
  if (!column) return f32x4.splat(1);
  const at = <usize>load<u32>(job + NEIGHBOUR_SCRATCH) + ((column & ~15) << 2) + (column & 15);
  const base = f32x4(load<f32>(at), load<f32>(at, 16), load<f32>(at, 32), load<f32>(at, 48));
  store<f32>(at, -1);
  store<f32>(at, -1, 16);
  store<f32>(at, -1, 32);
  store<f32>(at, -1, 48);
  return base;
}

/** Queries first … first + lanes − 1 against the candidates from … to − 1. */
function searchBlock(job: usize, first: u32, lanes: u32, from: u32, to: u32): void {
  const rows = <usize>load<u32>(job + NEIGHBOUR_ROWS);
  const rowBytes = <usize>load<u32>(job + NEIGHBOUR_ROW_BYTES);
  const scratch = <usize>load<u32>(job + NEIGHBOUR_SCRATCH);
  packBlock(job, first, lanes);
  const base = baseOf(job);
  let worst = worstOfBlock(job, first, lanes);
  for (let candidate = from; candidate < to; candidate += 2) {
    let x = rows + <usize>candidate * rowBytes;
    const end = x + rowBytes;
    // An odd last candidate is paired with itself; the second result is not used.
    const second = candidate + 1 < to;
    let y = second ? end : x;
    let q = scratch;
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let b0 = a0;
    let b1 = a0;
    let b2 = a0;
    let b3 = a0;
    for (; x < end; x += 16) {
      const xi = v128.load(x);
      const yi = v128.load(y);
      const v0 = v128.load(q);
      a0 = madd(v0, xi, a0);
      b0 = madd(v0, yi, b0);
      const v1 = v128.load(q, 16);
      a1 = madd(v1, xi, a1);
      b1 = madd(v1, yi, b1);
      const v2 = v128.load(q, 32);
      a2 = madd(v2, xi, a2);
      b2 = madd(v2, yi, b2);
      const v3 = v128.load(q, 48);
      a3 = madd(v3, xi, a3);
      b3 = madd(v3, yi, b3);
      y += 16;
      q += 64;
    }
    const near = distancesOf(base, sums(a0, a1, a2, a3));
    const nearToo = distancesOf(base, sums(b0, b1, b2, b3));
    const closer = f32x4.lt(near, worst);
    const closerToo = f32x4.lt(nearToo, worst);
    if (v128.any_true(v128.or(closer, closerToo))) {
      offer(job, first, candidate, near, i32x4.bitmask(closer));
      if (second) offer(job, first, candidate + 1, nearToo, i32x4.bitmask(closerToo));
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
