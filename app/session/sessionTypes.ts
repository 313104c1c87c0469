import type {
  ClassifierCheck,
  ClassifierCommand,
  ClassifierDocumentsFacts,
  ClassifierError,
  ClassifierEvent,
  ClassifierRequest,
  ClassifierRunFacts,
  ClassifierSettings,
  MovedWord,
  Occlusion,
} from '../../worker/contract/classifier';
import type { BackendFacts } from '../../worker/contract/classifierBackend';
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
} from '../../worker/contract/corpus';
import type {
  DocumentFacts,
  DocumentQuery,
  MapPlace,
  EngineFacts,
  NearDocument,
  Neighbour,
  NeighbourList,
  PredictedWord,
  Preflight,
  RunEvent,
  RunFacts,
  RunSettings,
  SavedVectors,
  ScoredSentence,
  TrainingCommand,
  WordFacts,
  WordPart,
} from '../../worker/contract/engine';
import type { DocumentQuestionsApi } from '../../worker/contract/documentQuestions';
import type {
  ColumnValues,
  DocumentText,
  TableInspection,
  TableShape,
  WordDocuments,
} from '../../worker/contract/documents';
import type { MapRows } from '../../worker/contract/mapRows';
import type { Outcome } from '../../worker/contract/outcome';
import type { EncodingName, Problem } from '../../worker/contract/problems';
import type { ProjectionFacts, ProjectionSettings } from '../../worker/contract/projection';
import type { ClusterRequest, WordGroups } from '../../worker/contract/wordGroups';
import type { FrameList } from './layoutHistory';
import type { Layout } from './layoutReader';

/** What the session tells on its own account. Events of old runs never reach the listener. */
export type SessionEvent =
  | { kind: 'engineReady'; facts: EngineFacts }
  | { kind: 'engineFailed'; problem: Problem }
  | { kind: 'reading'; progress: ReadingProgress }
  | { kind: 'run'; event: RunEvent }
  | { kind: 'layout'; runId: number; version: number; rows: MapRows; displacement: number }
  /** Other layouts of the run are kept than before. */
  | { kind: 'frames'; runId: number; list: FrameList }
  | { kind: 'projectionFacts'; runId: number; facts: ProjectionFacts }
  | { kind: 'projectionPhase'; runId: number; phase: 'live' | 'refining' | 'settled' | 'held' }
  /** Of a classifier of the documents in place. */
  | { kind: 'classifier'; event: ClassifierEvent }
  /** A thread failed: the run is over, what was trained is kept where `kept`. */
  | { kind: 'problem'; problem: Problem };

/** The way to the classifier, whose thread starts when it is first asked for. See ClassifierApi. */
export interface ClassifierLink {
  open(): Promise<Outcome<BackendFacts>>;
  /** Hands the labelled documents of the run over; classifiers of those before are gone. */
  load(request: ClassifierRequest): Promise<Outcome<ClassifierDocumentsFacts>>;
  check(settings: ClassifierSettings): Promise<Outcome<ClassifierCheck>>;
  /** `runId` rises from one to the next. */
  train(runId: number, settings: ClassifierSettings): Promise<Outcome<ClassifierRunFacts>>;
  command(command: ClassifierCommand): Promise<Outcome<null>>;
  occlusion(runId: number, text: string): Promise<Outcome<Occlusion>>;
  errors(runId: number): Promise<Outcome<ClassifierError[]>>;
  movedWords(runId: number, count: number): Promise<Outcome<MovedWord[]>>;
  save(runId: number): Promise<Outcome<Blob>>;
  forget(runId: number): Promise<Outcome<null>>;
}

