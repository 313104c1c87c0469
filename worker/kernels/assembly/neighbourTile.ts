import { madd } from './madd';
import { NEIGHBOUR_LENGTHS, NEIGHBOUR_ROW_BYTES, NEIGHBOUR_SCRATCH } from './neighbourJobLayout';
import { sums } from './sums';

// What all searches for neighbours do most of the time: distances of four rows, packed in the scratch, from two others
// (8 sums in registers). By Euclidean distance as |x|² / 2 + (|y|² / 2 − x·y): rows hold |y|² / 2 in a column of its
// own, where the packed rows get −1.

/** Distances from dots: never below 0, where rounding would put duplicates. */
// @ts-ignore: decorator
@inline
function distancesOf(base: v128, dots: v128): v128 {
  return f32x4.max(f32x4.sub(base, dots), f32x4.splat(0));
}

/**
 * Copies four rows to the scratch, four floats of each in turn, so that one pointer walks all four: a quarter
 * faster than four pointers.
 */
export function packRows(job: usize, q0: usize, q1: usize, q2: usize, q3: usize): void {
  const scratch = <usize>load<u32>(job + NEIGHBOUR_SCRATCH);
  const rowBytes = <usize>load<u32>(job + NEIGHBOUR_ROW_BYTES);
  for (let i: usize = 0; i < rowBytes; i += 16) {
    const to = scratch + (i << 2);
    v128.store(to, v128.load(q0 + i));
    v128.store(to, v128.load(q1 + i), 16);
    v128.store(to, v128.load(q2 + i), 32);
    v128.store(to, v128.load(q3 + i), 48);
  }
}

/** What the dots of packed rows are taken from: 1, or half their squared lengths; it marks them. */
export function packedBase(job: usize): v128 {
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

/** Where `tileDistances` leaves its results, behind the packed rows. */
// @ts-ignore: decorator
@inline
export function tileResults(job: usize): usize {
  return <usize>load<u32>(job + NEIGHBOUR_SCRATCH) + (<usize>load<u32>(job + NEIGHBOUR_ROW_BYTES) << 2);
}

/** Distances of the four packed rows from the rows at x and y, four from x, then four from y. */
// @ts-ignore: decorator
@inline
export function tileDistances(job: usize, base: v128, x: usize, y: usize): void {
  const end = x + <usize>load<u32>(job + NEIGHBOUR_ROW_BYTES);
  let q = <usize>load<u32>(job + NEIGHBOUR_SCRATCH);
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
  // Behind the packed rows: the pointer has come to their end.
  v128.store(q, distancesOf(base, sums(a0, a1, a2, a3)));
  v128.store(q, distancesOf(base, sums(b0, b1, b2, b3)), 16);
}
