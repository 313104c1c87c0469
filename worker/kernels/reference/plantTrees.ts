import { NEIGHBOUR_MEMBERS, NEIGHBOUR_TREES } from '../assembly/neighbourJobLayout';
import { drawBelow, neighbourLists, type NeighbourLists } from './neighbourLists';

/** Twin of assembly/plantTrees.ts. */
export const plantTrees = (buffer: ArrayBufferLike, job: number): number => {
  const lists = neighbourLists(buffer, job);
  const { count, from, to, field } = lists;
  const trees = field(NEIGHBOUR_TREES);
  for (let tree = from; tree < to; tree++) {
    const members = new Uint32Array(buffer, field(NEIGHBOUR_MEMBERS) + 4 * tree * count, count);
    grow(
      lists,
      members.map((_, i) => i),
      { tree, trees, first: 0 },
    );
  }
  return to - from;
};

interface Place {
  tree: number;
  trees: number;
  /** Number of the first member within the tree. */
  first: number;
}

const grow = (lists: NeighbourLists, members: Uint32Array, { tree, trees, first }: Place): void => {
  const { kept, candidates, candidateCounts } = lists;
  const count = members.length;
  if (count <= kept) {
    const place = 2 * (Math.floor(first / trees) * trees + tree);
    candidateCounts[place] = count;
    candidates.set(members, place * kept);
    return;
  }
  let left = split(lists, members, first * trees + tree);
  if (Math.min(left, count - left) < Math.floor(count / 10)) left = count >> 1;
  grow(lists, members.subarray(0, left), { tree, trees, first });
  grow(lists, members.subarray(left), { tree, trees, first: first + left });
};

const split = ({ field, distanceOf }: NeighbourLists, members: Uint32Array, what: number): number => {
  const a = members[drawBelow(field, what, members.length)];
  const b = members[drawBelow(field, ~what, members.length)];
  let [low, high] = [0, members.length];
  while (low < high) {
    const row = members[low];
    if (distanceOf(row, a) < distanceOf(row, b)) {
      low++;
    } else {
      members[low] = members[--high];
      members[high] = row;
    }
  }
  return low;
};
