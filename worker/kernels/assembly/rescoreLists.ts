import {
  NEIGHBOUR_DISTANCES,
  NEIGHBOUR_FRESH,
  NEIGHBOUR_FROM,
  NEIGHBOUR_INDICES,
  NEIGHBOUR_K,
  NEIGHBOUR_TO,
  NO_NEIGHBOUR,
} from './neighbourJobLayout';
import { rowAt } from './neighbourLists';
import { packedBase, packRows, tileDistances, tileResults } from './neighbourTile';

/** Moves the entry at a place of a list up to where its distance belongs. */
function settle(indices: usize, distances: usize, at: usize): void {
  const index = load<u32>(indices + at);
  const distance = load<f32>(distances + at);
  for (; at > 0 && load<f32>(distances + at - 4) > distance; at -= 4) {
    store<f32>(distances + at, load<f32>(distances + at - 4));
    store<u32>(indices + at, load<u32>(indices + at - 4));
  }
  store<f32>(distances + at, distance);
  store<u32>(indices + at, index);
}

/**
 * Works out anew the distances in the lists of the rows from … to − 1, which have moved, and sorts them; every entry is
 * fresh then. Returns the rows done.
 */
export function rescoreLists(job: usize): i32 {
  const from = load<u32>(job + NEIGHBOUR_FROM);
  const to = load<u32>(job + NEIGHBOUR_TO);
  const k = <usize>load<u32>(job + NEIGHBOUR_K);
  const results = tileResults(job);
  for (let row = from; row < to; row++) {
    const list = <usize>row * k;
    const indices = <usize>load<u32>(job + NEIGHBOUR_INDICES) + (list << 2);
    const distances = <usize>load<u32>(job + NEIGHBOUR_DISTANCES) + (list << 2);
    let known: usize = 0;
    while (known < k << 2 && load<u32>(indices + known) != NO_NEIGHBOUR) known += 4;
    memory.fill(<usize>load<u32>(job + NEIGHBOUR_FRESH) + list, 1, k);
    const self = rowAt(job, row);
    for (let at: usize = 0; at < known; at += 16) {
      const q0 = rowAt(job, load<u32>(indices + at));
      const q1 = at + 4 < known ? rowAt(job, load<u32>(indices + at, 4)) : q0;
      const q2 = at + 8 < known ? rowAt(job, load<u32>(indices + at, 8)) : q0;
      packRows(job, q0, q1, q2, at + 12 < known ? rowAt(job, load<u32>(indices + at, 12)) : q0);
      tileDistances(job, packedBase(job), self, self);
      for (let lane: usize = 0; lane < min<usize>(16, known - at); lane += 4) {
        store<f32>(distances + at + lane, load<f32>(results + lane));
      }
    }
    for (let at: usize = 4; at < known; at += 4) settle(indices, distances, at);
  }
  return to - from;
}
