import type { BackendFacts, BackendName, BackendLost } from './classifierBackend';
import type { Evaluation, SplitSizes } from './classifierEvaluation';
import type { ClassifierKey } from './classifierRows';
import type { CorpusSettings } from './corpus';
import type { Outcome } from './outcome';
import type { Problem } from './problems';

/** Which documents a classifier is to learn from, and what they are told apart by. */
export interface ClassifierRequest {
  /** Column of the classes; null: the label of the table. */
  label: string | null;
  /** Column whose documents stay together when the corpus is split; null: each document for itself. */
  group: string | null;
  /** More classes than this are a problem; SENSIBLE_CLASSES unless the user wants more. */
  mostClasses: number;
  /** Documents of classes with fewer documents are left out and counted; 1: none are. */
  leastDocuments: number;
}

/** Above so many classes the user is asked first. */
export const SENSIBLE_CLASSES = 200;

/** A class with fewer documents cannot be in training, validation and test at once. */
export const LEAST_DOCUMENTS_A_CLASS = 3;

export const DEFAULT_CLASSIFIER_REQUEST: ClassifierRequest = {
  label: null,
  group: null,
  mostClasses: SENSIBLE_CLASSES,
  leastDocuments: 1,
};

/** In `ClassifierDocuments.words`: a word without a vector. */
export const OUT_OF_VOCABULARY = -1;

/** Labelled documents as words with vectors. The engine makes it from a corpus and a run; it holds copies only. */
export interface ClassifierDocuments {
  /** Documents with a class and a word. */
  count: number;
  /** Number of each in the corpus, rising: what `EngineApi` calls a document by. */
  documents: Uint32Array;
  /** Words of document i: words[offsets[i] … offsets[i + 1] − 1]; each a row of `vectors`, or OUT_OF_VOCABULARY. */
  words: Int32Array;
  offsets: Uint32Array;
  labelColumn: string;
  /** Index of `classes`; classes by falling number of documents. */
  classOf: Int32Array;
  classes: string[];
  groupColumn: string | null;
  /** Index of `groups`; documents without a value are a group each, named ''. null: no groups. */
  groupOf: Int32Array | null;
  groups: string[] | null;
  /** Words of the run, most frequent first, and their vectors: count × dimensions. */
  vocabulary: string[];
  vectors: Float32Array<ArrayBuffer>;
  dimensions: number;
  /** Documents of the corpus that are not here, and why. */
  leftOut: { noLabel: number; noWord: number; smallClass: number };
  /** How a typed text becomes words: as the corpus did. */
  cutting: { settings: CorpusSettings; phrases: PhraseSets[] };
}

/** What one pass joined, for texts typed later; see model/joinWords.ts. */
export interface PhraseSets {
  phrases: ReadonlySet<string>;
  connectors: ReadonlySet<string>;
}

/** What is known of documents once they are loaded. */
export interface ClassifierDocumentsFacts {
  documents: number;
  /** As in ClassifierDocuments, most frequent first. */
  classes: { name: string; documents: number }[];
  groups: { name: string; documents: number }[] | null;
  leftOut: ClassifierDocuments['leftOut'];
  /** longerThan[n]: documents with more than n words, for n from 0 to MAXIMUM_SEQUENCE_LENGTH. */
  longerThan: Uint32Array;
  longest: number;
  /** Share of running words that have no vector, 0–1. */
  unknownShare: number;
  dimensions: number;
  vocabulary: number;
  findings: ClassifierFinding[];
}

/** Values of all settings; their meaning stands in classifierRows.ts. */
export type ClassifierSettings = Record<ClassifierKey, number>;

/** Worth knowing, does not stop a start. Shares are 0–1. */
export type ClassifierFinding =
  /** Documents with more words than sequenceLength, which lose their ends. */
  | { kind: 'longTexts'; share: number; sequenceLength: number; longest: number }
  | { kind: 'unknownWords'; share: number }
  /** The largest class holds most documents: always guessing it is right that often. */
  | { kind: 'imbalance'; name: string; share: number }
  /** By groups: classes without a document in a part of the split, which is then judged without them. */
  | { kind: 'classNotInPart'; part: SplitPart; classes: string[] }
  /** Intervals over so few groups are rough. */
  | { kind: 'fewTestGroups'; column: string; groups: number }
  /** A part of the split that is smaller or larger than asked for by half or more, because of large groups. */
  | { kind: 'unevenSplit'; part: SplitPart; asked: number; got: number }
  | { kind: 'fewDocuments'; documents: number };

export type SplitPart = 'train' | 'validation' | 'test';

export interface ClassifierCheck {
  /** Stands in the way of a start. */
  problems: Problem[];
  findings: ClassifierFinding[];
  sizes: SplitSizes | null;
  /** Numbers the model has, and those that training changes. */
  parameters: { all: number; trainable: number };
}

/** Told when training begins. */
export interface ClassifierRunFacts {
  runId: number;
  settings: ClassifierSettings;
  classes: string[];
  sizes: SplitSizes;
  parameters: { all: number; trainable: number };
  /** null: a baseline, which runs in plain JavaScript. */
  backend: BackendName | null;
}

