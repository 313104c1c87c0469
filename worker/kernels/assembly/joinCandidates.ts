import {
  NEIGHBOUR_CANDIDATE_COUNTS,
  NEIGHBOUR_CANDIDATES,
  NEIGHBOUR_CANDIDATES_KEPT,
  NEIGHBOUR_FROM,
  NEIGHBOUR_TO,
  NO_NEIGHBOUR,
} from './neighbourJobLayout';
import { enter, rowAt, worstOf } from './neighbourLists';
import { packedBase, packRows, tileDistances, tileResults } from './neighbourTile';

// The local join of neighbour descent (Dong, Charikar and Li 2011): rows that are candidates of one row are likely
// neighbours of each other. The candidates of a strip are compared as a dense block, four against two at a time.

/** Whether an id is among the first `count` at an address, which NO_NEIGHBOUR fills up to a multiple of four. */
function contains(ids: usize, count: u32, id: u32): bool {
  const wanted = i32x4.splat(id);
  for (let at = ids; at < ids + (<usize>count << 2); at += 16) {
    if (v128.any_true(i32x4.eq(v128.load(at), wanted))) return true;
  }
  return false;
}

/** Appends to `count` ids those of half a strip that are not among them; returns how many there are then. */
function gather(job: usize, strip: u32, half: u32, ids: usize, count: u32): u32 {
  const kept = load<u32>(job + NEIGHBOUR_CANDIDATES_KEPT);
  const place = (strip << 1) + half;
  const from = <usize>load<u32>(job + NEIGHBOUR_CANDIDATES) + ((<usize>place * <usize>kept) << 2);
  const offered = load<u32>(<usize>load<u32>(job + NEIGHBOUR_CANDIDATE_COUNTS) + (<usize>place << 2));
  const end = from + (<usize>min(offered, kept) << 2);
  for (let at = from; at < end; at += 4) {
    const id = load<u32>(at);
    if (contains(ids, count, id)) continue;
    const to = ids + (<usize>count << 2);
    if (!(count & 3)) v128.store(to, i32x4.splat(NO_NEIGHBOUR));
    store<u32>(to, id);
    count++;
  }
  return count;
}

/** The worst distances in the lists of up to four ids. */
function worstOfFour(job: usize, ids: usize, lanes: u32): v128 {
  const none: f32 = -1;
  return f32x4(
    worstOf(job, load<u32>(ids)),
    lanes > 1 ? worstOf(job, load<u32>(ids, 4)) : none,
    lanes > 2 ? worstOf(job, load<u32>(ids, 8)) : none,
    lanes > 3 ? worstOf(job, load<u32>(ids, 12)) : none,
  );
}

/** Offers the rows of the lanes set and another row to each other, at the distances that lie at `near`. */
function offer(job: usize, ids: usize, other: u32, near: usize, lanes: i32): i32 {
  let found = 0;
  for (let left = lanes; left; left &= left - 1) {
    const lane = <usize>ctz(left) << 2;
    const row = load<u32>(ids + lane);
    const distance = load<f32>(near + lane);
    if (distance < worstOf(job, row)) found += enter(job, row, other, distance);
    if (distance < worstOf(job, other)) found += enter(job, other, row, distance);
  }
  return found;
}

/** Lanes whose distance is good enough for the list of their own row or for that of the other. */
// @ts-ignore: decorator
@inline
function promising(job: usize, worst: v128, other: u32, near: usize): i32 {
  const limit = f32x4.max(worst, f32x4.splat(worstOf(job, other)));
  return i32x4.bitmask(f32x4.lt(v128.load(near), limit));
}

/** The four ids from number `first` on against all that come after each of them. */
function joinFour(job: usize, ids: usize, first: u32, lanes: u32, count: u32): i32 {
  const own = ids + (<usize>first << 2);
  const q0 = rowAt(job, load<u32>(own));
  const q1 = lanes > 1 ? rowAt(job, load<u32>(own, 4)) : q0;
  const q2 = lanes > 2 ? rowAt(job, load<u32>(own, 8)) : q0;
  packRows(job, q0, q1, q2, lanes > 3 ? rowAt(job, load<u32>(own, 12)) : q0);
  const base = packedBase(job);
  const results = tileResults(job);
  let worst = worstOfFour(job, own, lanes);
  let found = 0;
  for (let at = first + 1; at < count; at += 2) {
    const other = load<u32>(ids + (<usize>at << 2));
    const second = at + 1 < count;
    const otherToo = second ? load<u32>(ids + (<usize>at << 2), 4) : other;
    tileDistances(job, base, rowAt(job, other), rowAt(job, otherToo));
    // Lane l is compared with what comes after it.
    const before = (1 << min(lanes, at - first)) - 1;
    const beforeToo = second ? (1 << min(lanes, at + 1 - first)) - 1 : 0;
    const near = promising(job, worst, other, results) & before;
    const nearToo = promising(job, worst, otherToo, results + 16) & beforeToo;
    if (near | nearToo) {
      found += offer(job, own, other, results, near) + offer(job, own, otherToo, results + 16, nearToo);
      worst = worstOfFour(job, own, lanes);
    }
  }
  return found;
}

/** Joins the strips from … to − 1: fresh candidates with all of their strip. Returns the entries that found a place. */
export function joinCandidates(job: usize): i32 {
  const ids = tileResults(job) + 32;
  let found = 0;
  for (let strip = load<u32>(job + NEIGHBOUR_FROM); strip < load<u32>(job + NEIGHBOUR_TO); strip++) {
    const fresh = gather(job, strip, 0, ids, 0);
    if (fresh == 0) continue;
    const count = gather(job, strip, 1, ids, fresh);
    for (let first: u32 = 0; first < fresh; first += 4) {
      found += joinFour(job, ids, first, min<u32>(4, fresh - first), count);
    }
  }
  return found;
}
