import {
  DEFAULT_CLASSIFIER_REQUEST,
  type BatchPoint,
  type ClassifierCheck,
  type ClassifierDocumentsFacts,
  type ClassifierEpoch,
  type ClassifierError,
  type ClassifierEvent,
  type ClassifierProgress,
  type ClassifierRequest,
  type ClassifierRunFacts,
  type ClassifierSettings,
  type ClassifierState,
  type MovedWord,
  type Occlusion,
} from '../../worker/contract/classifier';
import type { BackendFacts, BackendLost } from '../../worker/contract/classifierBackend';
import type { Evaluation } from '../../worker/contract/classifierEvaluation';
import { defaultClassifierSettings } from '../../worker/contract/classifierRows';
import type { DocumentText } from '../../worker/contract/documents';
import type { Outcome } from '../../worker/contract/outcome';
import type { Problem } from '../../worker/contract/problems';
import type { RunStatus } from './store';
import { thinned } from './thinnedPoints';

export type ClassifierDocumentsStatus =
  | { kind: 'none' }
  | { kind: 'loading' }
  /** `runId` and `vectors`: of the run and the vectors they carry; see vectorsOf. */
  | { kind: 'ready'; facts: ClassifierDocumentsFacts; runId: number; vectors: string }
  | { kind: 'failed'; problem: Problem; runId: number };

/** A classifier, from the press of Train on. */
export interface Variant {
  runId: number;
  settings: ClassifierSettings;
  /** null until training has begun. */
  facts: ClassifierRunFacts | null;
  state: ClassifierState;
  progress: ClassifierProgress;
  points: BatchPoint[];
  epochs: ClassifierEpoch[];
  evaluation: Evaluation | null;
  /** What became of the backend it began on. */
  fallback: { lost: BackendLost; now: BackendFacts } | null;
  /** Whether its weights are still there: they go when the thread that holds them dies. */
  kept: boolean;
}

/** What waits for a yes, because trained classifiers would be lost. */
export type PendingLoss =
  { kind: 'request'; request: ClassifierRequest } | { kind: 'training'; singleEpoch: boolean };

/** A cell of the confusion matrix, as indices of classes. */
export interface Confusion {
  trueClass: number;
  predicted: number;
}

export interface ClassifierStatus {
  request: ClassifierRequest;
  settings: ClassifierSettings;
  /** null before it was opened. */
  backend: Outcome<BackendFacts> | null;
  documents: ClassifierDocumentsStatus;
  /** Of the settings as they are; null while it is under way. */
  check: ClassifierCheck | null;
  /** In the order of training. */
  variants: readonly Variant[];
  /** Settings that are trained one after another, once the one that trains is done. */
  queue: readonly ClassifierSettings[];
  /** Number of the variant whose results are shown; null: the newest that has any. */
  chosen: number | null;
  /** Cell of the matrix whose errors are listed; null: all. */
  confusion: Confusion | null;
  errors: { runId: number; answer: Outcome<ClassifierError[]> } | null;
  moved: { runId: number; answer: Outcome<MovedWord[]> } | null;
  /** The text typed last and what a classifier made of it; null while it is asked. */
  tried: { runId: number; text: string; answer: Outcome<Occlusion> | null } | null;
  /** Document that is read; `error` where it was got wrong. */
  reading: { document: number; error: ClassifierError | null; answer: Outcome<DocumentText> | null } | null;
  pendingLoss: PendingLoss | null;
}

/** What is known of documents and goes with them. */
export const NO_CLASSIFIERS = {
  documents: { kind: 'none' },
  check: null,
  variants: [],
  queue: [],
  chosen: null,
  confusion: null,
  errors: null,
  moved: null,
  tried: null,
  reading: null,
  pendingLoss: null,
} as const satisfies Partial<ClassifierStatus>;

export const NO_CLASSIFIER_STATUS: ClassifierStatus = {
  request: DEFAULT_CLASSIFIER_REQUEST,
  settings: defaultClassifierSettings(),
  backend: null,
  ...NO_CLASSIFIERS,
};

