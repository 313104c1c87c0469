import { madd } from './madd';
import {
  NEIGHBOUR_CANDIDATE_COUNTS,
  NEIGHBOUR_CANDIDATES,
  NEIGHBOUR_CANDIDATES_KEPT,
  NEIGHBOUR_FROM,
  NEIGHBOUR_LENGTHS,
  NEIGHBOUR_MEMBERS,
  NEIGHBOUR_ROW_BYTES,
  NEIGHBOUR_ROW_COUNT,
  NEIGHBOUR_SCRATCH,
  NEIGHBOUR_TO,
  NEIGHBOUR_TREES,
} from './neighbourJobLayout';
import { drawBelow, rowAt } from './neighbourLists';

// Random projection trees (Dasgupta and Freund 2008): rows are parted by the plane half-way between two of them, and
// the parts again, until a part fits into a strip, where it is joined.

/** Writes a − b to the scratch; returns how large its dot product is half-way between the rows. */
function plane(job: usize, a: usize, b: usize): f32 {
  const scratch = <usize>load<u32>(job + NEIGHBOUR_SCRATCH);
  const rowBytes = <usize>load<u32>(job + NEIGHBOUR_ROW_BYTES);
  for (let i: usize = 0; i < rowBytes; i += 16) {
    v128.store(scratch + i, f32x4.sub(v128.load(a + i), v128.load(b + i)));
  }
  const column = <usize>load<u32>(job + NEIGHBOUR_LENGTHS);
  if (!column) return 0;
  const middle = load<f32>(scratch + column);
  store<f32>(scratch + column, 0);
  return middle;
}

function dotWith(scratch: usize, x: usize, rowBytes: usize): f32 {
  let s = f32x4.splat(0);
  let t = s;
  for (let i: usize = 0; i < rowBytes; i += 32) {
    s = madd(v128.load(scratch + i), v128.load(x + i), s);
    t = madd(v128.load(scratch + i, 16), v128.load(x + i, 16), t);
  }
  s = f32x4.add(s, t);
  return f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1) + (f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3));
}

/** Puts the members that are nearer to the first of two pivots before the others; returns how many they are. */
function split(job: usize, low: usize, count: u32, what: u32): u32 {
  const scratch = <usize>load<u32>(job + NEIGHBOUR_SCRATCH);
  const rowBytes = <usize>load<u32>(job + NEIGHBOUR_ROW_BYTES);
  const a = load<u32>(low + (<usize>drawBelow(job, what, count) << 2));
  const b = load<u32>(low + (<usize>drawBelow(job, ~what, count) << 2));
  const middle = plane(job, rowAt(job, a), rowAt(job, b));
  const first = low;
  let high = low + (<usize>count << 2);
  while (low < high) {
    const row = load<u32>(low);
    if (dotWith(scratch, rowAt(job, row), rowBytes) > middle) {
      low += 4;
    } else {
      high -= 4;
      store<u32>(low, load<u32>(high));
      store<u32>(high, row);
    }
  }
  return <u32>((low - first) >> 2);
}

/** Fills strips with the members first … first + count − 1 of a tree, cut into parts that fit. */
function grow(job: usize, tree: u32, first: u32, count: u32): void {
  const members = <usize>load<u32>(job + NEIGHBOUR_MEMBERS);
  const own = members + (<usize>(tree * load<u32>(job + NEIGHBOUR_ROW_COUNT) + first) << 2);
  const kept = load<u32>(job + NEIGHBOUR_CANDIDATES_KEPT);
  if (count <= kept) {
    // No part but a whole tree is smaller than the number of trees.
    const trees = load<u32>(job + NEIGHBOUR_TREES);
    const place = ((first / trees) * trees + tree) << 1;
    store<u32>(<usize>load<u32>(job + NEIGHBOUR_CANDIDATE_COUNTS) + (<usize>place << 2), count);
    const strip = <usize>load<u32>(job + NEIGHBOUR_CANDIDATES) + ((<usize>place * <usize>kept) << 2);
    memory.copy(strip, own, <usize>count << 2);
    return;
  }
  let left = split(job, own, count, first * load<u32>(job + NEIGHBOUR_TREES) + tree);
  // Many equal rows, or far-off pivots: a tree of such cuts would be deep.
  if (min(left, count - left) < count / 10) left = count >> 1;
  grow(job, tree, first, left);
  grow(job, tree, first + left, count - left);
}

/** Grows the trees from … to − 1. The counts of all strips are 0 before. */
export function plantTrees(job: usize): i32 {
  const count = load<u32>(job + NEIGHBOUR_ROW_COUNT);
  const members = <usize>load<u32>(job + NEIGHBOUR_MEMBERS);
  const to = load<u32>(job + NEIGHBOUR_TO);
  for (let tree = load<u32>(job + NEIGHBOUR_FROM); tree < to; tree++) {
    for (let i: u32 = 0; i < count; i++) store<u32>(members + (<usize>(tree * count + i) << 2), i);
    grow(job, tree, 0, count);
  }
  return to - load<u32>(job + NEIGHBOUR_FROM);
}
