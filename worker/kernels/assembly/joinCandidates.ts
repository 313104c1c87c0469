import {
  NEIGHBOUR_CANDIDATE_COUNTS,
  NEIGHBOUR_CANDIDATES,
  NEIGHBOUR_CANDIDATES_KEPT,
  NEIGHBOUR_FROM,
  NEIGHBOUR_ROW_BYTES,
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

/** Copies the rows of ids side by side, and behind them the distances that candidates of theirs must beat. */
function fetch(job: usize, ids: usize, count: u32, rows: usize): void {
  const rowBytes = <usize>load<u32>(job + NEIGHBOUR_ROW_BYTES);
  const worst = worstPlace(job, rows);
  for (let at: u32 = 0; at < count; at++) {
    const id = load<u32>(ids + (<usize>at << 2));
    const from = rowAt(job, id);
    const to = rows + <usize>at * rowBytes;
    for (let i: usize = 0; i < rowBytes; i += 32) {
      v128.store(to + i, v128.load(from + i));
      v128.store(to + i, v128.load(from + i, 16), 16);
    }
    store<f32>(worst + (<usize>at << 2), worstOf(job, id));
  }
}

// @ts-ignore: decorator
@inline
function worstPlace(job: usize, rows: usize): usize {
  return rows + ((<usize>load<u32>(job + NEIGHBOUR_CANDIDATES_KEPT) * <usize>load<u32>(job + NEIGHBOUR_ROW_BYTES)) << 1);
}

/** Offers the ids of the lanes set and another to each other, at the distances that lie at `near`. */
function offer(job: usize, ids: usize, own: usize, at: usize, worst: usize, near: usize, lanes: i32): i32 {
  let found = 0;
  const other = load<u32>(ids + at);
  for (let left = lanes; left; left &= left - 1) {
    const lane = <usize>ctz(left) << 2;
    const row = load<u32>(ids + own + lane);
    const distance = load<f32>(near + lane);
    if (distance < load<f32>(worst + own + lane)) {
      found += enter(job, row, other, distance);
      store<f32>(worst + own + lane, worstOf(job, row));
    }
    if (distance < load<f32>(worst + at)) {
      found += enter(job, other, row, distance);
      store<f32>(worst + at, worstOf(job, other));
    }
  }
  return found;
}

/** The four ids from number `first` on against all that come after each of them. */
function joinFour(job: usize, ids: usize, rows: usize, first: u32, lanes: u32, count: u32): i32 {
  const rowBytes = <usize>load<u32>(job + NEIGHBOUR_ROW_BYTES);
  const worst = worstPlace(job, rows);
  const q0 = rows + <usize>first * rowBytes;
  const q1 = lanes > 1 ? q0 + rowBytes : q0;
  const q2 = lanes > 2 ? q1 + rowBytes : q0;
  packRows(job, q0, q1, q2, lanes > 3 ? q2 + rowBytes : q0);
  const base = packedBase(job);
  const results = tileResults(job);
  const own = <usize>first << 2;
  let found = 0;
  let x = q0 + rowBytes;
  for (let at = first + 1; at < count; at += 2) {
    const second = at + 1 < count;
    const place = <usize>at << 2;
    tileDistances(job, base, x, second ? x + rowBytes : x);
    x += rowBytes << 1;
    const limits = v128.load(worst + own);
    // Lane l is compared with what comes after it.
    const near =
      i32x4.bitmask(f32x4.lt(v128.load(results), f32x4.max(limits, f32x4.splat(load<f32>(worst + place))))) &
      ((1 << min(lanes, at - first)) - 1);
    if (near) found += offer(job, ids, own, place, worst, results, near);
    if (!second) break;
    const nearToo =
      i32x4.bitmask(f32x4.lt(v128.load(results, 16), f32x4.max(limits, f32x4.splat(load<f32>(worst + place, 4))))) &
      ((1 << min(lanes, at + 1 - first)) - 1);
    if (nearToo) found += offer(job, ids, own, place + 4, worst, results + 16, nearToo);
  }
  return found;
}

/** Joins the strips from … to − 1: fresh candidates with all of their strip. Returns the entries that found a place. */
export function joinCandidates(job: usize): i32 {
  const ids = tileResults(job) + 32;
  const rows = ids + (<usize>load<u32>(job + NEIGHBOUR_CANDIDATES_KEPT) << 3) + 16;
  let found = 0;
  for (let strip = load<u32>(job + NEIGHBOUR_FROM); strip < load<u32>(job + NEIGHBOUR_TO); strip++) {
    const fresh = gather(job, strip, 0, ids, 0);
    if (fresh == 0) continue;
    const count = gather(job, strip, 1, ids, fresh);
    fetch(job, ids, count, rows);
    for (let first: u32 = 0; first < fresh; first += 4) {
      found += joinFour(job, ids, rows, first, min<u32>(4, fresh - first), count);
    }
  }
  return found;
}
