import type { SplitPart } from '../contract/classifier';
import type { PartSize, SplitSizes } from '../contract/classifierEvaluation';
import { Random } from '../model/random';
import { improveAssignment, type Assignment } from './groupAssignment';
import { shuffle } from './shuffle';

export const SPLIT_PARTS: readonly SplitPart[] = ['train', 'validation', 'test'];

/** Documents of each part, by their index. */
export type Split = Record<SplitPart, Uint32Array>;

export interface LabelledItems {
  classOf: Int32Array;
  classes: number;
  /** null: each document for itself. */
  groupOf: Int32Array | null;
  groups: number;
}

export interface SplitShares {
  validationShare: number;
  testShare: number;
  seed: number;
}

/** Stream of random numbers that is the split's alone. */
const SPLIT_STREAM = 101;

/**
 * Cuts documents into training, validation and test by chance: the order of rows decides nothing. Without groups every
 * class is cut in the same proportions, and is in every part when it has three documents. With groups
 * each is wholly in one part, and classes are as near to the proportions as moving groups about makes them.
 */
export const splitDocuments = (items: LabelledItems, shares: SplitShares): Split =>
  items.groupOf ? splitGroups(items, items.groupOf, shares) : splitStratified(items, shares);

const splitStratified = ({ classOf, classes }: LabelledItems, shares: SplitShares): Split => {
  const parts: number[][] = [[], [], []];
  for (let kind = 0; kind < classes; kind++) {
    const members: number[] = [];
    classOf.forEach((of, document) => of === kind && members.push(document));
    shuffle(members, new Random(shares.seed, SPLIT_STREAM, kind));
    const { test, validation } = partSizes(members.length, shares);
    parts[2].push(...members.slice(0, test));
    parts[1].push(...members.slice(test, test + validation));
    parts[0].push(...members.slice(test + validation));
  }
  return splitOf(parts);
};

/** Of so many documents: at least one for each part where there are three, training first. */
const partSizes = (count: number, { validationShare, testShare }: SplitShares) => {
  const test = Math.min(Math.max(1, Math.round(count * testShare)), count - 1);
  const validation = Math.min(Math.max(1, Math.round(count * validationShare)), count - 1 - test);
  return { test: Math.max(0, test), validation: Math.max(0, validation) };
};

const splitGroups = (
  { classOf, classes, groups }: LabelledItems,
  groupOf: Int32Array,
  { validationShare, testShare, seed }: SplitShares,
): Split => {
  const counts = new Float64Array(groups * classes);
  const totals = new Float64Array(classes);
  groupOf.forEach((group, document) => {
    counts[group * classes + classOf[document]]++;
    totals[classOf[document]]++;
  });
  const shares = [1 - validationShare - testShare, validationShare, testShare];
  const assignment: Assignment = {
    counts,
    classes,
    groups,
    wanted: shares.map((share) => totals.map((n) => n * share)),
  };
  const partOf = improveAssignment(assignment, new Random(seed, SPLIT_STREAM));
  const parts: number[][] = [[], [], []];
  groupOf.forEach((group, document) => parts[partOf[group]].push(document));
  return splitOf(parts);
};

const splitOf = ([train, validation, test]: number[][]): Split => ({
  train: Uint32Array.from(train).sort(),
  validation: Uint32Array.from(validation).sort(),
  test: Uint32Array.from(test).sort(),
});

export const splitSizes = (split: Split, { classOf, classes, groupOf }: LabelledItems): SplitSizes => {
  const sizeOf = (documents: Uint32Array): PartSize => {
    const byClass = new Array<number>(classes).fill(0);
    for (const document of documents) byClass[classOf[document]]++;
    const groups = groupOf && new Set(Array.from(documents, (document) => groupOf[document])).size;
    return { documents: documents.length, groups, byClass };
  };
  return { train: sizeOf(split.train), validation: sizeOf(split.validation), test: sizeOf(split.test) };
};
