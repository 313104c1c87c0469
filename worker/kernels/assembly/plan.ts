import {
  JOB_DOCUMENT,
  JOB_DRAWN,
  JOB_END,
  JOB_HOT_COUNT,
  JOB_HOT_ROWS,
  JOB_INPUT_CAPACITY,
  JOB_INPUT_ROWS,
  JOB_NEGATIVE,
  JOB_NEGATIVE_SHARING,
  JOB_NULL_ROW,
  JOB_OUTPUT_ROWS,
  JOB_OUTPUT_ROW_BYTES,
  JOB_PAIRS,
  JOB_PATHS,
  JOB_PATH_OFFSETS,
  JOB_POSITION,
  JOB_ROW_BYTES,
  JOB_SCRATCH,
  JOB_SENTENCE,
  JOB_SHRINK_WINDOWS,
  JOB_SKIPPED,
  JOB_STOP_WORD,
  JOB_SUBWORD_OFFSETS,
  JOB_TAG_ROWS,
  JOB_TOKENS,
  JOB_TOKEN_COUNT,
  JOB_WINDOW,
  JOB_WORD_INPUTS,
  PLAN_HEAD_BYTES,
  PLAN_INPUTS,
  PLAN_NUMBER,
  PLAN_TARGETS,
  PLAN_WORD,
  SENTENCE_END,
  TARGET_BYTES,
  TARGET_LABEL,
  TARGET_ROW,
} from './jobLayout';
import { noiseWord, randomBelow } from './random';
import { findSentence, gatherTags, gatherWindow, leftEdge } from './slots';
import { beginSubwords, composeUntil, endSubwords, releaseAfter, skipSentenceEnd, slotOf } from './subwords';

// What a position trains: which rows are its inputs and which its targets.

/** Address of the plan's list of input rows, u32 each. */
// @ts-ignore: decorator
@inline
export function inputsOf(plan: usize): usize {
  return plan + PLAN_HEAD_BYTES;
}

/** Address of the plan's targets. */
// @ts-ignore: decorator
@inline
export function targetsOf(job: usize, plan: usize): usize {
  return plan + PLAN_HEAD_BYTES + (<usize>load<u32>(job + JOB_INPUT_CAPACITY) << 2);
}

/** Token at a position of the slice. */
// @ts-ignore: decorator
@inline
function tokenAt(job: usize, position: u32): u32 {
  return load<u32>(<usize>load<u32>(job + JOB_TOKENS) + (<usize>position << 2));
}

/** Whether there is a next position to train and nobody asked to stop. */
// @ts-ignore: decorator
@inline
function goesOn(job: usize): bool {
  return (
    load<u32>(job + JOB_POSITION) < load<u32>(job + JOB_END) && load<i32>(<usize>load<u32>(job + JOB_STOP_WORD)) == 0
  );
}

/** Adds the rows of the words around a position, left to right, as far as the sentence and the window go. */
function gatherWords(job: usize, position: u32, inputs: usize): u32 {
  const tokens = <usize>load<u32>(job + JOB_TOKENS);
  const count = load<u32>(job + JOB_TOKEN_COUNT);
  const window = load<u32>(job + JOB_WINDOW);
  const shrinks = load<i32>(job + JOB_SHRINK_WINDOWS) != 0;
  const composed = load<u32>(job + JOB_SUBWORD_OFFSETS) != 0;
  const width: u32 = shrinks ? 1 + randomBelow(job, window) : window;
  if (composed) composeUntil(job, position + window + 1);

  const rows = load<u32>(job + JOB_INPUT_ROWS);
  const rowBytes = load<u32>(job + JOB_ROW_BYTES);
  const hotCount = load<u32>(job + JOB_HOT_COUNT);
  const hotRows = load<u32>(job + JOB_HOT_ROWS);
  const first = leftEdge(job, position, width);
  let next = inputs;
  for (let i = first; i < position; i++) {
    const token = load<u32>(tokens + (<usize>i << 2));
    store<u32>(next, composed ? slotOf(job, i) : select<u32>(hotRows, rows, token < hotCount) + token * rowBytes);
    next += 4;
  }
  const end = min<u32>(count, position + width + 1);
  for (let i = position + 1; i < end; i++) {
    const token = load<u32>(tokens + (<usize>i << 2));
    if (token == SENTENCE_END) break;
    store<u32>(next, composed ? slotOf(job, i) : select<u32>(hotRows, rows, token < hotCount) + token * rowBytes);
    next += 4;
  }
  return <u32>((next - inputs) >> 2);
}

// @ts-ignore: decorator
@inline
function writeTarget(target: usize, row: u32, label: f32): void {
  store<u32>(target + TARGET_ROW, row);
  store<f32>(target + TARGET_LABEL, label);
}

/** Address of this thread's copies of the frequent output rows. */
// @ts-ignore: decorator
@inline
function hotOutputRows(job: usize): u32 {
  return load<u32>(job + JOB_HOT_ROWS) + load<u32>(job + JOB_HOT_COUNT) * load<u32>(job + JOB_OUTPUT_ROW_BYTES);
}

