import {
  JOB_COMPOSED,
  JOB_END,
  JOB_POSITION,
  JOB_RELEASED,
  JOB_RING,
  JOB_RING_MEAN,
  JOB_ROW_BYTES,
  JOB_SKIPPED,
  JOB_SUBWORDS,
  JOB_SUBWORD_OFFSETS,
  JOB_TOKENS,
  JOB_TOKEN_COUNT,
  JOB_WINDOW,
  JOB_WORD_VECTORS,
  SENTENCE_END,
  SLOT_COUNT,
  SLOT_HEAD_BYTES,
  SLOT_WORD,
} from './jobLayout';
import { leftEdge } from './slots';

// FastText (Bojanowski et al. 2017): a word's vector is the mean of its own row and those of its n-grams.
// Composing it for every window would cost ten times the training itself. So each word of the text is composed
// once, when the first window reaches it, into a slot of a ring; all windows train the slot; when the last one
// has passed, what the slot has changed is added to every row behind it. Each row takes the whole change (as in
// fastText and gensim), so the mean changes by just that: the slot is at every moment what composing the word
// anew would give, but for n-grams that two words of the same window have in common.

/** Number of slots: those of a window. */
// @ts-ignore: decorator
@inline
function slots(job: usize): u32 {
  return 2 * load<u32>(job + JOB_WINDOW) + 1;
}

// @ts-ignore: decorator
@inline
function slotOfNumber(job: usize, number: u32): usize {
  const bytes: usize = 2 * <usize>load<u32>(job + JOB_ROW_BYTES) + SLOT_HEAD_BYTES;
  return <usize>load<u32>(job + JOB_RING) + <usize>(number % slots(job)) * bytes;
}

/** Where the list of a word's rows begins. */
// @ts-ignore: decorator
@inline
function firstRowOf(job: usize, word: u32): usize {
  const offset = load<u32>(<usize>load<u32>(job + JOB_SUBWORD_OFFSETS) + (<usize>word << 2));
  return <usize>load<u32>(job + JOB_SUBWORDS) + (<usize>offset << 2);
}

/** Slot of a composed position of the current sentence. */
// @ts-ignore: decorator
@inline
export function slotOf(job: usize, position: u32): u32 {
  return <u32>slotOfNumber(job, position - load<u32>(job + JOB_SKIPPED));
}

/** to = scale · Σ rows of a word. Returns how many rows. */
function composeWord(job: usize, word: u32, to: usize, mean: bool): f32 {
  const rowBytes = <usize>load<u32>(job + JOB_ROW_BYTES);
  const first = firstRowOf(job, word);
  const end = firstRowOf(job, word + 1);
  const count = <f32>((end - first) >> 2);
  const scale = f32x4.splat(mean ? <f32>1 / count : <f32>1);
  for (let i: usize = 0; i < rowBytes; i += 32) {
    let a = f32x4.splat(0);
    let b = a;
    for (let entry = first; entry < end; entry += 4) {
      const row = <usize>load<u32>(entry) + i;
      a = f32x4.add(a, v128.load(row));
      b = f32x4.add(b, v128.load(row, 16));
    }
    v128.store(to + i, f32x4.mul(a, scale));
    v128.store(to + i, f32x4.mul(b, scale), 16);
  }
  return count;
}

/** Adds what a slot has changed to the rows behind it, and keeps its word's vector. */
function release(job: usize, slot: usize): void {
  const rowBytes = <usize>load<u32>(job + JOB_ROW_BYTES);
  const head = slot + 2 * rowBytes;
  const word = load<u32>(head + SLOT_WORD);
  const mean = load<i32>(job + JOB_RING_MEAN) != 0;
  const first = firstRowOf(job, word);
  const end = firstRowOf(job, word + 1);
  const vector = <usize>load<u32>(job + JOB_WORD_VECTORS) + <usize>word * rowBytes;
  const share = f32x4.splat(<f32>1 / load<f32>(head + SLOT_COUNT));
  for (let i: usize = 0; i < rowBytes; i += 32) {
    const a = v128.load(slot + i);
    const b = v128.load(slot + i, 16);
    let da = f32x4.sub(a, v128.load(slot + rowBytes + i));
    let db = f32x4.sub(b, v128.load(slot + rowBytes + i, 16));
    if (!mean) {
      da = f32x4.mul(da, share);
      db = f32x4.mul(db, share);
    }
    v128.store(vector + i, mean ? a : f32x4.mul(a, share));
    v128.store(vector + i, mean ? b : f32x4.mul(b, share), 16);
    for (let entry = first; entry < end; entry += 4) {
      const row = <usize>load<u32>(entry) + i;
      v128.store(row, f32x4.add(v128.load(row), da));
      v128.store(row, f32x4.add(v128.load(row, 16), db), 16);
    }
  }
}

