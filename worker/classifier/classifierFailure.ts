import type { Problem } from '../contract/problems';

/** A failure that the user can do something about. */
export class ClassifierFailure extends Error {
  constructor(readonly problem: Problem) {
    super(problem.kind);
  }
}

export const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const problemOf = (error: unknown): Problem =>
  error instanceof ClassifierFailure
    ? error.problem
    : { kind: 'workerCrashed', worker: 'classifier', detail: detailOf(error) };