/** `stop` keeps the weights of the best epoch and evaluates them; `resume` goes on after a pause or a stop. */
export type ClassifierCommand = 'pause' | 'resume' | 'stop';

export type ClassifierState =
  | { kind: 'preparing' }
  | { kind: 'training' }
  | { kind: 'paused' }
  /** Training has ended; the weights of the best epoch go through the test part. */
  | { kind: 'evaluating' }
  | { kind: 'stopped' }
  /** Before its last epoch where there is a reason. */
  | { kind: 'finished'; reason?: { kind: 'earlyStop'; epoch: number } }
  | { kind: 'failed'; problem: Problem };

/** Where training is. */
export interface ClassifierProgress {
  /** Epochs completed. */
  epoch: number;
  epochs: number;
  /** Batches completed, of the current epoch. */
  batch: number;
  batches: number;
  /** Training documents a second over the last second or so, validation not counted; null at first. */
  documentsPerSecond: number | null;
  /** Pauses excluded. */
  elapsedSeconds: number;
  secondsLeft: number | null;
}

/** Mean loss (nats a document) and accuracy of the training documents since the last point. */
export interface BatchPoint {
  /** Epochs completed at this point, as a fraction. */
  epoch: number;
  loss: number;
  accuracy: number;
}

export interface ClassifierEpoch {
  /** From 1. */
  epoch: number;
  /** Mean over the epoch, with dropout; class weights are not in it. */
  loss: number;
  accuracy: number;
  /** Of the validation part, null when there is none. */
  validation: { loss: number; accuracy: number } | null;
  /** Whether these are the best weights so far: the lowest loss of the validation part. */
  best: boolean;
  /** Trained so far, validation included, pauses not. */
  seconds: number;
}

export type ClassifierEvent =
  | { kind: 'state'; runId: number; state: ClassifierState; progress: ClassifierProgress }
  /** At most ten times a second; with the points since the last. */
  | { kind: 'progress'; runId: number; progress: ClassifierProgress; points: BatchPoint[] }
  | { kind: 'epoch'; runId: number; result: ClassifierEpoch }
  /** Of the test part, after `stop` and at the end; comes before the state `stopped` or `finished`. */
  | { kind: 'evaluation'; runId: number; evaluation: Evaluation }
  /** A backend was lost; training goes on from the last epoch on `now`. */
  | { kind: 'backend'; runId: number; lost: BackendLost; now: BackendFacts };

export interface Prediction {
  /** Index of the likeliest class, and the probability of each, in the order of the classes. */
  predicted: number;
  probabilities: number[];
  /** As the text was cut; `known` where the word has a vector, `read` where it is within the sequence length. */
  words: { word: string; known: boolean; read: boolean }[];
}

export interface Occlusion extends Prediction {
  /**
   * For each of `words`: by how much the probability of the predicted class falls without the word (left out, the
   * others moving up). Negative: the word speaks against the class. 0 for words that are not read.
   */
  effects: number[];
}

export interface MovedWord {
  word: string;
  wordId: number;
  /** Cosine of the vector before and after fine-tuning. */
  similarity: number;
  /** Euclidean length of the difference. */
  distance: number;
  before: Float32Array;
  after: Float32Array;
  /** Nearest among all words, by cosine. */
  neighboursBefore: { word: string; similarity: number }[];
  neighboursAfter: { word: string; similarity: number }[];
}

/** A test document that got the wrong class. */
export interface ClassifierError {
  /** Number in the corpus. */
  document: number;
  trueClass: number;
  predicted: number;
  probabilities: number[];
}

/**
 * A worker that trains classifiers of documents. Every run keeps its weights until it is forgotten, so that variants
 * can be compared; one trains at a time. Questions about a run without an evaluation answer `noClassifier`.
 */
export interface ClassifierApi {
  /** Loads TensorFlow.js and the best backend, or the preferred one if it can be had here. */
  open(preferred: BackendName | null): Promise<Outcome<BackendFacts>>;
  /** Replaces the documents; all runs are forgotten. */
  load(documents: ClassifierDocuments): Promise<Outcome<ClassifierDocumentsFacts>>;
  check(settings: ClassifierSettings): Promise<Outcome<ClassifierCheck>>;
  /** Answers when training has begun. A run that is training is stopped, without an evaluation. */
  train(
    runId: number,
    settings: ClassifierSettings,
    onEvent: (event: ClassifierEvent) => void,
  ): Promise<Outcome<ClassifierRunFacts>>;
  /** To the run that was started last. */
  command(command: ClassifierCommand): Promise<Outcome<null>>;

  predict(runId: number, text: string): Promise<Outcome<Prediction>>;
  occlusion(runId: number, text: string): Promise<Outcome<Occlusion>>;
  /** Misclassified test documents, the surest first. */
  errors(runId: number): Promise<Outcome<ClassifierError[]>>;
  /** Words whose vectors fine-tuning turned most, among those that occur in the training part. Trainable embeddings only. */
  movedWords(runId: number, count: number): Promise<Outcome<MovedWord[]>>;
  /** A zip: model.json and weights for Keras, labels, preprocessing and a script in Python. See docs/classifier.md. */
  save(runId: number): Promise<Outcome<Blob>>;
  forget(runId: number): Promise<Outcome<null>>;
}
