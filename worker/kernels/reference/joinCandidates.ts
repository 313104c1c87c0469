import { enter, neighbourLists } from './neighbourLists';

/** Twin of assembly/joinCandidates.ts, pair by pair. Returns the entries that found a place. */
export const joinCandidates = (buffer: ArrayBufferLike, job: number): number => {
  const lists = neighbourLists(buffer, job);
  const { kept, candidates, candidateCounts } = lists;
  const halfOf = (place: number) =>
    candidates.subarray(place * kept, place * kept + Math.min(kept, candidateCounts[place]));
  let found = 0;
  for (let strip = lists.from; strip < lists.to; strip++) {
    const fresh = new Set(halfOf(2 * strip));
    const ids = [...new Set([...fresh, ...halfOf(2 * strip + 1)])];
    for (let a = 0; a < fresh.size; a++) {
      for (let b = a + 1; b < ids.length; b++) {
        const distance = lists.distanceOf(ids[a], ids[b]);
        found += enter(lists, ids[a], ids[b], distance) + enter(lists, ids[b], ids[a], distance);
      }
    }
  }
  return found;
};
