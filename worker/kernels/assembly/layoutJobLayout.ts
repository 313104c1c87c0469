/**
 * Byte offsets of the job block of the layout kernel. Compiled by tsc and by asc alike, so: bare integer
 * constants only. Pointers are byte addresses in the same memory.
 */

/** x and y of each point, float32. Other threads may move them meanwhile. */
export const LAYOUT_POSITIONS: i32 = 0;
export const LAYOUT_POINTS: i32 = 4;
/** Points + 1 u32: the edges of point p are those from OFFSETS[p] to OFFSETS[p + 1] − 1. */
export const LAYOUT_OFFSETS: i32 = 8;
/** A u32 an edge, and 12 bytes that may be read. */
export const LAYOUT_TAILS: i32 = 12;
/** A float32 an edge, above 0 to 1: the share of the epochs in which it has a turn; and 12 bytes that may be read. */
export const LAYOUT_WEIGHTS: i32 = 16;
/** LAYOUT_TABLE_SIZE float32: gradient by squared distance, divided by the difference of the positions. */
export const LAYOUT_ATTRACTION: i32 = 20;
export const LAYOUT_REPULSION: i32 = 24;
/** Points whose edges have their turn in this call: LAYOUT_FROM … LAYOUT_TO − 1. */
export const LAYOUT_FROM: i32 = 28;
export const LAYOUT_TO: i32 = 32;
/** Number of the epoch, below 2^24. */
export const LAYOUT_EPOCH: i32 = 36;
/** float32: the learning rate. */
export const LAYOUT_RATE: i32 = 40;
/** float32: factor of all weights, 0 to 1. */
export const LAYOUT_SCALE: i32 = 44;
/** Negative samples an edge and turn. */
export const LAYOUT_NEGATIVES: i32 = 48;
/** x and y of each point that a spring draws it to; 0: there are none. */
export const LAYOUT_ANCHORS: i32 = 52;
/** float32: the share of its way to the anchor that a point goes in a call. */
export const LAYOUT_SPRING: i32 = 56;
/**
 * Positions that negative samples are read from: those themselves, or a copy of the thread's own. What another
 * thread has just written takes ten times as long to read.
 */
export const LAYOUT_SAMPLES: i32 = 60;
/** Four xoshiro128++ generators side by side: four times four u32, word by word. The kernel goes on from here. */
export const LAYOUT_RANDOM: i32 = 64;

export const LAYOUT_JOB_BYTES: i32 = 128;

/** Entries of a table: 64 an octave, by the upper bits of the squared distance as a float32 … */
export const LAYOUT_TABLE_SIZE: i32 = 2048;
export const LAYOUT_TABLE_SHIFT: i32 = 17;
/** … from 2^−16 on: the upper bits of that. What is nearer or farther takes the first or last entry. */
export const LAYOUT_TABLE_FIRST: i32 = 7104;

/** A multiplier that spreads edges evenly over their periods: 2^32 divided by the golden ratio. */
export const LAYOUT_PHASE: i32 = -1640531535;
