import type { ClassifierError } from '../../worker/contract/classifier';
import type { Confusion } from '../state/classifier';

/** The errors of a cell of the confusion matrix, or all. */
export const listedErrors = (
  errors: readonly ClassifierError[],
  cell: Confusion | null,
): readonly ClassifierError[] =>
  cell
    ? errors.filter(
        ({ trueClass, predicted }) => trueClass === cell.trueClass && predicted === cell.predicted,
      )
    : errors;
