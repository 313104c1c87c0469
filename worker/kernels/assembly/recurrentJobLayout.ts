/**
 * Byte offsets of the job block of the recurrent kernels. Compiled by tsc and by asc alike, so: bare integer
 * constants only. Pointers are byte addresses of float32 in the same memory. Rows of a sequence are in order of
 * time: row t · batch + b is step t of document b. `size` and `width` are multiples of 4; what fills up is zero.
 */

export const RECURRENT_STEPS: i32 = 0;
export const RECURRENT_BATCH: i32 = 4;
/** Numbers of an input row. */
export const RECURRENT_SIZE: i32 = 8;
/** Numbers of a state. */
export const RECURRENT_WIDTH: i32 = 12;
/** steps · batch × size. */
export const RECURRENT_INPUTS: i32 = 16;
/** One for each row of the sequence: 1, or 0 for padding, which leaves the state as it is. */
export const RECURRENT_MASK: i32 = 20;
/** size × gates · width; an LSTM's gates are i f c o, a GRU's z r h, as Keras has them. */
export const RECURRENT_KERNEL: i32 = 24;
/** width × gates · width. */
export const RECURRENT_STATE_KERNEL: i32 = 28;
/** gates · width. */
export const RECURRENT_BIAS: i32 = 32;
/** steps · batch × gates · width: gates after the way there, their slopes (before the activation) after the way back. */
export const RECURRENT_GATES: i32 = 36;
/** (steps + 1) · batch × width: the states before each step, and the last; the first are zero. */
export const RECURRENT_STATES: i32 = 40;
/** LSTM: the cells, likewise. */
export const RECURRENT_CELLS: i32 = 44;
/** steps · batch × width. LSTM: tanh of the new cell. GRU: r · state before the step. */
export const RECURRENT_EXTRA: i32 = 48;

/** Way back. batch × width: slope of the last state on entry; scratch after. */
export const RECURRENT_STATE_SLOPE: i32 = 52;
/** batch × width each: scratch. */
export const RECURRENT_CELL_SLOPE: i32 = 56;
export const RECURRENT_SCRATCH: i32 = 60;
/** Transposed STATE_KERNEL: gates · width × width. */
export const RECURRENT_STATE_KERNEL_T: i32 = 64;
/** Results, of the shapes of KERNEL, STATE_KERNEL and BIAS; zero on entry. */
export const RECURRENT_KERNEL_SLOPE: i32 = 68;
export const RECURRENT_STATE_KERNEL_SLOPE: i32 = 72;
export const RECURRENT_BIAS_SLOPE: i32 = 76;
/** Transposed KERNEL: gates · width × size; 0 when the slope of the inputs is not wanted. */
export const RECURRENT_KERNEL_T: i32 = 80;
/** steps · batch × size, zero on entry. */
export const RECURRENT_INPUT_SLOPE: i32 = 84;

export const RECURRENT_JOB_BYTES: i32 = 128;
