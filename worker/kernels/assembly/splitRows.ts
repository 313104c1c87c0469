import { madd } from './madd';
import {
  NEIGHBOUR_FROM,
  NEIGHBOUR_LENGTHS,
  NEIGHBOUR_MEMBERS,
  NEIGHBOUR_OTHER_PIVOT,
  NEIGHBOUR_PIVOT,
  NEIGHBOUR_ROW_BYTES,
  NEIGHBOUR_SCRATCH,
  NEIGHBOUR_TO,
} from './neighbourJobLayout';
import { rowAt } from './neighbourLists';

/** Writes the difference of the two pivots to the scratch; returns how large x · difference is half-way between. */
function plane(job: usize): f32 {
  const scratch = <usize>load<u32>(job + NEIGHBOUR_SCRATCH);
  const rowBytes = <usize>load<u32>(job + NEIGHBOUR_ROW_BYTES);
  const a = rowAt(job, load<u32>(job + NEIGHBOUR_PIVOT));
  const b = rowAt(job, load<u32>(job + NEIGHBOUR_OTHER_PIVOT));
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

/**
 * Puts those of the members from … to − 1 that are nearer to the first pivot before the others, as a random projection
 * tree does (Dasgupta and Freund 2008). Returns how many they are.
 */
export function splitRows(job: usize): i32 {
  const from = load<u32>(job + NEIGHBOUR_FROM);
  const members = <usize>load<u32>(job + NEIGHBOUR_MEMBERS);
  const scratch = <usize>load<u32>(job + NEIGHBOUR_SCRATCH);
  const rowBytes = <usize>load<u32>(job + NEIGHBOUR_ROW_BYTES);
  const middle = plane(job);
  let low = members + (<usize>from << 2);
  let high = members + (<usize>load<u32>(job + NEIGHBOUR_TO) << 2);
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
  return <i32>((low - members) >> 2) - <i32>from;
}
