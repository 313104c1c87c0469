import type { Random } from '../model/random';
import { shuffle } from './shuffle';

/** Groups to be dealt to parts. */
export interface Assignment {
  /** Documents of each class in each group: groups × classes. */
  counts: Float64Array;
  groups: number;
  classes: number;
  /** Documents of each class that each part should get. */
  wanted: Float64Array[];
}

/** Pairs of groups are tried for a swap up to so many groups: above, moving single ones comes near enough. */
const SWAPPED_GROUPS = 300;

/**
 * Deals groups to parts in random order, each where it is needed most, then moves and swaps groups as long as that
 * brings the numbers of documents nearer to those wanted. No part is left without a group when there are enough.
 *
 * @returns the part of each group
 */
export const improveAssignment = (assignment: Assignment, random: Random): Uint8Array => {
  const state = new Dealing(assignment);
  const order = shuffle(
    Uint32Array.from({ length: assignment.groups }, (_, group) => group),
    random,
  );
  for (const group of order) state.deal(group);
  state.fillEmptyParts();
  for (let improved = true; improved;) {
    improved = false;
    for (const group of order) if (state.moveIfBetter(group)) improved = true;
    if (!improved && assignment.groups <= SWAPPED_GROUPS) improved = state.swapAny(order);
  }
  return state.partOf;
};

/** Smaller than any real gain: keeps rounding from going round in circles. */
const GAIN = 1e-9;

class Dealing {
  readonly partOf: Uint8Array;
  private readonly has: Float64Array[];
  private readonly groupsIn: number[];

  constructor(private readonly assignment: Assignment) {
    this.partOf = new Uint8Array(assignment.groups).fill(255);
    this.has = assignment.wanted.map(() => new Float64Array(assignment.classes));
    this.groupsIn = assignment.wanted.map(() => 0);
  }

  deal(group: number): void {
    const costs = this.has.map((_, part) => this.change(part, group, 1));
    this.put(group, costs.indexOf(Math.min(...costs)));
  }

  /** The smallest group of the part with most of them goes where there is none. */
  fillEmptyParts(): void {
    for (let part = 0; part < this.has.length; part++) {
      const fullest = this.groupsIn.indexOf(Math.max(...this.groupsIn));
      if (this.groupsIn[part] > 0 || this.groupsIn[fullest] < 2) continue;
      const candidates = [...this.partOf.keys()].filter((group) => this.partOf[group] === fullest);
      this.move(
        candidates.reduce((a, b) => (this.sizeOf(b) < this.sizeOf(a) ? b : a)),
        part,
      );
    }
  }

  moveIfBetter(group: number): boolean {
    const from = this.partOf[group];
    if (this.groupsIn[from] < 2) return false;
    const leaving = this.change(from, group, -1);
    const costs = this.has.map((_, part) => (part === from ? 0 : leaving + this.change(part, group, 1)));
    const best = costs.indexOf(Math.min(...costs));
    if (costs[best] >= -GAIN) return false;
    this.move(group, best);
    return true;
  }

  swapAny(order: Uint32Array): boolean {
    let swapped = false;
    for (const a of order) for (const b of order) if (a < b && this.swapIfBetter(a, b)) swapped = true;
    return swapped;
  }

  private swapIfBetter(a: number, b: number): boolean {
    const [partA, partB] = [this.partOf[a], this.partOf[b]];
    if (partA === partB) return false;
    const before = this.cost(partA) + this.cost(partB);
    this.move(a, partB);
    this.move(b, partA);
    if (this.cost(partA) + this.cost(partB) < before - GAIN) return true;
    this.move(a, partA);
    this.move(b, partB);
    return false;
  }

  /** Squared distance from what is wanted, so that small classes and parts count as much as large ones. */
  private cost(part: number): number {
    const wanted = this.assignment.wanted[part];
    return this.has[part].reduce((sum, has, kind) => sum + (has - wanted[kind]) ** 2 / (wanted[kind] + 1), 0);
  }

  private change(part: number, group: number, sign: 1 | -1): number {
    const { counts, classes, wanted } = this.assignment;
    let change = 0;
    for (let kind = 0; kind < classes; kind++) {
      const count = sign * counts[group * classes + kind];
      const off = this.has[part][kind] - wanted[part][kind];
      change += (count * (2 * off + count)) / (wanted[part][kind] + 1);
    }
    return change;
  }

  private sizeOf(group: number): number {
    const { counts, classes } = this.assignment;
    return counts.subarray(group * classes, (group + 1) * classes).reduce((a, b) => a + b, 0);
  }

  private move(group: number, part: number): void {
    this.add(group, this.partOf[group], -1);
    this.put(group, part);
  }

  private put(group: number, part: number): void {
    this.partOf[group] = part;
    this.add(group, part, 1);
  }

  private add(group: number, part: number, sign: 1 | -1): void {
    const { counts, classes } = this.assignment;
    this.groupsIn[part] += sign;
    for (let kind = 0; kind < classes; kind++) this.has[part][kind] += sign * counts[group * classes + kind];
  }
}