/** Targets of negative sampling: the word itself, then noise words other than it. Returns how many. */
export function drawTargets(job: usize, word: u32, targets: usize): u32 {
  const rowBytes = load<u32>(job + JOB_OUTPUT_ROW_BYTES);
  const hotCount = load<u32>(job + JOB_HOT_COUNT);
  const hotRows = hotOutputRows(job);
  const rows = load<u32>(job + JOB_OUTPUT_ROWS);
  const serveTwice = load<u32>(job + JOB_NEGATIVE_SHARING) != 0;
  const first = load<u32>(job + JOB_DRAWN);
  const last = first + load<u32>(job + JOB_NEGATIVE);
  let target = targets;
  writeTarget(target, select<u32>(hotRows, rows, word < hotCount) + word * rowBytes, 1);
  for (let drawn = first; drawn < last; drawn++) {
    const noise = noiseWord(job, drawn, serveTwice);
    if (noise == word) continue;
    target += TARGET_BYTES;
    writeTarget(target, select<u32>(hotRows, rows, noise < hotCount) + noise * rowBytes, 0);
  }
  store<u32>(job + JOB_DRAWN, last);
  return 1 + <u32>((target - targets) / TARGET_BYTES);
}

/** Targets of hierarchical softmax: the inner nodes from the root to the word. Returns how many. */
function pathTargets(job: usize, word: u32, targets: usize): u32 {
  const offsets = <usize>load<u32>(job + JOB_PATH_OFFSETS) + (<usize>word << 2);
  const from = load<u32>(offsets);
  const to = load<u32>(offsets, 4);
  let entry = <usize>load<u32>(job + JOB_PATHS) + (<usize>from << 2);
  const rowBytes = load<u32>(job + JOB_OUTPUT_ROW_BYTES);
  const hotCount = load<u32>(job + JOB_HOT_COUNT);
  const hotRows = hotOutputRows(job);
  const rows = load<u32>(job + JOB_OUTPUT_ROWS);
  let target = targets;
  for (let i = from; i < to; i++) {
    const step = load<u32>(entry);
    const node = step >> 1;
    writeTarget(target, select<u32>(hotRows, rows, node < hotCount) + node * rowBytes, <f32>(~step & 1));
    entry += 4;
    target += TARGET_BYTES;
  }
  return to - from;
}

/**
 * Plans the next position that holds a word: its inputs, and its targets unless each pair draws its own.
 * Returns false at the end and when asked to stop.
 */
export function prepare(job: usize, plan: usize, withTargets: bool): bool {
  while (goesOn(job)) {
    const position = load<u32>(job + JOB_POSITION);
    store<u32>(job + JOB_POSITION, position + 1);
    const word = tokenAt(job, position);
    if (word == SENTENCE_END) {
      store<u32>(job + JOB_SENTENCE, position + 1);
      store<u32>(job + JOB_DOCUMENT, load<u32>(job + JOB_DOCUMENT) + 1);
      skipSentenceEnd(job, position);
      continue;
    }
    const list = inputsOf(plan);
    let inputs: u32 = 0;
    if (load<u32>(job + JOB_NULL_ROW)) {
      inputs = gatherTags(job, list);
      inputs += gatherWindow(job, position, list + (<usize>inputs << 2));
    } else {
      if (load<i32>(job + JOB_WORD_INPUTS)) inputs = gatherWords(job, position, list);
      if (load<u32>(job + JOB_TAG_ROWS)) inputs += gatherTags(job, list + (<usize>inputs << 2));
    }
    store<u32>(plan + PLAN_NUMBER, position - load<u32>(job + JOB_SKIPPED));
    store<u32>(plan + PLAN_WORD, word);
    store<u32>(plan + PLAN_INPUTS, inputs);
    if (withTargets && inputs) {
      const targets = targetsOf(job, plan);
      const hierarchical = load<u32>(job + JOB_PATH_OFFSETS) != 0;
      const count = hierarchical ? pathTargets(job, word, targets) : drawTargets(job, word, targets);
      store<u32>(plan + PLAN_TARGETS, count);
    }
    return true;
  }
  return false;
}

/** Begins a call. Returns the address of its plan. */
export function beginPlans(job: usize): usize {
  findSentence(job);
  beginSubwords(job);
  return <usize>load<u32>(job + JOB_SCRATCH) + 2 * <usize>load<u32>(job + JOB_OUTPUT_ROW_BYTES);
}

/** To be called after the plan is trained. */
// @ts-ignore: decorator
@inline
export function planTrained(job: usize, plan: usize): void {
  if (load<u32>(job + JOB_SUBWORD_OFFSETS)) releaseAfter(job, load<u32>(plan + PLAN_NUMBER));
}

/** Ends a call. */
export function endPlans(job: usize): void {
  endSubwords(job);
}

// @ts-ignore: decorator
@inline
export function countPairs(job: usize, pairs: u32): void {
  store<f64>(job + JOB_PAIRS, load<f64>(job + JOB_PAIRS) + <f64>pairs);
}
