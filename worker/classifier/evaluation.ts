import type { Evaluation, SplitSizes } from '../contract/classifierEvaluation';
import { calibrationBins, classCurves } from './curves';
import {
  accuracyOf,
  bootstrapIntervals,
  classScores,
  confusionMatrix,
  meanLoss,
  predictedClasses,
  wilsonInterval,
} from './metrics';

/** Answers of a model to the test part. */
export interface TestAnswers {
  /** Documents × classes. */
  probabilities: Float32Array;
  truth: Int32Array;
  /** Group of each document; null: not split by groups. */
  groupOf: Int32Array | null;
  classes: number;
  seed: number;
}

export type TrainingFacts = Pick<Evaluation, 'epoch' | 'epochs' | 'seconds' | 'documentsPerSecond'> & {
  sizes: SplitSizes;
};

export const evaluate = (
  { probabilities, truth, groupOf, classes, seed }: TestAnswers,
  facts: TrainingFacts,
): Evaluation => {
  const judged = { truth, predicted: predictedClasses(probabilities, classes), classes };
  const { predicted } = judged;
  const confusion = confusionMatrix(judged);
  const bootstrap = bootstrapIntervals(judged, groupOf, seed);
  const right = accuracyOf(judged) * truth.length;
  const commonest = facts.sizes.train.byClass.indexOf(Math.max(...facts.sizes.train.byClass));
  const confidences = Float32Array.from(predicted, (kind, row) => probabilities[row * classes + kind]);
  const { bins, error } = calibrationBins(confidences, (row) => predicted[row] === truth[row]);
  return {
    ...facts,
    accuracy: groupOf ? bootstrap.accuracy : wilsonInterval(Math.round(right), truth.length),
    macroF1: bootstrap.macroF1,
    intervals: groupOf ? 'groups' : 'documents',
    majorityAccuracy: truth.filter((kind) => kind === commonest).length / truth.length,
    loss: meanLoss(probabilities, truth, classes),
    classes: classScores(confusion, classes),
    confusion,
    curves: Array.from({ length: classes }, (_, kind) =>
      classCurves(
        Float32Array.from(truth, (_, row) => probabilities[row * classes + kind]),
        (row) => truth[row] === kind,
      ),
    ),
    calibration: bins,
    calibrationError: error,
  };
};
