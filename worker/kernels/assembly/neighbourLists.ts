import {
  NEIGHBOUR_DISTANCES,
  NEIGHBOUR_FRESH,
  NEIGHBOUR_INDICES,
  NEIGHBOUR_K,
  NEIGHBOUR_LOCKS,
  NEIGHBOUR_ROW_BYTES,
  NEIGHBOUR_ROWS,
  NEIGHBOUR_SEED,
} from './neighbourJobLayout';

// The lists of neighbour descent: of each row the nearest others found so far, ascending, without doubles.

export function rowAt(job: usize, row: u32): usize {
  return <usize>load<u32>(job + NEIGHBOUR_ROWS) + <usize>row * <usize>load<u32>(job + NEIGHBOUR_ROW_BYTES);
}

/** A number from 0 to bound − 1 that depends on its arguments alone: the parts of a round may be done in any order. */
export function drawBelow(job: usize, what: u32, bound: u32): u32 {
  let z = load<u32>(job + NEIGHBOUR_SEED) ^ (what * 0x9e3779b1) ^ (bound * 0x85ebca6b);
  z = (z ^ (z >> 16)) * 0x7feb352d;
  z = (z ^ (z >> 15)) * 0x846ca68b;
  return <u32>((<u64>(z ^ (z >> 16)) * <u64>bound) >> 32);
}

/** Distance that a candidate must beat to enter a row's list. */
export function worstOf(job: usize, row: u32): f32 {
  const k = load<u32>(job + NEIGHBOUR_K);
  return load<f32>(<usize>load<u32>(job + NEIGHBOUR_DISTANCES) + (<usize>(row * k + k - 1) << 2));
}

/** Whether a candidate is in a list of k entries. */
function isIn(list: usize, k: usize, candidate: u32): bool {
  let at: usize = 0;
  const wanted = i32x4.splat(candidate);
  for (; at + 4 <= k; at += 4) {
    if (v128.any_true(i32x4.eq(v128.load(list + (at << 2)), wanted))) return true;
  }
  for (; at < k; at++) if (load<u32>(list + (at << 2)) == candidate) return true;
  return false;
}

/** Takes a candidate into a row's list if it is nearer than the last and not there; whichever thread asks. */
export function enter(job: usize, row: u32, candidate: u32, distance: f32): i32 {
  // Most that are near enough are there already: seen without the lock, another thread's change at worst half.
  const k = <usize>load<u32>(job + NEIGHBOUR_K);
  if (isIn(<usize>load<u32>(job + NEIGHBOUR_INDICES) + ((<usize>row * k) << 2), k, candidate)) return 0;
  const lock = <usize>load<u32>(job + NEIGHBOUR_LOCKS) + <usize>row;
  if (ASC_FEATURE_THREADS) while (atomic.cmpxchg<u8>(lock, 0, 1) != 0) {}
  const entered = enterAlone(job, row, candidate, distance);
  if (ASC_FEATURE_THREADS) atomic.store<u8>(lock, 0);
  return entered;
}

function enterAlone(job: usize, row: u32, candidate: u32, distance: f32): i32 {
  if (!(distance < worstOf(job, row))) return 0;
  const k = <usize>load<u32>(job + NEIGHBOUR_K);
  const list = <usize>row * k;
  const indices = <usize>load<u32>(job + NEIGHBOUR_INDICES) + (list << 2);
  const distances = <usize>load<u32>(job + NEIGHBOUR_DISTANCES) + (list << 2);
  const fresh = <usize>load<u32>(job + NEIGHBOUR_FRESH) + list;
  if (ASC_FEATURE_THREADS && isIn(indices, k, candidate)) return 0;
  let at = k - 1;
  for (; at > 0 && load<f32>(distances + (at << 2) - 4) > distance; at--) {
    store<f32>(distances + (at << 2), load<f32>(distances + (at << 2) - 4));
    store<u32>(indices + (at << 2), load<u32>(indices + (at << 2) - 4));
    store<u8>(fresh + at, load<u8>(fresh + at - 1));
  }
  store<f32>(distances + (at << 2), distance);
  store<u32>(indices + (at << 2), candidate);
  store<u8>(fresh + at, 1);
  return 1;
}
