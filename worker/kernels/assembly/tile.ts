import {
  JOB_ALPHA,
  JOB_LIKELIHOOD,
  JOB_LOSS,
  TARGET_BYTES,
  TARGET_LABEL,
  TARGET_ROW,
  TARGET_STEPS,
} from './jobLayout';
import { madd } from './madd';
import { sums } from './sums';

// The arithmetic of every training mode: a few input rows against all targets of a position. Dots
// first, with the rows as they are; then one pass over the dimensions in which each input row and
// the change to it stay in registers while the target rows stream by. Tiles of 4, 2 and 1 inputs.

const MINIMUM_LIKELIHOOD: f64 = 1e-250;
const LOG2_E: f32 = 1.4426950408889634;
/** Adding and taking away 1.5 · 2^23 rounds a float to the nearest integer and leaves it in the low bits. */
const ROUNDER: f32 = 12582912.0;

/** e^−x of four floats, relative error below 3e-7; x is held within ±40. */
// @ts-ignore: decorator
@inline
function expOfMinus(x: v128): v128 {
  const held = f32x4.min(f32x4.max(x, f32x4.splat(-40)), f32x4.splat(40));
  const power = f32x4.mul(held, f32x4.splat(-LOG2_E));
  const rounded = f32x4.add(power, f32x4.splat(ROUNDER));
  const f = f32x4.sub(power, f32x4.sub(rounded, f32x4.splat(ROUNDER)));
  // Taylor series of 2^f for |f| ≤ ½.
  let p = f32x4.splat(1.5403530393381610e-4);
  p = madd(p, f, f32x4.splat(1.3333558146428443e-3));
  p = madd(p, f, f32x4.splat(9.6181291076284772e-3));
  p = madd(p, f, f32x4.splat(5.5504108664821580e-2));
  p = madd(p, f, f32x4.splat(2.4022650695910072e-1));
  p = madd(p, f, f32x4.splat(6.9314718055994531e-1));
  p = madd(p, f, f32x4.splat(1));
  return i32x4.add(p, i32x4.shl(rounded, 23));
}

/**
 * From four dots to four steps, learning rate · (label − σ(dot)), and their likelihoods into the
 * job's running product: a logarithm is taken only when the product gets small. Lanes at and after
 * `lanes` do not count.
 */
// @ts-ignore: decorator
@inline
function score(job: usize, dots: v128, labels: v128, lanes: i32): v128 {
  const exp = expOfMinus(dots);
  const one = f32x4.splat(1);
  const sigma = f32x4.div(one, f32x4.add(one, exp));
  const isTrue = f32x4.gt(labels, f32x4.splat(0.5));
  // σ(x) for the true word, 1 − σ(x) = e^−x · σ(x) for noise, without cancellation.
  let likelihood = v128.bitselect(sigma, f32x4.mul(exp, sigma), isTrue);
  if (lanes < 4) {
    const counts = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(lanes));
    likelihood = v128.bitselect(likelihood, one, counts);
  }
  const low = f64x2.promote_low_f32x4(likelihood);
  const high = f64x2.promote_low_f32x4(v128.shuffle<f32>(likelihood, likelihood, 2, 3, 2, 3));
  let product = f64x2.mul(v128.load(job + JOB_LIKELIHOOD), f64x2.mul(low, high));
  const a = f64x2.extract_lane(product, 0);
  const b = f64x2.extract_lane(product, 1);
  if (min(a, b) < MINIMUM_LIKELIHOOD) {
    store<f64>(job + JOB_LOSS, load<f64>(job + JOB_LOSS) - Math.log(a) - Math.log(b));
    product = f64x2.splat(1);
  }
  v128.store(job + JOB_LIKELIHOOD, product);
  return f32x4.mul(f32x4.splat(load<f32>(job + JOB_ALPHA)), f32x4.sub(labels, sigma));
}

