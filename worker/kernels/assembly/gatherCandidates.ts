import {
  NEIGHBOUR_CANDIDATE_COUNTS,
  NEIGHBOUR_CANDIDATES,
  NEIGHBOUR_CANDIDATES_KEPT,
  NEIGHBOUR_FRESH,
  NEIGHBOUR_FROM,
  NEIGHBOUR_INDICES,
  NEIGHBOUR_K,
  NEIGHBOUR_ROW_COUNT,
  NEIGHBOUR_TO,
  NO_NEIGHBOUR,
} from './neighbourJobLayout';
import { drawBelow } from './neighbourLists';

/** Adds a candidate to a row's strip; of too many each is kept with the same probability. */
function offer(job: usize, row: u32, candidate: u32, half: u32): void {
  const place = (row << 1) + half;
  const kept = load<u32>(job + NEIGHBOUR_CANDIDATES_KEPT);
  const counter = <usize>load<u32>(job + NEIGHBOUR_CANDIDATE_COUNTS) + (<usize>place << 2);
  let at = load<u32>(counter);
  store<u32>(counter, at + 1);
  if (at >= kept) at = drawBelow(job, place, at + 1);
  if (at >= kept) return;
  const strip = <usize>load<u32>(job + NEIGHBOUR_CANDIDATES) + ((<usize>place * <usize>kept) << 2);
  store<u32>(strip + (<usize>at << 2), candidate);
}

/** Fills the strips of the rows from … to − 1: what is in their lists, and the rows in whose lists they are. */
export function gatherCandidates(job: usize): i32 {
  const from = load<u32>(job + NEIGHBOUR_FROM);
  const to = load<u32>(job + NEIGHBOUR_TO);
  const k = load<u32>(job + NEIGHBOUR_K);
  const count = load<u32>(job + NEIGHBOUR_ROW_COUNT);
  const indices = <usize>load<u32>(job + NEIGHBOUR_INDICES);
  const fresh = <usize>load<u32>(job + NEIGHBOUR_FRESH);
  const counts = <usize>load<u32>(job + NEIGHBOUR_CANDIDATE_COUNTS);
  memory.fill(counts + (<usize>from << 3), 0, <usize>(to - from) << 3);
  for (let row: u32 = 0; row < count; row++) {
    const isOwn = row - from < to - from;
    for (let entry = row * k; entry < row * k + k; entry++) {
      const other = load<u32>(indices + (<usize>entry << 2));
      if (other == NO_NEIGHBOUR) break;
      const half: u32 = load<u8>(fresh + entry) ? 0 : 1;
      if (isOwn) offer(job, row, other, half);
      if (other - from < to - from) offer(job, other, row, half);
    }
  }
  return to - from;
}

/** Marks as no longer fresh, in the lists of the rows from … to − 1, the entries that are in their strips. */
export function settleCandidates(job: usize): i32 {
  const to = load<u32>(job + NEIGHBOUR_TO);
  const k = load<u32>(job + NEIGHBOUR_K);
  const kept = load<u32>(job + NEIGHBOUR_CANDIDATES_KEPT);
  const indices = <usize>load<u32>(job + NEIGHBOUR_INDICES);
  const fresh = <usize>load<u32>(job + NEIGHBOUR_FRESH);
  for (let row = load<u32>(job + NEIGHBOUR_FROM); row < to; row++) {
    const counts = <usize>load<u32>(job + NEIGHBOUR_CANDIDATE_COUNTS) + (<usize>row << 3);
    const strip = <usize>load<u32>(job + NEIGHBOUR_CANDIDATES) + ((<usize>row * <usize>kept) << 3);
    const end = strip + (<usize>min(load<u32>(counts), kept) << 2);
    for (let entry = <usize>(row * k); entry < <usize>(row * k + k); entry++) {
      const other = load<u32>(indices + (entry << 2));
      for (let at = strip; at < end; at += 4) {
        if (load<u32>(at) == other) {
          store<u8>(fresh + entry, 0);
          break;
        }
      }
    }
  }
  return to - load<u32>(job + NEIGHBOUR_FROM);
}
