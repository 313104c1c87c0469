import { JOB_NEGATIVE_SHARING, JOB_POSITION, SENTENCE_END } from './jobLayout';
import { trainTile1, trainTile2, trainTile4 } from './tile';
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

// Skip-gram (Mikolov et al. 2013): each context word's vector is to predict the word at the position.

/** All inputs of a window against the same targets. */
function trainWindow(job: usize, inputs: u32, targets: u32): void {
  let input = inputsOf(job);
  const target = targetsOf(job);
  let left = inputs;
  for (; left >= 4; left -= 4) {
    trainTile4(job, input, target, targets);
    input += 16;
  }
  if (left >= 2) {
    trainTile2(job, input, target, targets);
    input += 8;
    left -= 2;
  }
  if (left) {
    const row = <usize>load<u32>(input);
    trainTile1(job, row, row, target, targets);
  }
  countPairs(job, inputs);
}

/** Negative sampling, with targets drawn once a window (pWord2Vec, Ji et al. 2016) or once a pair. Returns the words trained. */
export function skipGramNegative(job: usize): i32 {
  const sharing = load<i32>(job + JOB_NEGATIVE_SHARING) != 0;
  let words = 0;
  while (goesOn(job)) {
    const position = load<u32>(job + JOB_POSITION);
    store<u32>(job + JOB_POSITION, position + 1);
    const word = tokenAt(job, position);
    if (word == SENTENCE_END) continue;
    words++;
    const inputs = gatherWindow(job, position);
    if (inputs == 0) continue;
    if (sharing) {
      trainWindow(job, inputs, drawTargets(job, word));
      continue;
    }
    for (let i: u32 = 0; i < inputs; i++) {
      const row = <usize>load<u32>(inputsOf(job) + ((<usize>i) << 2));
      trainTile1(job, row, row, targetsOf(job), drawTargets(job, word));
    }
    countPairs(job, inputs);
  }
  return words;
}

/** Hierarchical softmax: the targets are the inner nodes on the way to the word. Returns the words trained. */
export function skipGramHierarchical(job: usize): i32 {
  let words = 0;
  while (goesOn(job)) {
    const position = load<u32>(job + JOB_POSITION);
    store<u32>(job + JOB_POSITION, position + 1);
    const word = tokenAt(job, position);
    if (word == SENTENCE_END) continue;
    words++;
    const inputs = gatherWindow(job, position);
    if (inputs) trainWindow(job, inputs, pathTargets(job, word));
  }
  return words;
}
