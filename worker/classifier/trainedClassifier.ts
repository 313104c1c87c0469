import type {
  ClassifierDocuments,
  ClassifierError,
  ClassifierEvent,
  ClassifierSettings,
} from '../contract/classifier';
import { isNetwork } from '../contract/classifierRows';
import type { Evaluation, SplitSizes } from '../contract/classifierEvaluation';
import { ClassifierRun, type RunSurroundings } from './classifierRun';
import { pick, wordsOf } from './documentWords';
import { evaluate } from './evaluation';
import type { Learner } from './learner';
import { predictedClasses } from './metrics';
import type { Split } from './split';

export interface ClassifierPlan {
  runId: number;
  documents: ClassifierDocuments;
  settings: ClassifierSettings;
  split: Split;
  sizes: SplitSizes;
  onEvent: (event: ClassifierEvent) => void;
}

/** A run with all that can be asked of it once it has been judged. */
export class TrainedClassifier {
  readonly run: ClassifierRun;
  evaluation: Evaluation | null = null;
  /** Of the test part: documents × classes. */
  private probabilities = new Float32Array(0);

  constructor(
    readonly plan: ClassifierPlan,
    learner: Learner,
    surroundings: Pick<RunSurroundings, 'now' | 'yield' | 'recover'>,
  ) {
    const { runId, documents, settings, split, onEvent } = plan;
    const { epochs, patience, learningRate, seed } = settings;
    this.run = new ClassifierRun(learner, {
      ...surroundings,
      ...{ runId, split, onEvent, patience, learningRate, seed },
      // Logistic regression goes on until it has converged.
      epochs: learner.batchSize === split.train.length && !learner.keepsBest ? MOST_STEPS : epochs,
      lists: documents,
      classOf: documents.classOf,
      classes: documents.classes.length,
      evaluate: (facts) => this.judge(facts),
    });
  }

  /** Words that the model reads of a text. */
  get reads(): number {
    return isNetwork(this.plan.settings) ? this.plan.settings.sequenceLength : Infinity;
  }

  errors(): ClassifierError[] {
    const { documents, split } = this.plan;
    const classes = documents.classes.length;
    const predicted = predictedClasses(this.probabilities, classes);
    const errors = [...split.test].flatMap((index, row) => {
      const trueClass = documents.classOf[index];
      if (predicted[row] === trueClass) return [];
      const probabilities = [...this.probabilities.subarray(row * classes, (row + 1) * classes)];
      return [{ document: documents.documents[index], trueClass, predicted: predicted[row], probabilities }];
    });
    return errors.sort((a, b) => b.probabilities[b.predicted] - a.probabilities[a.predicted]);
  }

  /** Words that the training part has, each once. */
  trainedWords(): Set<number> {
    const words = new Set<number>();
    for (const document of this.plan.split.train) {
      for (const word of wordsOf(this.plan.documents, document)) if (word >= 0) words.add(word);
    }
    return words;
  }

  private async judge(
    facts: Pick<Evaluation, 'epoch' | 'epochs' | 'seconds' | 'documentsPerSecond'>,
  ): Promise<void> {
    const { documents, split, sizes, settings, runId, onEvent } = this.plan;
    this.probabilities = new Float32Array(await this.run.current.predict(pick(documents, split.test)));
    const { groupOf, classOf } = documents;
    this.evaluation = evaluate(
      {
        probabilities: this.probabilities,
        truth: Int32Array.from(split.test, (document) => classOf[document]),
        groupOf: groupOf && Int32Array.from(split.test, (document) => groupOf[document]),
        classes: documents.classes.length,
        seed: settings.seed,
      },
      { ...facts, sizes },
    );
    onEvent({ kind: 'evaluation', runId, evaluation: this.evaluation });
  }
}

const MOST_STEPS = 500;
