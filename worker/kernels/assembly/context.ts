import {
  JOB_CONTEXT_MEAN,
  JOB_EXACT_GRADIENT,
  JOB_ROW_BYTES,
  JOB_SCRATCH,
  JOB_SUBWORD_OFFSETS,
  PLAN_INPUTS,
  PLAN_TARGETS,
  SLOT_COUNT,
} from './jobLayout';
import { beginPlans, countPairs, endPlans, inputsOf, planTrained, prepare, targetsOf } from './plan';
import { trainTile1 } from './tile';

// Continuous bag of words (Mikolov et al. 2013) and PV-DM (Le and Mikolov 2014): the mean or sum of the context's
// vectors, the document's tags among them, is to predict the word. As in word2vec.c and gensim, each input gets the
// whole error with the mean, and its share of it with the sum; or what the gradient says, which is the reverse.

/** Rows that an input is the sum of: a composed word's, else one. */
// @ts-ignore: decorator
@inline
function rowsBehind(job: usize, row: usize): f32 {
  return load<f32>(row + 2 * <usize>load<u32>(job + JOB_ROW_BYTES) + SLOT_COUNT);
}

/** Rows behind all inputs of a plan. */
function contextSize(job: usize, plan: usize): f32 {
  const inputs = load<u32>(plan + PLAN_INPUTS);
  if (load<u32>(job + JOB_SUBWORD_OFFSETS) == 0) return <f32>inputs;
  let count: f32 = 0;
  const first = inputsOf(plan);
  const end = first + (<usize>inputs << 2);
  for (let input = first; input < end; input += 4) count += rowsBehind(job, <usize>load<u32>(input));
  return count;
}

/** hidden = scale · Σ inputs. */
function combineInputs(job: usize, plan: usize, scale: f32): void {
  const rowBytes = <usize>load<u32>(job + JOB_ROW_BYTES);
  const hidden = <usize>load<u32>(job + JOB_SCRATCH);
  const first = inputsOf(plan);
  const end = first + (<usize>load<u32>(plan + PLAN_INPUTS) << 2);
  for (let i: usize = 0; i < rowBytes; i += 32) {
    let a = f32x4.splat(0);
    let b = a;
    for (let input = first; input < end; input += 4) {
      const row = <usize>load<u32>(input) + i;
      a = f32x4.add(a, v128.load(row));
      b = f32x4.add(b, v128.load(row, 16));
    }
    v128.store(hidden + i, f32x4.mul(a, f32x4.splat(scale)));
    v128.store(hidden + i, f32x4.mul(b, f32x4.splat(scale)), 16);
  }
}

function trainContext(job: usize, plan: usize): void {
  const mean = load<i32>(job + JOB_CONTEXT_MEAN) != 0;
  const exact = load<i32>(job + JOB_EXACT_GRADIENT) != 0;
  const rowBytes = <usize>load<u32>(job + JOB_ROW_BYTES);
  const hidden = <usize>load<u32>(job + JOB_SCRATCH);
  const one: f32 = 1;
  const share = one / contextSize(job, plan);
  combineInputs(job, plan, mean ? share : one);
  const scale = mean == exact ? share : one;
  const weights: usize = load<u32>(job + JOB_SUBWORD_OFFSETS) ? 2 * rowBytes + SLOT_COUNT : 0;
  const first = inputsOf(plan);
  const last = first + (<usize>load<u32>(plan + PLAN_INPUTS) << 2);
  const targets = targetsOf(job, plan);
  trainTile1(job, hidden, first, last, scale, weights, targets, load<u32>(plan + PLAN_TARGETS), rowBytes);
}

/** Trains the slice of the job. Returns the words trained. */
export function context(job: usize): i32 {
  const plan = beginPlans(job);
  let words = 0;
  for (; prepare(job, plan, true); words++) {
    if (load<u32>(plan + PLAN_INPUTS)) {
      trainContext(job, plan);
      countPairs(job, 1);
    }
    planTrained(job, plan);
  }
  endPlans(job);
  return words;
}
