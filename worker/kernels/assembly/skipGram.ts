import {
  JOB_NEGATIVE_SHARING,
  JOB_OUTPUT_ROW_BYTES,
  JOB_PATH_OFFSETS,
  PLAN_INPUTS,
  PLAN_TARGETS,
  PLAN_WORD,
} from './jobLayout';
import { beginPlans, countPairs, drawTargets, endPlans, inputsOf, planTrained, prepare, targetsOf } from './plan';
import { trainTile1, trainTile2, trainTile4 } from './tile';

// Skip-gram (Mikolov et al. 2013) and PV-DBOW (Le and Mikolov 2014): each input's vector is to predict the word
// at the position. Inputs are the words around it, or its document's tags, or both.

/** All inputs of a position against the same targets: negatives once a window (Ji et al. 2016), or a path of the tree. */
function trainTogether(job: usize, plan: usize): void {
  const rowBytes = <usize>load<u32>(job + JOB_OUTPUT_ROW_BYTES);
  const targets = targetsOf(job, plan);
  const count = load<u32>(plan + PLAN_TARGETS);
  let input = inputsOf(plan);
  let left = load<u32>(plan + PLAN_INPUTS);
  for (; left >= 4; left -= 4) {
    trainTile4(job, input, targets, count, rowBytes);
    input += 16;
  }
  if (left >= 2) {
    trainTile2(job, input, targets, count, rowBytes);
    input += 8;
    left -= 2;
  }
  if (left) trainTile1(job, <usize>load<u32>(input), input, input + 4, 1, 0, targets, count, rowBytes);
}

/** Each input against negatives of its own. */
function trainApart(job: usize, plan: usize): void {
  const rowBytes = <usize>load<u32>(job + JOB_OUTPUT_ROW_BYTES);
  const targets = targetsOf(job, plan);
  const word = load<u32>(plan + PLAN_WORD);
  const first = inputsOf(plan);
  const end = first + (<usize>load<u32>(plan + PLAN_INPUTS) << 2);
  for (let input = first; input < end; input += 4) {
    const count = drawTargets(job, word, targets);
    trainTile1(job, <usize>load<u32>(input), input, input + 4, 1, 0, targets, count, rowBytes);
  }
}

/** Trains the slice of the job. Returns the words trained. */
export function skipGram(job: usize): i32 {
  const together = load<i32>(job + JOB_NEGATIVE_SHARING) != 0 || load<u32>(job + JOB_PATH_OFFSETS) != 0;
  const plan = beginPlans(job);
  let words = 0;
  for (; prepare(job, plan, together); words++) {
    if (together) trainTogether(job, plan);
    else trainApart(job, plan);
    countPairs(job, load<u32>(plan + PLAN_INPUTS));
    planTrained(job, plan);
  }
  endPlans(job);
  return words;
}
