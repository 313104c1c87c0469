/** A figure with its 95 % confidence interval. */
export interface Interval {
  value: number;
  low: number;
  high: number;
}

export interface PartSize {
  documents: number;
  /** null: not split by groups. */
  groups: number | null;
  /** Documents of each class. */
  byClass: number[];
}

export interface SplitSizes {
  train: PartSize;
  validation: PartSize;
  test: PartSize;
}

export interface ClassScores {
  /** Of all documents given this class, the share that has it; NaN when none was given. */
  precision: number;
  /** Of all documents with this class, the share found; NaN when the part has none. */
  recall: number;
  /** 0 where both are 0 or one is NaN; NaN when the part has none of the class. */
  f1: number;
  /** Test documents of the class. */
  documents: number;
}

/** One class against all others, over falling thresholds. */
export interface ClassCurves {
  /** False positive rate and true positive rate, from (0, 0) to (1, 1), at most CURVE_POINTS points; null without both kinds. */
  roc: { x: number; y: number }[] | null;
  auc: number;
  /** Recall and precision. */
  precisionRecall: { x: number; y: number }[] | null;
  averagePrecision: number;
}

export const CURVE_POINTS = 100;

export interface CalibrationBin {
  /** Predicted probabilities in (from, to]. */
  from: number;
  to: number;
  documents: number;
  /** Mean probability of the predicted class, and share that is right; NaN in an empty bin. */
  confidence: number;
  accuracy: number;
}

/** What a classifier is worth on documents that it never saw: the test part, with the weights of the best epoch. */
export interface Evaluation {
  sizes: SplitSizes;
  /** The epoch whose weights these are, from 1. */
  epoch: number;
  /** Epochs that were trained. */
  epochs: number;
  /** Time spent on training, validation included. */
  seconds: number;
  documentsPerSecond: number;
  accuracy: Interval;
  /** Mean of the F1 of all classes that the test part has. */
  macroF1: Interval;
  /**
   * How the intervals were found: `documents`: Wilson's for the accuracy, bootstrap over documents for macro-F1;
   * `groups`: both by bootstrap over whole groups.
   */
  intervals: 'documents' | 'groups';
  /** Accuracy of always giving the commonest class of the training part. */
  majorityAccuracy: number;
  /** Mean negative log-likelihood of the true class, in nats. */
  loss: number;
  /** In the order of the classes. */
  classes: ClassScores[];
  /** Documents, true class × predicted class, row by row: classes². */
  confusion: Uint32Array;
  curves: ClassCurves[];
  calibration: CalibrationBin[];
  /** Expected calibration error (Guo et al. 2017): mean distance of confidence and accuracy over the bins. */
  calibrationError: number;
}
