import {
  JOB_DOCUMENT,
  JOB_INPUT_ROWS,
  JOB_NULL_ROW,
  JOB_POSITION,
  JOB_ROW_BYTES,
  JOB_SENTENCE,
  JOB_TAGS,
  JOB_TAG_OFFSETS,
  JOB_TAG_ROWS,
  JOB_TOKENS,
  JOB_TOKEN_COUNT,
  JOB_WINDOW,
  SENTENCE_END,
} from './jobLayout';

/** Finds where the sentence of the next position begins, or where a window at it does, before the first position of a call. */
export function findSentence(job: usize): void {
  const tokens = <usize>load<u32>(job + JOB_TOKENS);
  const position = load<u32>(job + JOB_POSITION);
  const window = load<u32>(job + JOB_WINDOW);
  let left = position;
  while (left > 0 && position - left < window && load<u32>(tokens + (<usize>(left - 1) << 2)) != SENTENCE_END) left--;
  store<u32>(job + JOB_SENTENCE, left);
}

/** First position of a window, which does not reach into the sentence before. */
// @ts-ignore: decorator
@inline
export function leftEdge(job: usize, position: u32, width: u32): u32 {
  return max<u32>(load<u32>(job + JOB_SENTENCE), position - min<u32>(position, width));
}

/** Adds the rows of the document's tags. Returns how many. */
export function gatherTags(job: usize, inputs: usize): u32 {
  const rows = load<u32>(job + JOB_TAG_ROWS);
  const rowBytes = load<u32>(job + JOB_ROW_BYTES);
  const document = load<u32>(job + JOB_DOCUMENT);
  const offsets = <usize>load<u32>(job + JOB_TAG_OFFSETS);
  if (offsets == 0) {
    store<u32>(inputs, rows + document * rowBytes);
    return 1;
  }
  const from = load<u32>(offsets + (<usize>document << 2));
  const to = load<u32>(offsets + (<usize>document << 2), 4);
  const tags = <usize>load<u32>(job + JOB_TAGS);
  for (let i = from; i < to; i++) {
    store<u32>(inputs + (<usize>(i - from) << 2), rows + load<u32>(tags + (<usize>i << 2)) * rowBytes);
  }
  return to - from;
}

/**
 * Adds a row for each place of the full window, left to right: that of the word there, or the null row where the
 * document has begun or ended. Returns how many, 2 · window.
 */
export function gatherWindow(job: usize, position: u32, inputs: usize): u32 {
  const tokens = <usize>load<u32>(job + JOB_TOKENS);
  const count = load<u32>(job + JOB_TOKEN_COUNT);
  const window = load<u32>(job + JOB_WINDOW);
  const rows = load<u32>(job + JOB_INPUT_ROWS);
  const rowBytes = load<u32>(job + JOB_ROW_BYTES);
  const nullRow = load<u32>(job + JOB_NULL_ROW);
  const left = leftEdge(job, position, window);
  let next = inputs;
  for (let i = position - left; i < window; i++) {
    store<u32>(next, nullRow);
    next += 4;
  }
  for (let i = left; i < position; i++) {
    store<u32>(next, rows + load<u32>(tokens + (<usize>i << 2)) * rowBytes);
    next += 4;
  }
  let isInside = true;
  for (let i = position + 1; i <= position + window; i++) {
    const token = isInside && i < count ? load<u32>(tokens + (<usize>i << 2)) : SENTENCE_END;
    isInside = token != SENTENCE_END;
    store<u32>(next, isInside ? rows + token * rowBytes : nullRow);
    next += 4;
  }
  return 2 * window;
}