/** Four input rows, trained in place. */
export function trainTile4(job: usize, inputs: usize, targets: usize, count: u32, rowBytes: usize): void {
  const in0 = <usize>load<u32>(inputs);
  const in1 = <usize>load<u32>(inputs, 4);
  const in2 = <usize>load<u32>(inputs, 8);
  const in3 = <usize>load<u32>(inputs, 12);
  const end = targets + <usize>count * TARGET_BYTES;

  for (let t = targets; t < end; t += 2 * TARGET_BYTES) {
    // An odd last target is scored as a pair with itself; the second result is not used.
    const second = t + TARGET_BYTES < end ? t + TARGET_BYTES : t;
    const outA = <usize>load<u32>(t + TARGET_ROW);
    const outB = <usize>load<u32>(second + TARGET_ROW);
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let b0 = a0;
    let b1 = a0;
    let b2 = a0;
    let b3 = a0;
    for (let i: usize = 0; i < rowBytes; i += 16) {
      const x = v128.load(outA + i);
      const y = v128.load(outB + i);
      const v0 = v128.load(in0 + i);
      a0 = madd(v0, x, a0);
      b0 = madd(v0, y, b0);
      const v1 = v128.load(in1 + i);
      a1 = madd(v1, x, a1);
      b1 = madd(v1, y, b1);
      const v2 = v128.load(in2 + i);
      a2 = madd(v2, x, a2);
      b2 = madd(v2, y, b2);
      const v3 = v128.load(in3 + i);
      a3 = madd(v3, x, a3);
      b3 = madd(v3, y, b3);
    }
    v128.store(t + TARGET_STEPS, score(job, sums(a0, a1, a2, a3), v128.load_splat<f32>(t + TARGET_LABEL), 4));
    if (second != t) {
      const labels = v128.load_splat<f32>(second + TARGET_LABEL);
      v128.store(second + TARGET_STEPS, score(job, sums(b0, b1, b2, b3), labels, 4));
    }
  }

  for (let i: usize = 0; i < rowBytes; i += 16) {
    const v0 = v128.load(in0 + i);
    const v1 = v128.load(in1 + i);
    const v2 = v128.load(in2 + i);
    const v3 = v128.load(in3 + i);
    let d0 = f32x4.splat(0);
    let d1 = d0;
    let d2 = d0;
    let d3 = d0;
    for (let t = targets; t < end; t += TARGET_BYTES) {
      const out = <usize>load<u32>(t + TARGET_ROW) + i;
      const g0 = v128.load_splat<f32>(t + TARGET_STEPS);
      const g1 = v128.load_splat<f32>(t + TARGET_STEPS, 4);
      const g2 = v128.load_splat<f32>(t + TARGET_STEPS, 8);
      const g3 = v128.load_splat<f32>(t + TARGET_STEPS, 12);
      let x = v128.load(out);
      d0 = madd(g0, x, d0);
      d1 = madd(g1, x, d1);
      d2 = madd(g2, x, d2);
      d3 = madd(g3, x, d3);
      x = madd(g0, v0, x);
      x = madd(g1, v1, x);
      x = madd(g2, v2, x);
      x = madd(g3, v3, x);
      v128.store(out, x);
    }
    // One after the other: the same word may stand twice in a window.
    v128.store(in0 + i, f32x4.add(v128.load(in0 + i), d0));
    v128.store(in1 + i, f32x4.add(v128.load(in1 + i), d1));
    v128.store(in2 + i, f32x4.add(v128.load(in2 + i), d2));
    v128.store(in3 + i, f32x4.add(v128.load(in3 + i), d3));
  }
}

/** Two input rows, trained in place. */
export function trainTile2(job: usize, inputs: usize, targets: usize, count: u32, rowBytes: usize): void {
  const in0 = <usize>load<u32>(inputs);
  const in1 = <usize>load<u32>(inputs, 4);
  const end = targets + <usize>count * TARGET_BYTES;

  for (let t = targets; t < end; t += 2 * TARGET_BYTES) {
    const second = t + TARGET_BYTES < end ? t + TARGET_BYTES : t;
    const outA = <usize>load<u32>(t + TARGET_ROW);
    const outB = <usize>load<u32>(second + TARGET_ROW);
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    let a0next = a0;
    let a1next = a0;
    let b0next = a0;
    let b1next = a0;
    for (let i: usize = 0; i < rowBytes; i += 32) {
      const v0 = v128.load(in0 + i);
      const v1 = v128.load(in1 + i);
      const x = v128.load(outA + i);
      const y = v128.load(outB + i);
      a0 = madd(v0, x, a0);
      a1 = madd(v1, x, a1);
      b0 = madd(v0, y, b0);
      b1 = madd(v1, y, b1);
      const w0 = v128.load(in0 + i, 16);
      const w1 = v128.load(in1 + i, 16);
      const xNext = v128.load(outA + i, 16);
      const yNext = v128.load(outB + i, 16);
      a0next = madd(w0, xNext, a0next);
      a1next = madd(w1, xNext, a1next);
      b0next = madd(w0, yNext, b0next);
      b1next = madd(w1, yNext, b1next);
    }
    const dots = sums(f32x4.add(a0, a0next), f32x4.add(a1, a1next), f32x4.add(b0, b0next), f32x4.add(b1, b1next));
    const labelA = load<f32>(t + TARGET_LABEL);
    const labelB = load<f32>(second + TARGET_LABEL);
    const labels = f32x4(labelA, labelA, labelB, labelB);
    const steps = score(job, dots, labels, second == t ? 2 : 4);
    v128.store(t + TARGET_STEPS, steps);
    if (second != t) v128.store(second + TARGET_STEPS, v128.shuffle<f32>(steps, steps, 2, 3, 2, 3));
  }

  for (let i: usize = 0; i < rowBytes; i += 32) {
    const v0 = v128.load(in0 + i);
    const v1 = v128.load(in1 + i);
    const w0 = v128.load(in0 + i, 16);
    const w1 = v128.load(in1 + i, 16);
    let d0 = f32x4.splat(0);
    let d1 = d0;
    let e0 = d0;
    let e1 = d0;
    for (let t = targets; t < end; t += TARGET_BYTES) {
      const out = <usize>load<u32>(t + TARGET_ROW) + i;
      const g0 = v128.load_splat<f32>(t + TARGET_STEPS);
      const g1 = v128.load_splat<f32>(t + TARGET_STEPS, 4);
      const x = v128.load(out);
      const y = v128.load(out, 16);
      d0 = madd(g0, x, d0);
      d1 = madd(g1, x, d1);
      e0 = madd(g0, y, e0);
      e1 = madd(g1, y, e1);
      v128.store(out, madd(g1, v1, madd(g0, v0, x)));
      v128.store(out, madd(g1, w1, madd(g0, w0, y)), 16);
    }
    v128.store(in0 + i, f32x4.add(v128.load(in0 + i), d0));
    v128.store(in0 + i, f32x4.add(v128.load(in0 + i, 16), e0), 16);
    v128.store(in1 + i, f32x4.add(v128.load(in1 + i), d1));
    v128.store(in1 + i, f32x4.add(v128.load(in1 + i, 16), e1), 16);
  }
}

