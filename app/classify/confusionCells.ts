import { formatCount, formatShare } from '../ui/format';

export interface ConfusionCell {
  trueClass: number;
  predicted: number;
  documents: number;
  /** Of the documents of the true class; NaN where there is none. */
  share: number;
}

/** Rows of the matrix for some classes, in their order. */
export function confusionRows(
  confusion: ArrayLike<number>,
  classes: number,
  shown: readonly number[],
): ConfusionCell[][] {
  return shown.map((trueClass) => {
    let total = 0;
    for (let predicted = 0; predicted < classes; predicted++)
      total += confusion[trueClass * classes + predicted];
    return shown.map((predicted) => {
      const documents = confusion[trueClass * classes + predicted];
      return { trueClass, predicted, documents, share: documents / total };
    });
  });
}

/** "12 documents of Whig taken for Republican, 24 % of Whig". */
export const cellName = (
  { trueClass, predicted, documents, share }: ConfusionCell,
  classes: readonly string[],
) => {
  const what = trueClass === predicted ? 'recognised' : `taken for ${classes[predicted]}`;
  const of = Number.isNaN(share) ? '' : `, ${formatShare(share)} of ${classes[trueClass]}`;
  return `${formatCount(documents)} of ${classes[trueClass]} ${what}${of}`;
};
