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
/** Address of scratch: four rows and 32 bytes; for joinCandidates also those that fit into a strip, and 32 + 8 a row. */
export const NEIGHBOUR_SCRATCH: i32 = 32;
/** 0 for cosine; for Euclidean distance the offset in bytes, above 0, of a row's column that holds |x|² / 2. */
export const NEIGHBOUR_LENGTHS: i32 = 36;

// Of neighbour descent alone, whose results, the lists, are longer than what is wanted in the end.
/** A byte an entry of the lists: 1 until the entry has taken part in a join. */
export const NEIGHBOUR_FRESH: i32 = 40;
/** A byte a row: 1 while a thread changes its list. */
export const NEIGHBOUR_LOCKS: i32 = 44;
/** Row count strips of 2 · NEIGHBOUR_CANDIDATES_KEPT row numbers: fresh candidates, in the second half the others. */
export const NEIGHBOUR_CANDIDATES: i32 = 48;
/** Two u32 a strip: how many candidates there were of either kind; those beyond the room are not there. */
export const NEIGHBOUR_CANDIDATE_COUNTS: i32 = 52;
export const NEIGHBOUR_CANDIDATES_KEPT: i32 = 56;
/** Picks which candidates stay where there are too many. */
export const NEIGHBOUR_SEED: i32 = 60;
/** Row count row numbers a tree, for plantTrees to put in order. */
export const NEIGHBOUR_MEMBERS: i32 = 64;
/** Trees; there are at least as many strips. */
export const NEIGHBOUR_TREES: i32 = 68;

export const NEIGHBOUR_JOB_BYTES: i32 = 128;

/** Stands, at infinite distance, where a row has fewer than k others. */
export const NO_NEIGHBOUR: u32 = 0xffffffff;