/** Scores of one input against four targets. */
// @ts-ignore: decorator
@inline
function scoreFour(job: usize, input: usize, t: usize, rowBytes: usize): void {
  const out0 = <usize>load<u32>(t + TARGET_ROW);
  const out1 = <usize>load<u32>(t + TARGET_ROW, TARGET_BYTES);
  const out2 = <usize>load<u32>(t + TARGET_ROW, 2 * TARGET_BYTES);
  const out3 = <usize>load<u32>(t + TARGET_ROW, 3 * TARGET_BYTES);
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let b0 = a0;
  let b1 = a0;
  let b2 = a0;
  let b3 = a0;
  for (let i: usize = 0; i < rowBytes; i += 32) {
    const v = v128.load(input + i);
    const w = v128.load(input + i, 16);
    a0 = madd(v, v128.load(out0 + i), a0);
    b0 = madd(w, v128.load(out0 + i, 16), b0);
    a1 = madd(v, v128.load(out1 + i), a1);
    b1 = madd(w, v128.load(out1 + i, 16), b1);
    a2 = madd(v, v128.load(out2 + i), a2);
    b2 = madd(w, v128.load(out2 + i, 16), b2);
    a3 = madd(v, v128.load(out3 + i), a3);
    b3 = madd(w, v128.load(out3 + i, 16), b3);
  }
  const dots = sums(f32x4.add(a0, b0), f32x4.add(a1, b1), f32x4.add(a2, b2), f32x4.add(a3, b3));
  const labels = f32x4(
    load<f32>(t + TARGET_LABEL),
    load<f32>(t + TARGET_LABEL, TARGET_BYTES),
    load<f32>(t + TARGET_LABEL, 2 * TARGET_BYTES),
    load<f32>(t + TARGET_LABEL, 3 * TARGET_BYTES),
  );
  const steps = score(job, dots, labels, 4);
  v128.store_lane<f32>(t + TARGET_STEPS, steps, 0);
  v128.store_lane<f32>(t + TARGET_STEPS, steps, 1, TARGET_BYTES);
  v128.store_lane<f32>(t + TARGET_STEPS, steps, 2, 2 * TARGET_BYTES);
  v128.store_lane<f32>(t + TARGET_STEPS, steps, 3, 3 * TARGET_BYTES);
}

/** Scores of one input against two targets, which may be the same: then one result counts. */
// @ts-ignore: decorator
@inline
function scoreTwo(job: usize, input: usize, t: usize, second: usize, rowBytes: usize): void {
  const out0 = <usize>load<u32>(t + TARGET_ROW);
  const out1 = <usize>load<u32>(second + TARGET_ROW);
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  for (let i: usize = 0; i < rowBytes; i += 32) {
    const v = v128.load(input + i);
    const w = v128.load(input + i, 16);
    a0 = madd(v, v128.load(out0 + i), a0);
    b0 = madd(w, v128.load(out0 + i, 16), b0);
    a1 = madd(v, v128.load(out1 + i), a1);
    b1 = madd(w, v128.load(out1 + i, 16), b1);
  }
  const zero = f32x4.splat(0);
  const dots = sums(f32x4.add(a0, b0), f32x4.add(a1, b1), zero, zero);
  const labels = f32x4(load<f32>(t + TARGET_LABEL), load<f32>(second + TARGET_LABEL), 0, 0);
  const steps = score(job, dots, labels, second == t ? 1 : 2);
  v128.store_lane<f32>(t + TARGET_STEPS, steps, 0);
  if (second != t) v128.store_lane<f32>(second + TARGET_STEPS, steps, 1);
}

