import { JOB_END, JOB_HOT_COUNT, JOB_HOT_ROWS, JOB_INPUT_ROWS, JOB_NGRAM_ROWS, JOB_OUTPUT_ROWS, JOB_POSITION, JOB_ROW_BYTES } from './jobLayout';

// Every window writes rows of the same few hundred frequent words, and each write takes the cache line from the
// other threads. So each thread trains copies of its own, and now and then adds to the common rows what its copies
// have changed since the last time.

/** common += copy − base; copy = base = common, from one address to another. */
function merge(common: usize, copy: usize, base: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 32) {
    const a = f32x4.add(v128.load(common + i), f32x4.sub(v128.load(copy + i), v128.load(base + i)));
    const b = f32x4.add(v128.load(common + i, 16), f32x4.sub(v128.load(copy + i, 16), v128.load(base + i, 16)));
    v128.store(common + i, a);
    v128.store(common + i, b, 16);
    v128.store(copy + i, a);
    v128.store(copy + i, b, 16);
    v128.store(base + i, a);
    v128.store(base + i, b, 16);
  }
}

/**
 * Merges this thread's copies of the rows JOB_POSITION … JOB_END − 1 of each matrix into the common rows, and takes
 * up what the others did. Returns the rows merged.
 */
export function mergeHotRows(job: usize): i32 {
  const rowBytes = load<u32>(job + JOB_ROW_BYTES);
  const from = load<u32>(job + JOB_POSITION);
  const count = load<u32>(job + JOB_END) - from;
  const start = <usize>(from * rowBytes);
  const bytes = <usize>(count * rowBytes);
  const matrix = <usize>(load<u32>(job + JOB_HOT_COUNT) * rowBytes);
  const copies = <usize>load<u32>(job + JOB_HOT_ROWS) + start;
  const ngramRows = <usize>load<u32>(job + JOB_NGRAM_ROWS);
  const matrices: usize = ngramRows ? 3 : 2;
  const bases = copies + matrices * matrix;
  merge(<usize>load<u32>(job + JOB_INPUT_ROWS) + start, copies, bases, bytes);
  merge(<usize>load<u32>(job + JOB_OUTPUT_ROWS) + start, copies + matrix, bases + matrix, bytes);
  if (ngramRows) merge(ngramRows + start, copies + 2 * matrix, bases + 2 * matrix, bytes);
  return <i32>matrices * count;
}