/** Begins a call: words are composed anew from the left edge of the first window on. */
export function beginSubwords(job: usize): void {
  if (load<u32>(job + JOB_SUBWORD_OFFSETS) == 0) return;
  const tokens = <usize>load<u32>(job + JOB_TOKENS);
  const window = load<u32>(job + JOB_WINDOW);
  const position = load<u32>(job + JOB_POSITION);
  // A call that begins on a sentence's end begins with the next sentence.
  const begins = position < load<u32>(job + JOB_END) && load<u32>(tokens + (<usize>position << 2)) != SENTENCE_END;
  const first = begins ? leftEdge(job, position, window) : position;
  store<u32>(job + JOB_COMPOSED, first);
  store<u32>(job + JOB_SKIPPED, 0);
  store<u32>(job + JOB_RELEASED, first);
}

/** Passes over a sentence's end. */
// @ts-ignore: decorator
@inline
export function skipSentenceEnd(job: usize, position: u32): void {
  store<u32>(job + JOB_SKIPPED, load<u32>(job + JOB_SKIPPED) + 1);
  store<u32>(job + JOB_COMPOSED, max<u32>(load<u32>(job + JOB_COMPOSED), position + 1));
}

/** Composes the words of the current sentence up to a position, which is not composed itself. */
export function composeUntil(job: usize, limit: u32): void {
  const tokens = <usize>load<u32>(job + JOB_TOKENS);
  const end = min<u32>(limit, load<u32>(job + JOB_TOKEN_COUNT));
  const rowBytes = <usize>load<u32>(job + JOB_ROW_BYTES);
  const mean = load<i32>(job + JOB_RING_MEAN) != 0;
  let at = load<u32>(job + JOB_COMPOSED);
  for (; at < end; at++) {
    const word = load<u32>(tokens + (<usize>at << 2));
    if (word == SENTENCE_END) break;
    const slot = <usize>slotOf(job, at);
    store<f32>(slot + 2 * rowBytes + SLOT_COUNT, composeWord(job, word, slot, mean));
    store<u32>(slot + 2 * rowBytes + SLOT_WORD, word);
    memory.copy(slot + rowBytes, slot, rowBytes);
  }
  store<u32>(job + JOB_COMPOSED, at);
}

/** Releases the composed words below a number. */
function releaseBelow(job: usize, number: u32): void {
  let at = load<u32>(job + JOB_RELEASED);
  for (; at < number; at++) release(job, slotOfNumber(job, at));
  store<u32>(job + JOB_RELEASED, at);
}

/** Once a word is trained: releases what lies further back than the next word's window reaches. */
export function releaseAfter(job: usize, number: u32): void {
  const window = load<u32>(job + JOB_WINDOW);
  if (number >= window) releaseBelow(job, number - window + 1);
}

/** Ends a call: every word that is still composed is released. */
export function endSubwords(job: usize): void {
  if (load<u32>(job + JOB_SUBWORD_OFFSETS) == 0) return;
  releaseBelow(job, load<u32>(job + JOB_COMPOSED) - load<u32>(job + JOB_SKIPPED));
}

/** Writes the vectors of the words JOB_POSITION … JOB_END − 1 from their rows. Returns how many. */
export function composeVectors(job: usize): i32 {
  const rowBytes = <usize>load<u32>(job + JOB_ROW_BYTES);
  const vectors = <usize>load<u32>(job + JOB_WORD_VECTORS);
  const from = load<u32>(job + JOB_POSITION);
  const end = load<u32>(job + JOB_END);
  for (let word = from; word < end; word++) composeWord(job, word, vectors + <usize>word * rowBytes, true);
  return end - from;
}
