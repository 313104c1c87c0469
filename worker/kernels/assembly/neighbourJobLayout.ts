/**
 * Byte offsets of the job block of the nearest-neighbours kernel. Compiled by tsc and by asc alike,
 * so: bare integer constants only. Pointers are byte addresses in the same memory.
 */

/** Rows of float32: of unit length or zero for cosine, of any length for Euclidean distance. */
export const NEIGHBOUR_ROWS: i32 = 0;
/** Bytes from one row to the next, a multiple of 32; padding is zero. */
export const NEIGHBOUR_ROW_BYTES: i32 = 4;
export const NEIGHBOUR_ROW_COUNT: i32 = 8;
/** Neighbours wanted a row, at least 1. */
export const NEIGHBOUR_K: i32 = 12;
/** Rows whose neighbours this call finds: NEIGHBOUR_FROM … NEIGHBOUR_TO − 1. */
export const NEIGHBOUR_FROM: i32 = 16;
export const NEIGHBOUR_TO: i32 = 20;
/** Results, row-major: row count × k u32 row numbers … */
export const NEIGHBOUR_INDICES: i32 = 24;
/** … and as many float32 distances, ascending within a row: 1 − x·y, or half the squared Euclidean distance. */
export const NEIGHBOUR_DISTANCES: i32 = 28;
/** Address of scratch: four rows and 16 bytes. */
export const NEIGHBOUR_SCRATCH: i32 = 32;
/** 0 for cosine; for Euclidean distance the offset in bytes, above 0, of a row's column that holds |x|² / 2. */
export const NEIGHBOUR_LENGTHS: i32 = 36;

export const NEIGHBOUR_JOB_BYTES: i32 = 64;

/** Stands, at infinite distance, where a row has fewer than k others. */
export const NO_NEIGHBOUR: u32 = 0xffffffff;
