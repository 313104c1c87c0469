import type { ClassifierDocuments, ClassifierRequest } from './classifier';
import type {
  CorpusFacts,
  CorpusSettings,
  CorpusSource,
  PhraseListing,
  PhrasePreview,
  PhraseSettings,
  ReadingProgress,
  VocabularyPreview,
  VocabularyRequest,
} from './corpus';
import type { DocumentQuestionsApi } from './documentQuestions';
import type { ColumnValues, DocumentText, TableInspection, TableShape, WordDocuments } from './documents';
import type { Hyperparameters } from './hyperparameterRow';
import type { MapRows } from './mapRows';
import type { Outcome } from './outcome';
import type { EncodingName, Problem } from './problems';
import type { VocabularyRules } from './vocabularyRules';
import type { ClusterRequest, WordGroups } from './wordGroups';

/** Which kernels run: wasm with fused multiply-add, plain wasm SIMD, or the TypeScript twin. */
export type KernelBuild = 'relaxed' | 'simd' | 'reference';

export interface EngineFacts {
  kernelBuild: KernelBuild;
  /** Whether memory is shared between threads; false means one thread. */
  shared: boolean;
  /** Threads that can be used. */
  maximumThreads: number;
}

/** Everything that decides a run: the table of parameters, and the rules beside it (absent: none). */
export interface RunSettings extends Hyperparameters {
  rules?: VocabularyRules;
  /**
   * `lastRun`: goes on from what the last run has learnt. Words that it knew keep their vectors; those that are new
   * in the text and frequent enough join them. Absent: from scratch.
   */
  from?: 'scratch' | 'lastRun';
}

export type PreflightFinding =
  | { kind: 'hugeSentence'; tokens: number; share: number; isDocument: boolean }
  | { kind: 'oneCharacterVocabulary'; share: number }
  | { kind: 'vectorSizeLarge'; vectorSize: number; vocabulary: number; suggested: number }
  | { kind: 'fewTokens'; tokens: number }
  | { kind: 'risingAlpha'; alpha: number; minAlpha: number }
  | { kind: 'moreThreadsThanCores'; threads: number; cores: number }
  | { kind: 'singleThreadOnly' }
  /** Further training keeps the words' vectors, but not what predicts from them. */
  | { kind: 'outputLayerAnew'; reason: 'tree' | 'otherLayer' }
  /** Doc2Vec: documents without a word of the vocabulary, which keep their random vectors; `onlyLabels` have no word at all. */
  | { kind: 'documentsWithoutWords'; without: number; onlyLabels: number; documents: number }
  | { kind: 'repeatedLabels'; repeated: number }
  /** PV-DBOW without dbow_words: the words keep their random vectors. */
  | { kind: 'wordsUntrained' };

/** Which rows of a model are written to a file: words, Doc2Vec's documents and labels, or both, documents first. */
export type SavedVectors = 'words' | 'documents' | 'all';

/** word2vec's formats: numbers written out, or as float32. */
export type VectorFormat = 'text' | 'binary';

export interface Preflight {
  /** Stands in the way of a start. */
  problems: Problem[];
  /** Worth knowing, does not stop a start. */
  findings: PreflightFinding[];
  vocabulary: number;
  /** Words that the last run did not know; only of further training. */
  newWords?: number;
  /** Doc2Vec: what will have a vector beside the words; null in other runs. */
  documents: { count: number; labels: number } | null;
  memoryBytes: number;
  /** Pairs (word, context word) an epoch, expected. */
  effectiveTokens: number;
}

/** What training tells, at most 10 times a second. */
export interface Progress {
  /** Epochs completed. */
  epoch: number;
  epochs: number;
  /** Corpus tokens gone through, over all epochs. */
  rawWords: number;
  totalRawWords: number;
  /** Tokens trained on: kept words that survived subsampling. */
  effectiveWords: number;
  /** Over the last second or so, null before there is a figure. */
  rawWordsPerSecond: number | null;
  learningRate: number;
  /** Time spent training, pauses excluded. */
  elapsedSeconds: number;
  /** null before there is a rate. */
  secondsLeft: number | null;
}

/** Mean loss a pair over the stretch of training that ends at `rawWords`; float64. */
export interface LossPoint {
  rawWords: number;
  /** Epochs completed at this point, as a fraction. */
  epoch: number;
  loss: number;
}

export interface EpochResult {
  /** Number of the epoch just completed, from 1. */
  epoch: number;
  /** Float64 mean loss a pair over the epoch. */
  loss: number;
  pairs: number;
  seconds: number;
  /** What an early stop goes by; null when it is off, and in the first epoch. */
  signal: EpochSignal | null;
}

export type EpochSignal =
  /** Share by which the loss fell below the lowest one before; negative when it rose. */
  | { kind: 'loss'; fall: number }
  /** Share of their nearest neighbours that words kept from the epoch before, 0–1. */
  | { kind: 'neighbours'; kept: number };

/** Copies of the vectors at the ends of epochs. */
export interface SnapshotList {
  /** By rising epoch; those of some epochs are let go when they get too many. */
  kept: { epoch: number; loss: number; bytes: number }[];
  /** Epochs that were to be kept. */
  taken: number;
}