/** Scores of one input against all targets. */
// @ts-ignore: decorator
@inline
function scoreAll(job: usize, input: usize, targets: usize, end: usize, rowBytes: usize): void {
  let t = targets;
  for (; t + 3 * TARGET_BYTES < end; t += 4 * TARGET_BYTES) scoreFour(job, input, t, rowBytes);
  for (; t < end; t += 2 * TARGET_BYTES) {
    scoreTwo(job, input, t, t + TARGET_BYTES < end ? t + TARGET_BYTES : t, rowBytes);
  }
}

/** Adds a change of eight floats, at byte `i`, to the rows of a list; see trainTile1. */
// @ts-ignore: decorator
@inline
function spread(first: usize, last: usize, i: usize, weights: usize, d: v128, e: v128): void {
  if (weights) {
    for (let at = first; at < last; at += 4) {
      const row = <usize>load<u32>(at);
      const weight = v128.load_splat<f32>(row + weights);
      v128.store(row + i, madd(weight, d, v128.load(row + i)));
      v128.store(row + i, madd(weight, e, v128.load(row + i, 16)), 16);
    }
  } else {
    for (let at = first; at < last; at += 4) {
      const row = <usize>load<u32>(at) + i;
      v128.store(row, f32x4.add(v128.load(row), d));
      v128.store(row, f32x4.add(v128.load(row, 16), e), 16);
    }
  }
}

/**
 * One row, which may stand for several: each row of the list `first` … `last`, u32 addresses, gets `scale` of its change,
 * and as often as it has rows behind it: f32 at `weights` bytes after the row, 0 where each counts once. The list may
 * hold the row itself.
 */
export function trainTile1(
  job: usize,
  input: usize,
  first: usize,
  last: usize,
  scale: f32,
  weights: usize,
  targets: usize,
  count: u32,
  rowBytes: usize,
): void {
  const end = targets + <usize>count * TARGET_BYTES;
  scoreAll(job, input, targets, end, rowBytes);
  const share = f32x4.splat(scale);
  let i: usize = 0;
  for (; i + 64 <= rowBytes; i += 64) {
    const v0 = v128.load(input + i);
    const v1 = v128.load(input + i, 16);
    const v2 = v128.load(input + i, 32);
    const v3 = v128.load(input + i, 48);
    let d0 = f32x4.splat(0);
    let d1 = d0;
    let d2 = d0;
    let d3 = d0;
    for (let t = targets; t < end; t += TARGET_BYTES) {
      const out = <usize>load<u32>(t + TARGET_ROW) + i;
      const g = v128.load_splat<f32>(t + TARGET_STEPS);
      const x0 = v128.load(out);
      const x1 = v128.load(out, 16);
      const x2 = v128.load(out, 32);
      const x3 = v128.load(out, 48);
      d0 = madd(g, x0, d0);
      d1 = madd(g, x1, d1);
      d2 = madd(g, x2, d2);
      d3 = madd(g, x3, d3);
      v128.store(out, madd(g, v0, x0));
      v128.store(out, madd(g, v1, x1), 16);
      v128.store(out, madd(g, v2, x2), 32);
      v128.store(out, madd(g, v3, x3), 48);
    }
    spread(first, last, i, weights, f32x4.mul(d0, share), f32x4.mul(d1, share));
    spread(first, last, i + 32, weights, f32x4.mul(d2, share), f32x4.mul(d3, share));
  }
  if (i < rowBytes) {
    const v = v128.load(input + i);
    const w = v128.load(input + i, 16);
    let d = f32x4.splat(0);
    let e = d;
    for (let t = targets; t < end; t += TARGET_BYTES) {
      const out = <usize>load<u32>(t + TARGET_ROW) + i;
      const g = v128.load_splat<f32>(t + TARGET_STEPS);
      const x = v128.load(out);
      const y = v128.load(out, 16);
      d = madd(g, x, d);
      e = madd(g, y, e);
      v128.store(out, madd(g, v, x));
      v128.store(out, madd(g, w, y), 16);
    }
    spread(first, last, i, weights, f32x4.mul(d, share), f32x4.mul(e, share));
  }
}
