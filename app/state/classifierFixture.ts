import type {
  ClassifierDocumentsFacts,
  ClassifierEvent,
  ClassifierProgress,
  ClassifierRunFacts,
  ClassifierSettings,
} from '../../worker/contract/classifier';
import type { BackendFacts } from '../../worker/contract/classifierBackend';
import type { Evaluation, Interval, SplitSizes } from '../../worker/contract/classifierEvaluation';
import { isNetwork } from '../../worker/contract/classifierRows';
import { ok } from '../../worker/contract/outcome';
import type { ClassifierLink } from '../session/sessionTypes';

export const BACKEND: BackendFacts = { name: 'wasm', gpu: null, threads: 2, simd: true, passedOver: [] };

const CLASSES = ['Republican', 'Democratic', 'Whig'];
const part = (documents: number) => ({
  documents,
  groups: null,
  byClass: [documents / 2, documents / 4, documents / 4],
});
const SIZES: SplitSizes = { train: part(640), validation: part(160), test: part(200) };

export const classifierFactsOf = (
  change: Partial<ClassifierDocumentsFacts> = {},
): ClassifierDocumentsFacts => ({
  documents: 1000,
  classes: CLASSES.map((name, i) => ({ name, documents: i === 0 ? 500 : 250 })),
  groups: null,
  leftOut: { noLabel: 12, noWord: 3, smallClass: 0 },
  longerThan: Uint32Array.from({ length: 1001 }, (_, n) => Math.max(0, 1000 - 5 * n)),
  longest: 200,
  unknownShare: 0.04,
  dimensions: 100,
  vocabulary: 5,
  findings: [],
  ...change,
});

export const classifierRunFacts = (runId: number, settings: ClassifierSettings): ClassifierRunFacts => ({
  runId,
  settings,
  classes: CLASSES,
  sizes: SIZES,
  parameters: { all: 42_000, trainable: 41_000 },
  backend: isNetwork(settings) ? 'wasm' : null,
});

export const classifierProgress = (change: Partial<ClassifierProgress> = {}): ClassifierProgress => ({
  epoch: 0,
  epochs: 20,
  batch: 0,
  batches: 20,
  documentsPerSecond: null,
  elapsedSeconds: 0,
  secondsLeft: null,
  ...change,
});

const around = (value: number, reach: number): Interval => ({
  value,
  low: value - reach,
  high: value + reach,
});

export const evaluationOf = (accuracy: number): Evaluation => ({
  sizes: SIZES,
  epoch: 6,
  epochs: 9,
  seconds: 31,
  documentsPerSecond: 180,
  accuracy: around(accuracy, 0.05),
  macroF1: around(accuracy - 0.04, 0.06),
  intervals: 'documents',
  majorityAccuracy: 0.5,
  loss: 0.61,
  classes: CLASSES.map((_, i) => ({
    precision: accuracy - 0.05 * i,
    recall: accuracy - 0.03 * i,
    f1: accuracy - 0.04 * i,
    documents: i === 0 ? 100 : 50,
  })),
  confusion: Uint32Array.from([82, 12, 6, 9, 36, 5, 4, 8, 38]),
  curves: CLASSES.map((_, i) => ({
    roc: Array.from({ length: 30 }, (_point, k) => ({ x: k / 29, y: Math.pow(k / 29, 0.25 + 0.1 * i) })),
    auc: 0.9 - 0.05 * i,
    precisionRecall: Array.from({ length: 30 }, (_point, k) => ({
      x: k / 29,
      y: 1 - (0.4 + 0.1 * i) * Math.pow(k / 29, 3),
    })),
    averagePrecision: 0.86 - 0.06 * i,
  })),
  calibration: Array.from({ length: 10 }, (_, i) => ({
    from: i / 10,
    to: (i + 1) / 10,
    documents: i < 3 ? 0 : 10 + 4 * i,
    confidence: i < 3 ? NaN : (i + 0.5) / 10,
    accuracy: i < 3 ? NaN : Math.min(1, 0.25 + i * 0.07),
  })),
  calibrationError: 0.074,
});

/** A classifier that answers at once; `calls` names what was asked, and with which run. */
export function fakeClassifier(
  change: Partial<ClassifierLink> = {},
  calls: string[] = [],
): ClassifierLink & { calls: string[] } {
  const note = (text: string) => void calls.push(text);
  return {
    calls,
    open: async () => ok(BACKEND),
    load: async ({ label }) => {
      note(`load ${label ?? ''}`.trim());
      return ok(classifierFactsOf());
    },
    check: async () =>
      ok({ problems: [], findings: [], sizes: SIZES, parameters: { all: 42_000, trainable: 41_000 } }),
    train: async (runId, settings) => {
      note(`train ${runId}`);
      return ok(classifierRunFacts(runId, settings));
    },
    command: async (command) => {
      note(command);
      return ok(null);
    },
    occlusion: async (runId, text) => {
      note(`occlusion ${runId}`);
      const words = text.split(/\s+/).map((word) => ({ word, known: true, read: true }));
      return ok({
        predicted: 0,
        probabilities: [0.7, 0.2, 0.1],
        words,
        effects: words.map((_, i) => 0.1 - 0.05 * i),
      });
    },
    errors: async (runId) => {
      note(`errors ${runId}`);
      return ok([
        { document: 7, trueClass: 0, predicted: 1, probabilities: [0.05, 0.93, 0.02] },
        { document: 9, trueClass: 2, predicted: 1, probabilities: [0.1, 0.6, 0.3] },
      ]);
    },
    movedWords: async (runId) => {
      note(`movedWords ${runId}`);
      return ok([]);
    },
    save: async () => ok(new Blob(['zip'])),
    forget: async (runId) => {
      note(`forget ${runId}`);
      return ok(null);
    },
    ...change,
  };
}

/** What a classifier tells from the first batch to its evaluation. */
export const finishedEvents = (runId: number, accuracy = 0.8): ClassifierEvent[] => [
  { kind: 'state', runId, state: { kind: 'training' }, progress: classifierProgress() },
  {
    kind: 'epoch',
    runId,
    result: {
      epoch: 1,
      loss: 0.8,
      accuracy: 0.6,
      validation: { loss: 0.9, accuracy: 0.55 },
      best: true,
      seconds: 3,
    },
  },
  { kind: 'evaluation', runId, evaluation: evaluationOf(accuracy) },
  { kind: 'state', runId, state: { kind: 'finished' }, progress: classifierProgress({ epoch: 20 }) },
];
