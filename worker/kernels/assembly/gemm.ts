import { madd } from './madd';

// C += A · B in blocks of 4 rows × 8 columns of C (8 sums in registers). A is read number by number, at any stride,
// so that it may be taken transposed; rows of B and C are contiguous and a multiple of 4 numbers long.

/** Rows of B that a block goes down before the next block of C: they stay in cache for all rows of A. */
const DEPTH: usize = 256;

/** 4 × 8 of C. Strides in bytes. */
function block4x8(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, c: usize, cRow: usize, depth: usize,
): void {
  let c00 = v128.load(c), c01 = v128.load(c, 16);
  let c10 = v128.load(c + cRow), c11 = v128.load(c + cRow, 16);
  let c20 = v128.load(c + 2 * cRow), c21 = v128.load(c + 2 * cRow, 16);
  let c30 = v128.load(c + 3 * cRow), c31 = v128.load(c + 3 * cRow, 16);
  for (let k: usize = 0; k < depth; k++) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    c00 = madd(a0, b0, c00);
    c01 = madd(a0, b1, c01);
    const a1 = v128.load32_splat(a + aRow);
    c10 = madd(a1, b0, c10);
    c11 = madd(a1, b1, c11);
    const a2 = v128.load32_splat(a + 2 * aRow);
    c20 = madd(a2, b0, c20);
    c21 = madd(a2, b1, c21);
    const a3 = v128.load32_splat(a + 3 * aRow);
    c30 = madd(a3, b0, c30);
    c31 = madd(a3, b1, c31);
    a += aStep;
    b += bRow;
  }
  v128.store(c, c00), v128.store(c, c01, 16);
  v128.store(c + cRow, c10), v128.store(c + cRow, c11, 16);
  v128.store(c + 2 * cRow, c20), v128.store(c + 2 * cRow, c21, 16);
  v128.store(c + 3 * cRow, c30), v128.store(c + 3 * cRow, c31, 16);
}

/** 1 × 4 of C: what the blocks leave over. */
function block1x4(a: usize, aStep: usize, b: usize, bRow: usize, c: usize, depth: usize): void {
  let sum = v128.load(c);
  for (let k: usize = 0; k < depth; k++) {
    sum = madd(v128.load32_splat(a), v128.load(b), sum);
    a += aStep;
    b += bRow;
  }
  v128.store(c, sum);
}

/**
 * C += A · B.
 *
 * @param aRow bytes from a row of A to the next, `aStep` from a column to the next; `bRow` and `cRow` likewise
 * @param rows of A and C, `depth` columns of A and rows of B, `columns` of B and C: a multiple of 4
 */
export function gemm(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, c: usize, cRow: usize,
  rows: usize, depth: usize, columns: usize,
): void {
  const wide = columns & ~7;
  const high = rows & ~3;
  for (let from: usize = 0; from < depth; from += DEPTH) {
    const part = min(DEPTH, depth - from);
    const ak = a + from * aStep;
    const bk = b + from * bRow;
    for (let j: usize = 0; j < wide; j += 8) {
      for (let i: usize = 0; i < high; i += 4) {
        block4x8(ak + i * aRow, aRow, aStep, bk + (j << 2), bRow, c + i * cRow + (j << 2), cRow, part);
      }
    }
    for (let i: usize = 0; i < rows; i++) {
      const first = i < high ? wide : 0;
      for (let j: usize = first; j < columns; j += 4) {
        block1x4(ak + i * aRow, aStep, bk + (j << 2), bRow, c + i * cRow + (j << 2), part);
      }
    }
  }
}