/** Tells apart the vectors that a run shows: they change as it trains on, or goes back to an epoch. */
export const vectorsOf = (run: RunStatus | null): string =>
  run ? `${run.facts.runId} ${run.shownEpoch ?? run.progress.rawWords}` : '';

export const newVariant = (runId: number, settings: ClassifierSettings): Variant => ({
  runId,
  settings,
  facts: null,
  state: { kind: 'preparing' },
  progress: {
    epoch: 0,
    epochs: settings.epochs,
    batch: 0,
    batches: 0,
    documentsPerSecond: null,
    elapsedSeconds: 0,
    secondsLeft: null,
  },
  points: [],
  epochs: [],
  evaluation: null,
  fallback: null,
  kept: true,
});

export const isAtWork = ({ state }: Variant): boolean =>
  state.kind === 'preparing' ||
  state.kind === 'training' ||
  state.kind === 'paused' ||
  state.kind === 'evaluating';

/** The variant that trains, or is paused. */
export const variantAtWork = ({ variants }: ClassifierStatus): Variant | null =>
  variants.find(isAtWork) ?? null;

/** The variant whose results are shown. */
export const chosenVariant = ({ variants, chosen }: ClassifierStatus): Variant | null =>
  variants.find(({ runId }) => runId === chosen) ??
  variants.findLast(({ evaluation }) => evaluation !== null) ??
  null;

/** Whether there is anything a replacement would lose. */
export const hasVariants = ({ variants }: ClassifierStatus): boolean =>
  variants.some(({ evaluation, epochs }) => evaluation !== null || epochs.length > 0);

/** The variants after an event of one of them; events of those let go change nothing. */
export const advanceClassifier = (status: ClassifierStatus, event: ClassifierEvent): ClassifierStatus => ({
  ...status,
  variants: status.variants.map((variant) =>
    variant.runId === event.runId ? advanceVariant(variant, event) : variant,
  ),
  backend: event.kind === 'backend' ? { ok: true, value: event.now } : status.backend,
});

function advanceVariant(variant: Variant, event: ClassifierEvent): Variant {
  switch (event.kind) {
    case 'state':
      return { ...variant, state: event.state, progress: event.progress };
    case 'progress':
      return { ...variant, progress: event.progress, points: thinned([...variant.points, ...event.points]) };
    case 'epoch':
      return { ...variant, epochs: [...variant.epochs, event.result] };
    case 'evaluation':
      return { ...variant, evaluation: event.evaluation };
    case 'backend': {
      // Training goes on from the last epoch: what came after it is trained again.
      const points = variant.points.filter(({ epoch }) => epoch <= variant.epochs.length);
      return { ...variant, points, fallback: { lost: event.lost, now: event.now } };
    }
  }
}

const documentsRun = ({ documents }: ClassifierStatus): number =>
  'runId' in documents ? documents.runId : 0;

/** The thread died: what trained has failed, and no weights are left; the figures stay. */
export const loseClassifier = (status: ClassifierStatus, problem: Problem): ClassifierStatus => ({
  ...status,
  documents: { kind: 'failed', problem, runId: documentsRun(status) },
  backend: null,
  check: null,
  queue: [],
  variants: status.variants.map((variant) => ({
    ...variant,
    kept: false,
    state: isAtWork(variant) ? { kind: 'failed', problem } : variant.state,
  })),
});

/** For another run: nothing of the old documents, and what was chosen of columns that are still there. */
export const classifierOfRun = (status: ClassifierStatus, columns: readonly string[]): ClassifierStatus => {
  const kept = (column: string | null) => (column !== null && columns.includes(column) ? column : null);
  const { request } = status;
  return {
    ...status,
    ...NO_CLASSIFIERS,
    request: {
      ...DEFAULT_CLASSIFIER_REQUEST,
      label: kept(request.label),
      group: kept(request.group),
    },
  };
};
