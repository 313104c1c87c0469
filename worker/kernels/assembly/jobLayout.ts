/**
 * Byte offsets of the job block, the struct through which TypeScript hands work to a training
 * kernel. Compiled by tsc and by asc alike, so: bare integer constants only.
 *
 * A block belongs to one thread. Pointers are byte addresses in the same memory.
 */

// What to train: positions JOB_POSITION … JOB_END − 1 of the tokens at JOB_TOKENS. The window of a
// position may reach any token in 0 … JOB_TOKEN_COUNT − 1 but never across SENTENCE_END.
export const JOB_TOKENS: i32 = 0;
export const JOB_TOKEN_COUNT: i32 = 4;
/** Next position to train; the kernel moves it on. */
export const JOB_POSITION: i32 = 8;
export const JOB_END: i32 = 12;
/** Address of the i32 stop word: the kernel returns before the next position when it is not 0. */
export const JOB_STOP_WORD: i32 = 16;

// Model.
export const JOB_INPUT_ROWS: i32 = 20;
export const JOB_OUTPUT_ROWS: i32 = 24;
/** Bytes from one row to the next, a multiple of 32; floats past the dimensions are 0 and stay 0. */
export const JOB_ROW_BYTES: i32 = 28;
export const JOB_WINDOW: i32 = 32;
/** 1: the window of a position is drawn from 1 … window. */
export const JOB_SHRINK_WINDOWS: i32 = 36;
/** CBOW: 1 mean, 0 sum of the context vectors. */
export const JOB_CBOW_MEAN: i32 = 40;
/** 1: one set of negatives a window, 0: one a pair. */
export const JOB_NEGATIVE_SHARING: i32 = 44;
export const JOB_NEGATIVE: i32 = 48;
/** f32 learning rate of this slice. */
export const JOB_ALPHA: i32 = 52;

// Noise distribution: alias table of JOB_VOCABULARY u32 thresholds, then as many u32 aliases.
export const JOB_VOCABULARY: i32 = 56;
export const JOB_ALIAS_TABLE: i32 = 60;

// Huffman tree: u32 offsets (vocabulary + 1) into the paths; a path entry is node · 2 + bit.
export const JOB_PATH_OFFSETS: i32 = 64;
export const JOB_PATHS: i32 = 68;

/** This thread's scratch: hidden row, error row, inputs, targets (worker/kernels/job.ts sizes it). */
export const JOB_SCRATCH: i32 = 72;

/** Four u32 of random state (xoshiro128++). */
export const JOB_RANDOM: i32 = 80;

// Results, added to by each call.
/** f64 sum of the losses of all pairs, except for what JOB_LIKELIHOOD still holds. */
export const JOB_LOSS: i32 = 96;
/** f64 count of pairs: one input with one predicted word, its noise words included in the pair. */
export const JOB_PAIRS: i32 = 104;
/** Two f64 whose product is the likelihood not yet taken into JOB_LOSS; 1 and 1 before the first call. */
export const JOB_LIKELIHOOD: i32 = 112;

/** A multiple of 64, so that blocks of different threads never share a cache line. */
export const JOB_BYTES: i32 = 128;

/** Token that ends a sentence in a token stream. */
export const SENTENCE_END: u32 = 0xffffffff;

// A target in scratch: what the inputs of a window are to predict, and how far off each one was.
export const TARGET_ROW: i32 = 0;
/** f32: 1 for the true word or branch, 0 for noise. */
export const TARGET_LABEL: i32 = 4;
/** Four f32: learning rate · (label − prediction) of each input of the tile at hand. */
export const TARGET_STEPS: i32 = 16;
export const TARGET_BYTES: i32 = 32;
