import { NO_NEIGHBOUR } from '../assembly/neighbourJobLayout';
import { neighbourLists } from './neighbourLists';

/** Twin of assembly/rescoreLists.ts. Returns the rows done. */
export const rescoreLists = (buffer: ArrayBufferLike, job: number): number => {
  const { k, from, to, indices, distances, fresh, distanceOf } = neighbourLists(buffer, job);
  for (let row = from; row < to; row++) {
    const scored = [...indices.subarray(row * k, row * k + k)]
      .filter((index) => index !== NO_NEIGHBOUR)
      .map((index): [number, number] => [index, distanceOf(row, index)])
      .sort(([, a], [, b]) => a - b);
    scored.forEach(([index, distance], j) => {
      indices[row * k + j] = index;
      distances[row * k + j] = distance;
    });
    fresh.fill(1, row * k, row * k + k);
  }
  return to - from;
};
