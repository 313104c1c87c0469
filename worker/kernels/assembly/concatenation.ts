import { JOB_ERROR, JOB_OUTPUT_ROW_BYTES, JOB_ROW_BYTES, JOB_SCRATCH, PLAN_INPUTS, PLAN_TARGETS } from './jobLayout';
import { beginPlans, countPairs, endPlans, inputsOf, prepare, targetsOf } from './plan';
import { trainTile1 } from './tile';

// PV-DM with concatenation (Le and Mikolov 2014): the vectors of the document's tags and of the words at each place
// of the window, side by side, are to predict the word. So the order of the words counts, and output rows are as
// wide as all inputs together.

/** hidden = the inputs side by side; error = 0. */
function joinInputs(job: usize, plan: usize): void {
  const rowBytes = <usize>load<u32>(job + JOB_ROW_BYTES);
  const outputRowBytes = <usize>load<u32>(job + JOB_OUTPUT_ROW_BYTES);
  let hidden = <usize>load<u32>(job + JOB_SCRATCH);
  memory.fill(hidden + outputRowBytes, 0, outputRowBytes);
  const first = inputsOf(plan);
  const end = first + (<usize>load<u32>(plan + PLAN_INPUTS) << 2);
  for (let input = first; input < end; input += 4) {
    memory.copy(hidden, <usize>load<u32>(input), rowBytes);
    hidden += rowBytes;
  }
}

/** Each input += its part of the error; one that stands in several places gets all of its parts. */
function spreadError(job: usize, plan: usize): void {
  const rowBytes = <usize>load<u32>(job + JOB_ROW_BYTES);
  let error = <usize>load<u32>(job + JOB_SCRATCH) + <usize>load<u32>(job + JOB_OUTPUT_ROW_BYTES);
  const first = inputsOf(plan);
  const end = first + (<usize>load<u32>(plan + PLAN_INPUTS) << 2);
  for (let input = first; input < end; input += 4) {
    const row = <usize>load<u32>(input);
    for (let i: usize = 0; i < rowBytes; i += 32) {
      v128.store(row + i, f32x4.add(v128.load(row + i), v128.load(error + i)));
      v128.store(row + i, f32x4.add(v128.load(row + i, 16), v128.load(error + i, 16)), 16);
    }
    error += rowBytes;
  }
}

/** Trains the slice of the job. Returns the words trained. */
export function concatenation(job: usize): i32 {
  const outputRowBytes = <usize>load<u32>(job + JOB_OUTPUT_ROW_BYTES);
  const hidden = <usize>load<u32>(job + JOB_SCRATCH);
  const error = job + JOB_ERROR;
  store<u32>(error, <u32>(hidden + outputRowBytes));
  const plan = beginPlans(job);
  let words = 0;
  for (; prepare(job, plan, true); words++) {
    joinInputs(job, plan);
    const targets = load<u32>(plan + PLAN_TARGETS);
    trainTile1(job, hidden, error, error + 4, 1, 0, targetsOf(job, plan), targets, outputRowBytes);
    spreadError(job, plan);
    countPairs(job, 1);
  }
  endPlans(job);
  return words;
}
