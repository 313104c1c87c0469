import { NO_NEIGHBOUR } from '../assembly/neighbourJobLayout';
import { drawBelow, neighbourLists } from './neighbourLists';

/** Twin of assembly/gatherCandidates.ts: fills the strips of the rows from … to − 1. */
export const gatherCandidates = (buffer: ArrayBufferLike, job: number): number => {
  const { count, k, kept, from, to, indices, fresh, candidates, candidateCounts, field } = neighbourLists(
    buffer,
    job,
  );
  const offer = (row: number, candidate: number, half: number) => {
    if (row < from || row >= to) return;
    const place = 2 * row + half;
    const offered = candidateCounts[place]++;
    const at = offered < kept ? offered : drawBelow(field, place, offered + 1);
    if (at < kept) candidates[place * kept + at] = candidate;
  };
  candidateCounts.fill(0, 2 * from, 2 * to);
  for (let entry = 0; entry < count * k; entry++) {
    const other = indices[entry];
    if (other === NO_NEIGHBOUR) continue;
    const row = Math.floor(entry / k);
    offer(row, other, 1 - fresh[entry]);
    offer(other, row, 1 - fresh[entry]);
  }
  return to - from;
};

/** Twin of the same: marks as no longer fresh the entries that are in their row's strip. */
export const settleCandidates = (buffer: ArrayBufferLike, job: number): number => {
  const { k, kept, from, to, indices, fresh, candidates, candidateCounts } = neighbourLists(buffer, job);
  for (let row = from; row < to; row++) {
    const at = 2 * row * kept;
    const strip = candidates.subarray(at, at + Math.min(kept, candidateCounts[2 * row]));
    for (let entry = row * k; entry < row * k + k; entry++) {
      if (strip.includes(indices[entry])) fresh[entry] = 0;
    }
  }
  return to - from;
};
