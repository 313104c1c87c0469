import {
  JOB_END,
  JOB_INPUT_ROWS,
  JOB_NEGATIVE,
  JOB_OUTPUT_ROWS,
  JOB_PAIRS,
  JOB_PATHS,
  JOB_PATH_OFFSETS,
  JOB_POSITION,
  JOB_ROW_BYTES,
  JOB_SCRATCH,
  JOB_SHRINK_WINDOWS,
  JOB_STOP_WORD,
  JOB_TOKENS,
  JOB_TOKEN_COUNT,
  JOB_WINDOW,
  SENTENCE_END,
  TARGET_BYTES,
  TARGET_LABEL,
  TARGET_ROW,
} from './jobLayout';
import { drawNoise, randomBelow } from './random';

/** Address of the list of the window's input rows, u32 each. */
// @ts-ignore: decorator
@inline
export function inputsOf(job: usize): usize {
  return <usize>load<u32>(job + JOB_SCRATCH) + 2 * <usize>load<u32>(job + JOB_ROW_BYTES);
}

/** Address of the targets, after the 2 · window inputs (rounded up to 16 bytes). */
// @ts-ignore: decorator
@inline
export function targetsOf(job: usize): usize {
  return inputsOf(job) + ((8 * <usize>load<u32>(job + JOB_WINDOW) + 15) & ~15);
}

/**
 * Writes the addresses of the input rows around a position, left to right, stopping at sentence ends.
 * Draws the width first when windows shrink. Returns how many.
 */
export function gatherWindow(job: usize, position: u32): u32 {
  const tokens = <usize>load<u32>(job + JOB_TOKENS);
  const count = load<u32>(job + JOB_TOKEN_COUNT);
  const rows = load<u32>(job + JOB_INPUT_ROWS);
  const rowBytes = load<u32>(job + JOB_ROW_BYTES);
  const inputs = inputsOf(job);
  let width = load<u32>(job + JOB_WINDOW);
  if (load<i32>(job + JOB_SHRINK_WINDOWS)) width = 1 + randomBelow(job, width);

  let first = position;
  while (first > 0 && position - first < width && load<u32>(tokens + (<usize>(first - 1) << 2)) != SENTENCE_END) {
    first--;
  }
  let n: u32 = 0;
  for (let i = first; i < position; i++) {
    store<u32>(inputs + (<usize>n << 2), rows + load<u32>(tokens + (<usize>i << 2)) * rowBytes);
    n++;
  }
  for (let i = position + 1; i < count && i - position <= width; i++) {
    const token = load<u32>(tokens + (<usize>i << 2));
    if (token == SENTENCE_END) break;
    store<u32>(inputs + (<usize>n << 2), rows + token * rowBytes);
    n++;
  }
  return n;
}

// @ts-ignore: decorator
@inline
function writeTarget(target: usize, row: u32, label: f32): void {
  store<u32>(target + TARGET_ROW, row);
  store<f32>(target + TARGET_LABEL, label);
}

/** Targets of negative sampling: the word itself, then noise words other than it. Returns how many. */
export function drawTargets(job: usize, word: u32): u32 {
  const rows = load<u32>(job + JOB_OUTPUT_ROWS);
  const rowBytes = load<u32>(job + JOB_ROW_BYTES);
  const negative = load<u32>(job + JOB_NEGATIVE);
  let target = targetsOf(job);
  writeTarget(target, rows + word * rowBytes, 1);
  let n: u32 = 1;
  for (let i: u32 = 0; i < negative; i++) {
    const noise = drawNoise(job);
    if (noise == word) continue;
    target += TARGET_BYTES;
    writeTarget(target, rows + noise * rowBytes, 0);
    n++;
  }
  return n;
}

/** Targets of hierarchical softmax: the inner nodes from the root to the word. Returns how many. */
export function pathTargets(job: usize, word: u32): u32 {
  const rows = load<u32>(job + JOB_OUTPUT_ROWS);
  const rowBytes = load<u32>(job + JOB_ROW_BYTES);
  const offsets = <usize>load<u32>(job + JOB_PATH_OFFSETS) + (<usize>word << 2);
  const from = load<u32>(offsets);
  const to = load<u32>(offsets, 4);
  let entry = <usize>load<u32>(job + JOB_PATHS) + (<usize>from << 2);
  let target = targetsOf(job);
  for (let i = from; i < to; i++) {
    const step = load<u32>(entry);
    writeTarget(target, rows + (step >> 1) * rowBytes, step & 1 ? 0 : 1);
    entry += 4;
    target += TARGET_BYTES;
  }
  return to - from;
}

/** Token at a position of the slice. */
// @ts-ignore: decorator
@inline
export function tokenAt(job: usize, position: u32): u32 {
  return load<u32>(<usize>load<u32>(job + JOB_TOKENS) + (<usize>position << 2));
}

/** Whether there is a next position to train and nobody asked to stop. */
// @ts-ignore: decorator
@inline
export function goesOn(job: usize): bool {
  return (
    load<u32>(job + JOB_POSITION) < load<u32>(job + JOB_END) && load<i32>(<usize>load<u32>(job + JOB_STOP_WORD)) == 0
  );
}

// @ts-ignore: decorator
@inline
export function countPairs(job: usize, pairs: u32): void {
  store<f64>(job + JOB_PAIRS, load<f64>(job + JOB_PAIRS) + <f64>pairs);
}
