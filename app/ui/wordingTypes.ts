import type { Problem } from '../../worker/contract/problems';

export interface Wording {
  /** What happened and where, in a few words. */
  title: string;
  /** Why, what was kept, and what to do. */
  text: string;
  /** Words of the machine, for a fold. */
  detail?: string;
}

/** Words for some kinds of problems. */
export type WordsOf<K extends Problem['kind']> = {
  [One in K]: (problem: Extract<Problem, { kind: One }>) => Wording;
};
