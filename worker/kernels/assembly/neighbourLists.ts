import {
  NEIGHBOUR_DISTANCES,
  NEIGHBOUR_FRESH,
  NEIGHBOUR_INDICES,
  NEIGHBOUR_K,
  NEIGHBOUR_LOCKS,
  NEIGHBOUR_ROW_BYTES,
  NEIGHBOUR_ROWS,
} from './neighbourJobLayout';

// The lists of neighbour descent: of each row the nearest others found so far, ascending, without doubles.

export function rowAt(job: usize, row: u32): usize {
  return <usize>load<u32>(job + NEIGHBOUR_ROWS) + <usize>row * <usize>load<u32>(job + NEIGHBOUR_ROW_BYTES);
}

/** Distance that a candidate must beat to enter a row's list. */
export function worstOf(job: usize, row: u32): f32 {
  const k = load<u32>(job + NEIGHBOUR_K);
  return load<f32>(<usize>load<u32>(job + NEIGHBOUR_DISTANCES) + (<usize>(row * k + k - 1) << 2));
}

/** Takes a candidate into a row's list if it is nearer than the last and not there; whichever thread asks. */
export function enter(job: usize, row: u32, candidate: u32, distance: f32): i32 {
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
  for (let at: usize = 0; at < k; at++) if (load<u32>(indices + (at << 2)) == candidate) return 0;
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
