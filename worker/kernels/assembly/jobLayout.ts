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
/** Bytes from one row to the next, a multiple of 32. */
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

// Huffman tree: u32 offsets (vocabulary + 1) into the path; a path entry is node · 2 + bit.
export const JOB_PATH_OFFSETS: i32 = 64;
export const JOB_PATHS: i32 = 68;

/** f32 table of SIGMOID_STEPS + 1 values of 1 / (1 + e^−x), x from −SIGMOID_RANGE to SIGMOID_RANGE. */
export const JOB_SIGMOID_TABLE: i32 = 72;
/** Address of this thread's scratch: see SCRATCH_… */
export const JOB_SCRATCH: i32 = 76;

/** Four u32 of random state (xoshiro128++). */
export const JOB_RANDOM: i32 = 80;

// Results, added to by each call.
/** f64 sum of the losses of all pairs. */
export const JOB_LOSS: i32 = 96;
/** f64 count of pairs: (input, predicted word), its noise words included in the pair. */
export const JOB_PAIRS: i32 = 104;

/** A multiple of 64, so that blocks of different threads never share a cache line. */
export const JOB_BYTES: i32 = 128;

/** Token that ends a sentence in a token stream. */
export const SENTENCE_END: u32 = 0xffffffff;

export const SIGMOID_RANGE: i32 = 16;
export const SIGMOID_STEPS: i32 = 2048;
