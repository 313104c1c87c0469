import {
  LAYOUT_ANCHORS,
  LAYOUT_ATTRACTION,
  LAYOUT_EPOCH,
  LAYOUT_FROM,
  LAYOUT_NEGATIVES,
  LAYOUT_OFFSETS,
  LAYOUT_PHASE,
  LAYOUT_POINTS,
  LAYOUT_POSITIONS,
  LAYOUT_RANDOM,
  LAYOUT_RATE,
  LAYOUT_REPULSION,
  LAYOUT_SAMPLES,
  LAYOUT_SCALE,
  LAYOUT_SPRING,
  LAYOUT_TABLE_FIRST,
  LAYOUT_TABLE_SHIFT,
  LAYOUT_TABLE_SIZE,
  LAYOUT_TAILS,
  LAYOUT_TO,
  LAYOUT_WEIGHTS,
} from './layoutJobLayout';

// UMAP's stochastic gradient descent (McInnes, Healy and Melville 2018, algorithm 5), point by point. Attraction
// is sequential: each edge moves both its ends. Negative samples come four at a time, all seen from where the
// head stands then. No fused multiply-add: every build, and the twin, gives the same bits.

/** Held within ±4, as umap-learn clips its gradients. */
// @ts-ignore: decorator
@inline
function clipped(x: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, f32x4.splat(-4)), f32x4.splat(4));
}

/** Entries of the tables for squared distances. */
// @ts-ignore: decorator
@inline
function entriesOf(squares: v128): v128 {
  const steps = i32x4.sub(i32x4.shr_s(squares, LAYOUT_TABLE_SHIFT), i32x4.splat(LAYOUT_TABLE_FIRST));
  return i32x4.max_s(i32x4.min_s(steps, i32x4.splat(LAYOUT_TABLE_SIZE - 1)), i32x4.splat(0));
}

/**
 * Which of the four edges from `edge` on have a turn in this epoch: those whose weight times the epochs gone by,
 * shifted by a phase of their own, passes a whole number.
 */
// @ts-ignore: decorator
@inline
function dueEdges(weights: usize, edge: u32, epoch: f32, scale: v128): i32 {
  const share = f32x4.mul(v128.load(weights + (<usize>edge << 2)), scale);
  const numbers = i32x4.add(i32x4.splat(edge), i32x4(0, 1, 2, 3));
  const mixed = i32x4.shr_u(i32x4.mul(numbers, i32x4.splat(LAYOUT_PHASE)), 8);
  const phase = f32x4.mul(f32x4.convert_i32x4_s(mixed), f32x4.splat(5.9604644775390625e-8));
  const before = f32x4.floor(f32x4.add(f32x4.mul(share, f32x4.splat(epoch)), phase));
  const after = f32x4.floor(f32x4.add(f32x4.mul(share, f32x4.splat(epoch + 1)), phase));
  return i32x4.bitmask(f32x4.gt(after, before));
}

