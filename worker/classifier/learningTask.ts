import type { ClassifierDocuments, ClassifierSettings } from '../contract/classifier';
import {
  FASTTEXT_SUPERVISED,
  finetunes,
  FROZEN,
  isNetwork,
  LOGISTIC_REGRESSION,
  RANDOM,
} from '../contract/classifierRows';
import type { CompiledKernels } from '../kernels/kernels';
import { FastTextSupervised } from './fastTextSupervised';
import { balancedWeights, type Learner, type LearningTask } from './learner';
import { LogisticRegression } from './logisticRegression';
import { networkParameters } from './recurrentShapes';
import type { LabelledItems } from './split';

/** What the split needs of documents. */
export const itemsOf = ({ classOf, classes, groupOf, groups }: ClassifierDocuments): LabelledItems => ({
  classOf,
  classes: classes.length,
  groupOf,
  groups: groups?.length ?? 0,
});

export const learningTask = (
  documents: ClassifierDocuments,
  train: Uint32Array,
  settings: ClassifierSettings,
): LearningTask => {
  const { classOf, vectors, dimensions } = documents;
  const classes = documents.classes.length;
  return {
    lists: documents,
    classOf,
    classes,
    train,
    vectors,
    dimensions,
    classWeights: settings.classWeights
      ? balancedWeights(classOf, train, classes)
      : new Float64Array(classes).fill(1),
  };
};

/** Makes a network; loaded with TensorFlow.js, or a test's own. */
export type MakeNetwork = (
  task: LearningTask,
  settings: ClassifierSettings,
  kernels: CompiledKernels | null,
) => Learner;

export const baselineLearner = (task: LearningTask, settings: ClassifierSettings): Learner => {
  if (settings.model === LOGISTIC_REGRESSION) return new LogisticRegression(task, settings.l2);
  return new FastTextSupervised(task, {
    random: settings.embedding === RANDOM,
    trainable: settings.embedding !== FROZEN,
    bigrams: settings.wordBigrams === 1,
    learningRate: settings.learningRate,
    seed: settings.seed,
  });
};

/** Numbers of a model before it is made; pairs of words are not counted. */
export const parametersOf = (
  { vocabulary, dimensions, classes }: ClassifierDocuments,
  settings: ClassifierSettings,
): { all: number; trainable: number } => {
  const shape = { words: vocabulary.length, dimensions, classes: classes.length };
  if (isNetwork(settings)) return networkParameters(settings, shape);
  const output = (settings.model === FASTTEXT_SUPERVISED ? dimensions : dimensions + 1) * classes.length;
  if (settings.model === LOGISTIC_REGRESSION) return { all: output, trainable: output };
  const inputs = vocabulary.length * dimensions;
  const trained = finetunes(settings) || settings.embedding === RANDOM;
  return { all: output + inputs, trainable: output + (trained ? inputs : 0) };
};