export type RunState =
  | { kind: 'starting' }
  | { kind: 'training' }
  | { kind: 'paused' }
  | { kind: 'stopped' }
  /** Before its last epoch where there is a reason. */
  | { kind: 'finished'; reason?: { kind: 'earlyStop'; signal: EpochSignal['kind']; epoch: number } }
  | { kind: 'failed'; problem: Problem };

export type RunEvent =
  | { kind: 'state'; runId: number; state: RunState; progress: Progress }
  | { kind: 'progress'; runId: number; progress: Progress }
  | { kind: 'loss'; runId: number; points: LossPoint[] }
  | { kind: 'epoch'; runId: number; result: EpochResult }
  | { kind: 'snapshots'; runId: number; list: SnapshotList };

/**
 * Where other threads find the vectors: row r starts at byteOffset + r · rowBytes and holds
 * `dimensions` float32 (then padding). Rows are words, most frequent first. They are written
 * by the trainers while others read (Hogwild); a reader copies what it needs.
 */
export interface SharedRows {
  buffer: SharedArrayBuffer;
  byteOffset: number;
  rowBytes: number;
  rows: number;
  dimensions: number;
}

/** The rows of a run that others can read; `tags` (documents, then labels) of Doc2Vec runs only. */
export interface SharedRegions {
  words: SharedRows;
  tags: SharedRows | null;
}

export interface RunFacts {
  runId: number;
  hyperparameters: Hyperparameters;
  vocabulary: number;
  /** Doc2Vec: documents and their labels; null in other runs. */
  documents: { count: number; labels: number } | null;
  dimensions: number;
  memoryBytes: number;
  threads: number;
  /** null without shared memory: rows must be pulled with `EngineApi.rows`. */
  sharedRows: SharedRegions | null;
}

export type TrainingCommand = 'pause' | 'resume' | 'stop' | 'oneEpoch';

export interface WordFacts {
  word: string;
  /** Row of the word: 0 is the most frequent; −1 of a word that the model knows by its parts only. */
  wordId: number;
  count: number;
}

export interface Neighbour extends WordFacts {
  /** Cosine similarity, −1 to 1. */
  similarity: number;
}

export interface NeighbourList {
  runId: number;
  query: WordFacts;
  neighbours: Neighbour[];
}

/** An n-gram of a word; `similarity` to the word's vector is null when training never met the n-gram. */
export interface WordPart {
  ngram: string;
  similarity: number | null;
}

/** A document, or a label that several documents have. */
export interface DocumentFacts {
  /** Row among the tags: documents first, then labels. */
  tag: number;
  name: string;
  kind: 'document' | 'label';
  /** First words of a document. */
  text: string;
  /** Labels of a document; absent where it has none. */
  label?: string;
}

export interface NearDocument extends DocumentFacts {
  /** Cosine similarity, −1 to 1. */
  similarity: number;
}

/** A point of the map and how similar it is. */
export interface MapPlace {
  point: number;
  /** Cosine similarity, −1 to 1. */
  similarity: number;
}

/** What documents are compared with: a word, a document or label, or a text the model has not seen. */
export type DocumentQuery =
  { kind: 'word'; word: string } | { kind: 'tag'; tag: number } | { kind: 'text'; text: string };

export interface PredictedWord extends WordFacts {
  /** 0–1 over the whole vocabulary. */
  probability: number;
}

/** How likely a sentence is to a model; all in nats. */
export interface ScoredSentence {
  /** Its words; null for one that is not in the vocabulary, which counts as not there. */
  words: { word: string; logProbability: number | null }[];
  /** Sum over its known words: gensim's score. */
  logProbability: number;
  /** Mean over its known words; null when there are none. */
  perWord: number | null;
}

export interface EngineApi extends DocumentQuestionsApi {
  /** Answers once the kernels are loaded. */
  open(): Promise<EngineFacts>;

