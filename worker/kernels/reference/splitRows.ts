import {
  NEIGHBOUR_MEMBERS,
  NEIGHBOUR_OTHER_PIVOT,
  NEIGHBOUR_PIVOT,
} from '../assembly/neighbourJobLayout';
import { neighbourLists } from './neighbourLists';

/** Twin of assembly/splitRows.ts. Returns how many members are nearer to the first pivot. */
export const splitRows = (buffer: ArrayBufferLike, job: number): number => {
  const { from, to, count, field, distanceOf } = neighbourLists(buffer, job);
  const members = new Uint32Array(buffer, field(NEIGHBOUR_MEMBERS), count);
  const [pivot, otherPivot] = [field(NEIGHBOUR_PIVOT), field(NEIGHBOUR_OTHER_PIVOT)];
  let [low, high] = [from, to];
  while (low < high) {
    const row = members[low];
    if (distanceOf(row, pivot) < distanceOf(row, otherPivot)) {
      low++;
    } else {
      members[low] = members[--high];
      members[high] = row;
    }
  }
  return low - from;
};