/** The page's one way to the threads. Every method answers; none rejects for a problem the user can fix. */
export interface SessionApi extends Omit<DocumentQuestionsApi, 'cancelTopics'> {
  open(): Promise<void>;
  readCorpus(source: CorpusSource, settings: CorpusSettings): Promise<Outcome<CorpusFacts | null>>;
  cancelReading(): void;
  /** How the rows of a source could become documents; null where it is no table. */
  inspectSource(
    source: CorpusSource,
    encoding: EncodingName | null,
    shape?: TableShape,
  ): Promise<Outcome<TableInspection | null>>;
  /** Of the run's documents, or the text's where there is no run; see EngineApi. */
  documentColumn(name: string): Promise<Outcome<ColumnValues>>;
  documentText(document: number): Promise<Outcome<DocumentText>>;
  documentsWithWord(word: string, count: number): Promise<Outcome<WordDocuments>>;
  vocabulary(request: VocabularyRequest): Promise<Outcome<VocabularyPreview>>;
  /** What the first pass over the text would join. */
  phrases(settings: PhraseSettings, listing: PhraseListing): Promise<Outcome<PhrasePreview>>;
  /** Joins other phrases in the text; null when a later change overtook this one. */
  setPhrases(settings: PhraseSettings): Promise<Outcome<CorpusFacts | null>>;
  preflight(settings: RunSettings): Promise<Outcome<Preflight>>;
  /** Starts training and the live projection of it. */
  train(
    settings: RunSettings,
    projection: ProjectionSettings,
    singleEpoch: boolean,
  ): Promise<Outcome<RunFacts>>;
  command(command: TrainingCommand): Promise<Outcome<null>>;
  /**
   * Vectors after an epoch, or the newest (null): what questions and the saved file are about from now on, and the
   * map, unless `layOut` is false: then it is left as it is until its settings change.
   */
  showSnapshot(epoch: number | null, layOut?: boolean): Promise<Outcome<null>>;
  configureProjection(settings: ProjectionSettings): Promise<Outcome<null>>;
  words(from: number, to: number): Promise<Outcome<WordFacts[]>>;
  neighbours(word: string, count: number): Promise<Outcome<NeighbourList>>;
  /** The same after an epoch that was kept, whatever is shown. */
  neighboursAt(epoch: number, word: string, count: number): Promise<Outcome<NeighbourList>>;
  /** Groups of the map's points, and their likeness to something; see EngineApi. */
  wordClusters(request: ClusterRequest): Promise<Outcome<WordGroups>>;
  wordLabels(rows: MapRows, column: string | null): Promise<Outcome<WordGroups>>;
  pointNumbers(rows: MapRows, column: string): Promise<Outcome<Float32Array>>;
  similarities(query: DocumentQuery, rows: MapRows): Promise<Outcome<Float32Array>>;
  nearestPoints(query: DocumentQuery, rows: MapRows, count: number): Promise<Outcome<MapPlace[]>>;
  /** Doc2Vec: what is known of documents by their tags, and those whose names hold a text. */
  documentFacts(tags: readonly number[]): Promise<Outcome<DocumentFacts[]>>;
  documentsNamed(text: string, count: number): Promise<Outcome<DocumentFacts[]>>;
  nearestToAll(wordIds: readonly number[], count: number): Promise<Outcome<Neighbour[]>>;
  score(text: string): Promise<Outcome<ScoredSentence[]>>;
  complete(prefix: string, count: number): Promise<Outcome<WordFacts[]>>;
  /** FastText: the n-grams of a word; empty in other runs. */
  wordParts(word: string): Promise<Outcome<WordPart[]>>;
  /** Doc2Vec: documents near a word, another document or a text. */
  nearestDocuments(query: DocumentQuery, count: number): Promise<Outcome<NearDocument[]>>;
  wordsNearDocument(tag: number, count: number): Promise<Outcome<Neighbour[]>>;
  cancelTopics(): void;
  predictWord(context: string, count: number): Promise<Outcome<PredictedWord[]>>;
  saveVectors(what: SavedVectors): Promise<Outcome<Blob>>;
  saveFastText(): Promise<Outcome<Blob>>;
  readonly classifier: ClassifierLink;
  /** The newest layout, x and y interleaved; a private copy, stable until the next call with a newer version. */
  layout(): Layout | null;
  /** A layout that was kept of the run (event `frames`), null when it was let go. */
  layoutAt(version: number): Layout | null;
  dispose(): void;
}
