import { JOB_CBOW_MEAN, JOB_POSITION, JOB_ROW_BYTES, JOB_SCRATCH, SENTENCE_END } from './jobLayout';
import { madd } from './madd';
import { trainTile1 } from './tile';
import {
  countPairs,
  drawTargets,
  gatherWindow,
  goesOn,
  inputsOf,
  pathTargets,
  targetsOf,
  tokenAt,
} from './window';

// Continuous bag of words (Mikolov et al. 2013): the mean or sum of the context vectors is to predict
// the word. As in word2vec.c and gensim, each context vector gets the whole error with the mean, and
// its share of it with the sum.

/** hidden = scale · Σ inputs; error = 0. */
function combineInputs(job: usize, inputs: u32, scale: f32): void {
  const rowBytes = <usize>load<u32>(job + JOB_ROW_BYTES);
  const hidden = <usize>load<u32>(job + JOB_SCRATCH);
  const first = inputsOf(job);
  const end = first + ((<usize>inputs) << 2);
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
    v128.store(hidden + rowBytes + i, f32x4.splat(0));
    v128.store(hidden + rowBytes + i, f32x4.splat(0), 16);
  }
}

/** Each input += scale · error. */
function spreadError(job: usize, inputs: u32, scale: f32): void {
  const rowBytes = <usize>load<u32>(job + JOB_ROW_BYTES);
  const error = <usize>load<u32>(job + JOB_SCRATCH) + rowBytes;
  const first = inputsOf(job);
  const end = first + ((<usize>inputs) << 2);
  const factor = f32x4.splat(scale);
  for (let input = first; input < end; input += 4) {
    const row = <usize>load<u32>(input);
    for (let i: usize = 0; i < rowBytes; i += 32) {
      v128.store(row + i, madd(factor, v128.load(error + i), v128.load(row + i)));
      v128.store(row + i, madd(factor, v128.load(error + i, 16), v128.load(row + i, 16)), 16);
    }
  }
}

function trainContext(job: usize, inputs: u32, targets: u32): void {
  const mean = load<i32>(job + JOB_CBOW_MEAN) != 0;
  const one: f32 = 1;
  const share: f32 = one / <f32>inputs;
  const hidden = <usize>load<u32>(job + JOB_SCRATCH);
  combineInputs(job, inputs, mean ? share : one);
  trainTile1(job, hidden, hidden + <usize>load<u32>(job + JOB_ROW_BYTES), targetsOf(job), targets);
  spreadError(job, inputs, mean ? one : share);
  countPairs(job, 1);
}

/** Negative sampling. Returns the words trained. */
export function cbowNegative(job: usize): i32 {
  let words = 0;
  while (goesOn(job)) {
    const position = load<u32>(job + JOB_POSITION);
    store<u32>(job + JOB_POSITION, position + 1);
    const word = tokenAt(job, position);
    if (word == SENTENCE_END) continue;
    words++;
    const inputs = gatherWindow(job, position);
    if (inputs) trainContext(job, inputs, drawTargets(job, word));
  }
  return words;
}

/** Hierarchical softmax. Returns the words trained. */
export function cbowHierarchical(job: usize): i32 {
  let words = 0;
  while (goesOn(job)) {
    const position = load<u32>(job + JOB_POSITION);
    store<u32>(job + JOB_POSITION, position + 1);
    const word = tokenAt(job, position);
    if (word == SENTENCE_END) continue;
    words++;
    const inputs = gatherWindow(job, position);
    if (inputs) trainContext(job, inputs, pathTargets(job, word));
  }
  return words;
}