  /** Reads a source to its end; replaces the corpus only when it succeeds. A cancelled reading answers null. */
  readCorpus(
    source: CorpusSource,
    settings: CorpusSettings,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Outcome<CorpusFacts | null>>;
  cancelReading(): Promise<void>;
  /**
   * Looks at the name and the head of a source: how its rows could become documents; null where it is no table.
   *
   * @param shape cuts it this way, whatever it looks like
   */
  inspectSource(
    source: CorpusSource,
    encoding: EncodingName | null,
    shape?: TableShape,
  ): Promise<Outcome<TableInspection | null>>;
  /** A column of the documents; here and below: of the run's text, or of the one read last where there is no run. */
  documentColumn(name: string): Promise<Outcome<ColumnValues>>;
  /** A document to be read, by its number from 0. */
  documentText(document: number): Promise<Outcome<DocumentText>>;
  /** Documents that contain a word, those with most occurrences first. */
  documentsWithWord(word: string, count: number): Promise<Outcome<WordDocuments>>;
  vocabulary(request: VocabularyRequest): Promise<Outcome<VocabularyPreview>>;
  /** Scores phrases in the text as it was read: what the first pass would join, whether phrases are on or not. */
  phrases(settings: PhraseSettings, listing: PhraseListing): Promise<Outcome<PhrasePreview>>;
  /**
   * Joins phrases in the text as it was read, without reading it again; a run that trains is not touched.
   * Answers null when a later change or another text overtook it.
   */
  setPhrases(settings: PhraseSettings): Promise<Outcome<CorpusFacts | null>>;
  preflight(settings: RunSettings): Promise<Outcome<Preflight>>;

  /**
   * Allocates a model and starts training it; answers when training has begun. The last run is let go.
   * `singleEpoch`: pause after the first epoch.
   */
  train(
    runId: number,
    settings: RunSettings,
    singleEpoch: boolean,
    onEvent: (event: RunEvent) => void,
  ): Promise<Outcome<RunFacts>>;
  /** `oneEpoch` trains to the end of the next epoch and pauses. */
  command(command: TrainingCommand): Promise<Outcome<null>>;
  /**
   * Answers all that follows from the vectors as they were after an epoch, or from the newest (null), and says where
   * other threads find those. Not while training; training goes on from the newest, and shows them.
   */
  showSnapshot(epoch: number | null): Promise<Outcome<SharedRegions | null>>;

  /** Words of rows from … to − 1 of the current run. */
  words(from: number, to: number): Promise<Outcome<WordFacts[]>>;
  /** Copies of the rows of a map, without padding: points × dimensions. */
  rows(rows: MapRows): Promise<Outcome<Float32Array>>;
  /** Nearest by cosine over the whole vocabulary; the word itself is not among them. */
  neighbours(word: string, count: number): Promise<Outcome<NeighbourList>>;
  /** The same among the vectors as they were after an epoch that was kept, whatever is shown; of words in the vocabulary only. */
  neighboursAt(epoch: number, word: string, count: number): Promise<Outcome<NeighbourList>>;
  /** Clusters of the points of a map by k-means on their unit vectors. */
  wordClusters(request: ClusterRequest): Promise<Outcome<WordGroups>>;
  /**
   * Groups of the points of a map by a column of categories, or (null) by the labels of documents: of a document its own,
   * of a word the one in which it is most over-represented.
   */
  wordLabels(rows: MapRows, column: string | null): Promise<Outcome<WordGroups>>;
  /**
   * Numbers of the points of a map by a column: of a document its own, of a word the mean over its occurrences; NaN where
   * there is none.
   */
  pointNumbers(rows: MapRows, column: string): Promise<Outcome<Float32Array>>;
  /** Cosine of each point of a map with a word, document or text; NaN where a vector is not finite. */
  similarities(query: DocumentQuery, rows: MapRows): Promise<Outcome<Float32Array>>;
  /** Points of a map nearest by cosine to a word, document or text. */
  nearestPoints(query: DocumentQuery, rows: MapRows, count: number): Promise<Outcome<MapPlace[]>>;
  /** Doc2Vec: documents and labels by their tags. */
  documentFacts(tags: readonly number[]): Promise<Outcome<DocumentFacts[]>>;
  /** Doc2Vec: documents and labels whose names hold the text, those that begin with it first; letter case is no matter. */
  documentsNamed(text: string, count: number): Promise<Outcome<DocumentFacts[]>>;
  /** Nearest by cosine to the mean of the words' unit vectors; the words themselves are not among them. */
  nearestToAll(wordIds: readonly number[], count: number): Promise<Outcome<Neighbour[]>>;
  /** FastText: the n-grams that a word's vector is made of; empty in other runs. */
  wordParts(word: string): Promise<Outcome<WordPart[]>>;
  /**
   * Doc2Vec: documents and labels nearest by cosine to a word, another of them, or the inferred vector of a text.
   * A typed text is cut into words and joined to phrases as the corpus was, here and wherever a text is taken.
   */
  nearestDocuments(query: DocumentQuery, count: number): Promise<Outcome<NearDocument[]>>;
  /** Doc2Vec: words nearest to a document or label. */
  wordsNearDocument(tag: number, count: number): Promise<Outcome<Neighbour[]>>;
  /** The likeliest words among those of a text (gensim's predict_output_word); with negative sampling only. */
  predictWord(context: string, count: number): Promise<Outcome<PredictedWord[]>>;
  /**
   * Log-probabilities of a text's sentences, cut as the corpus was (gensim's score); with hierarchical softmax, and
   * words that predict each other, only.
   */
  score(text: string): Promise<Outcome<ScoredSentence[]>>;
  /** Words of the run that start with the prefix, most frequent first. */
  complete(prefix: string, count: number): Promise<Outcome<WordFacts[]>>;
  /** Labelled documents of the text that the run was trained on, with copies of its word vectors, for ClassifierApi.load. */
  classifierDocuments(request: ClassifierRequest): Promise<Outcome<ClassifierDocuments>>;
  /** The vectors in word2vec text format; documents are named `*dt_` and their number, as gensim does, labels `*dt___label__` and their own name. */
  saveVectors(what: SavedVectors): Promise<Outcome<Blob>>;
  /** A FastText run, n-grams and all, in fastText's .bin format; of the newest vectors only. */
  saveFastText(): Promise<Outcome<Blob>>;
}