/** One epoch for the edges of the points from … to − 1, which may move any point. Returns the points done. */
export function layoutEpoch(job: usize): i32 {
  const positions = <usize>load<u32>(job + LAYOUT_POSITIONS);
  const offsets = <usize>load<u32>(job + LAYOUT_OFFSETS);
  const tails = <usize>load<u32>(job + LAYOUT_TAILS);
  const weights = <usize>load<u32>(job + LAYOUT_WEIGHTS);
  const samples = <usize>load<u32>(job + LAYOUT_SAMPLES);
  const attraction = <usize>load<u32>(job + LAYOUT_ATTRACTION);
  const repulsion = <usize>load<u32>(job + LAYOUT_REPULSION);
  const anchors = <usize>load<u32>(job + LAYOUT_ANCHORS);
  const spring = f32x4.splat(load<f32>(job + LAYOUT_SPRING));
  const points = i32x4.splat(load<u32>(job + LAYOUT_POINTS));
  const epoch = <f32>load<u32>(job + LAYOUT_EPOCH);
  const rate = f32x4.splat(load<f32>(job + LAYOUT_RATE));
  const scale = f32x4.splat(load<f32>(job + LAYOUT_SCALE));
  const negatives = load<i32>(job + LAYOUT_NEGATIVES);
  const from = load<u32>(job + LAYOUT_FROM);
  const to = load<u32>(job + LAYOUT_TO);
  let s0 = v128.load(job + LAYOUT_RANDOM);
  let s1 = v128.load(job + LAYOUT_RANDOM, 16);
  let s2 = v128.load(job + LAYOUT_RANDOM, 32);
  let s3 = v128.load(job + LAYOUT_RANDOM, 48);
  for (let head = from; head < to; head++) {
    const at = positions + (<usize>head << 3);
    const end = load<u32>(offsets + (<usize>head << 2), 4);
    let h = v128.load64_zero(at);
    let owed: i32 = 0;
    for (let edge = load<u32>(offsets + (<usize>head << 2)); edge < end; edge += 4) {
      let due = dueEdges(weights, edge, epoch, scale);
      const last = end - edge <= 4;
      if (last) due &= (1 << (end - edge)) - 1;
      owed += popcnt(due) * negatives;
      for (; due; due &= due - 1) {
        const tail = positions + (<usize>load<u32>(tails + (<usize>(edge + ctz(due)) << 2)) << 3);
        const t = v128.load64_zero(tail);
        const d = f32x4.sub(h, t);
        const squares = f32x4.mul(d, d);
        const square = f32x4.add(squares, v128.shuffle<f32>(squares, squares, 1, 1, 1, 1));
        const entry = i32x4.extract_lane(entriesOf(square), 0);
        const pull = v128.load32_splat(attraction + (<usize>entry << 2));
        const move = f32x4.mul(clipped(f32x4.mul(pull, d)), rate);
        h = f32x4.add(h, move);
        v128.store64_lane(tail, f32x4.sub(t, move), 0);
      }
      while (owed >= 4 || (last && owed > 0)) {
        const sum = i32x4.add(s0, s3);
        const drawn = i32x4.add(v128.or(i32x4.shl(sum, 7), i32x4.shr_u(sum, 25)), s0);
        const shifted = i32x4.shl(s1, 9);
        s2 = v128.xor(s2, s0);
        s3 = v128.xor(s3, s1);
        s1 = v128.xor(s1, s2);
        s0 = v128.xor(s0, s3);
        s2 = v128.xor(s2, shifted);
        s3 = v128.or(i32x4.shl(s3, 11), i32x4.shr_u(s3, 21));
        // The upper words of drawn · points.
        const low = i64x2.extmul_low_i32x4_u(drawn, points);
        const high = i64x2.extmul_high_i32x4_u(drawn, points);
        const sample = v128.shuffle<i32>(low, high, 1, 3, 5, 7);
        const a0 = samples + (<usize>i32x4.extract_lane(sample, 0) << 3);
        const a1 = samples + (<usize>i32x4.extract_lane(sample, 1) << 3);
        const a2 = samples + (<usize>i32x4.extract_lane(sample, 2) << 3);
        const a3 = samples + (<usize>i32x4.extract_lane(sample, 3) << 3);
        const p = v128.load64_lane(a1, v128.load64_zero(a0), 1);
        const q = v128.load64_lane(a3, v128.load64_zero(a2), 1);
        const dx = f32x4.sub(v128.shuffle<f32>(h, h, 0, 0, 0, 0), v128.shuffle<f32>(p, q, 0, 2, 4, 6));
        const dy = f32x4.sub(v128.shuffle<f32>(h, h, 1, 1, 1, 1), v128.shuffle<f32>(p, q, 1, 3, 5, 7));
        const entry = entriesOf(f32x4.add(f32x4.mul(dx, dx), f32x4.mul(dy, dy)));
        let push = v128.load32_zero(repulsion + (<usize>i32x4.extract_lane(entry, 0) << 2));
        push = v128.load32_lane(repulsion + (<usize>i32x4.extract_lane(entry, 1) << 2), push, 1);
        push = v128.load32_lane(repulsion + (<usize>i32x4.extract_lane(entry, 2) << 2), push, 2);
        push = v128.load32_lane(repulsion + (<usize>i32x4.extract_lane(entry, 3) << 2), push, 3);
        const counts = v128.and(
          i32x4.ne(sample, i32x4.splat(head)),
          i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(owed)),
        );
        const gx = v128.and(clipped(f32x4.mul(push, dx)), counts);
        const gy = v128.and(clipped(f32x4.mul(push, dy)), counts);
        const pairs = f32x4.add(v128.shuffle<f32>(gx, gy, 0, 4, 2, 6), v128.shuffle<f32>(gx, gy, 1, 5, 3, 7));
        const sums = f32x4.add(pairs, v128.shuffle<f32>(pairs, pairs, 2, 3, 2, 3));
        h = f32x4.add(h, f32x4.mul(sums, rate));
        owed -= 4;
      }
    }
    if (anchors) {
      const anchor = v128.load64_zero(anchors + (<usize>head << 3));
      h = f32x4.add(h, f32x4.mul(spring, f32x4.sub(anchor, h)));
    }
    v128.store64_lane(at, h, 0);
  }
  v128.store(job + LAYOUT_RANDOM, s0);
  v128.store(job + LAYOUT_RANDOM, s1, 16);
  v128.store(job + LAYOUT_RANDOM, s2, 32);
  v128.store(job + LAYOUT_RANDOM, s3, 48);
  return to - from;
}
