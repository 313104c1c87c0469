import { createStore } from 'zustand/vanilla';
import {
  DEFAULT_CORPUS_SETTINGS,
  type CorpusFacts,
  type CorpusSettings,
  type CorpusSource,
  type PhraseOrder,
  type PhrasePreview,
  type ReadingProgress,
  type VocabularyPreview,
} from '../../worker/contract/corpus';
import type {
  DocumentFacts,
  EngineFacts,
  EpochResult,
  LossPoint,
  Neighbour,
  NeighbourList,
  PredictedWord,
  Preflight,
  Progress,
  RunFacts,
  RunSettings,
  RunState,
  ScoredSentence,
  SnapshotList,
  WordFacts,
} from '../../worker/contract/engine';
import type { SimilarityMethod } from '../../worker/contract/documentSimilarity';
import { DEFAULT_HYPERPARAMETERS } from '../../worker/contract/hyperparameters';
import type {
  DocumentTableFacts,
  DocumentText,
  TableSettings,
  WordDocuments,
} from '../../worker/contract/documents';
import type { HyperparameterKey, Hyperparameters } from '../../worker/contract/hyperparameterRow';
import { NO_ROWS, type MapRows } from '../../worker/contract/mapRows';
import type { Outcome } from '../../worker/contract/outcome';
import type { Problem } from '../../worker/contract/problems';
import { NO_VOCABULARY_RULES, type VocabularyRules } from '../../worker/contract/vocabularyRules';
import type { ProjectionFacts, ProjectionSettings } from '../../worker/contract/projection';
import { DEFAULT_PROJECTION_SETTINGS } from '../../worker/contract/projectionRows';
import type { SessionEvent } from '../session/sessionTypes';
import type { AboutDocuments, TopicsStatus } from './aboutDocuments';
import { NO_CLASSIFIER_STATUS, type ClassifierStatus } from './classifier';
import { DEFAULT_COLORING, type Coloring } from './coloring';
import {
  NOTHING_EXPLORED,
  type DocumentDetail,
  type DocumentSearch,
  type FailedSearch,
  type NeighbourHistory,
  type MovedMark,
  type PlacedText,
  type WordDetail,
} from './explored';
import type { LookHistory, MapView } from './lookHistory';
import type { MapPoint } from './mapPoints';
import type { TableDraft } from './tableDraft';
import { NO_TIMELINE, type TimelineStatus } from './timeline';

export type StartFrom = NonNullable<RunSettings['from']>;

export type EngineStatus =
  { kind: 'opening' } | { kind: 'ready'; facts: EngineFacts } | { kind: 'failed'; problem: Problem };

export interface ReadCorpus {
  source: CorpusSource;
  facts: CorpusFacts;
}

export type CorpusStatus =
  | { kind: 'none' }
  /** `previous` stays in place until the reading has succeeded. */
  | { kind: 'reading'; source: CorpusSource; progress: ReadingProgress | null; previous: ReadCorpus | null }
  | ({ kind: 'ready' } & ReadCorpus);

export interface RunStatus {
  facts: RunFacts;
  state: RunState;
  progress: Progress;
  /** Name of the corpus it was trained on. */
  corpusName: string;
  /** What is known of the documents of that corpus; null where it is just sentences. */
  table: DocumentTableFacts | null;
  lossPoints: LossPoint[];
  epochs: EpochResult[];
  /** Epochs that can be gone back to; null before the first, and when none are kept. */
  snapshots: SnapshotList | null;
  /** Epoch whose vectors are explored, null for the newest. */
  shownEpoch: number | null;
}

export interface ProjectionStatus {
  settings: ProjectionSettings;
  phase: 'idle' | 'live' | 'refining' | 'settled' | 'held' | 'failed';
  /** Of the vectors as they were last looked at. */
  facts: ProjectionFacts | null;
  /** The layout now on the map; its numbers are in the session, not here. */
  layoutVersion: number;
  rows: MapRows;
  displacement: number;
}

export interface MapLayers {
  words: boolean;
  documents: boolean;
}

export type MapTool = 'pan' | 'box' | 'lasso';
export type Theme = 'system' | 'light' | 'dark';
export type ResolvedTheme = 'light' | 'dark';
/** Which of the steps of the rail is open. */
export type RailStep = 'corpus' | 'model' | 'train' | 'classify';
export type PhoneTab = 'corpus' | 'model' | 'explore' | 'classify';
/** What stands in the middle of the page. */
export type Stage = 'map' | 'classifier';
/** The panel that lies over the map where there is no room beside it. */
export type Drawer = 'rail' | 'inspector';
/** What the look at the text shows below its first words. */
export type PreviewTab = 'vocabulary' | 'phrases';
export type Dialog = 'shortcuts' | 'paste' | 'python';

/** A text that comes with the page. */
export interface Sample {
  id: string;
  name: string;
  description: string;
  url: string;
  bytes: number;
  words: number;
  /** How its rows become documents; absent: plain text. */
  table?: TableSettings;
}

export interface Notice {
  id: number;
  problem: Problem;
}

/** Between the press of Start and the engine's answer; events that overtake the answer wait here. */
export interface StartingRun {
  corpusName: string;
  table: DocumentTableFacts | null;
  early: SessionEvent[];
}

export interface AppState extends AboutDocuments {
  engine: EngineStatus;
  corpus: CorpusStatus;
  corpusSettings: CorpusSettings;
  /** A source waiting for a yes, because it would replace the run on screen. */
  pendingSource: CorpusSource | null;
  /** A table whose columns are being chosen. */
  tableDraft: TableDraft | null;
  /** The source that could not be read last, for another try with another encoding. */
  failedSource: CorpusSource | null;
  vocabulary: VocabularyPreview | null;
  /** Phrases of the text under the present settings; null while they are off. */
  phrasePreview: PhrasePreview | null;
  phraseOrder: PhraseOrder;
  hyperparameters: Hyperparameters;
  /** Parameters set by hand or by a sample to something else than the default; another algorithm leaves them alone. */
  chosenParameters: readonly HyperparameterKey[];
  rules: VocabularyRules;
  /** Whether the next run is to go on from the last one, where there is one. */
  startFrom: StartFrom;
  preflight: Preflight | null;
  starting: StartingRun | null;
  run: RunStatus | null;
  projection: ProjectionStatus;
  timeline: TimelineStatus;
  stage: Stage;
  classifier: ClassifierStatus;
  /** Most frequent words of the run, as many as the map may need; index = wordId. */
  mapWords: readonly WordFacts[];
  /** Documents of the run in the order in which a map takes them, as many as it may need. */
  mapDocuments: readonly DocumentFacts[];
  /** What the points of the map on screen stand for: words, then documents; index = point. */
  mapPoints: readonly MapPoint[];
  /** Kinds of points that are drawn. */
  layers: MapLayers;
  /** Selected points, in the order of selection. */
  selection: number[];
  /** Word whose neighbours are shown; may lie outside the map, and with FastText outside the vocabulary (wordId −1). */
  focus: WordFacts | null;
  /** Words visited, for back and forward. */
  history: { words: WordFacts[]; position: number };
  neighbours: NeighbourList | null;
  /** Why there are no neighbours of the word looked at. */
  neighboursProblem: Problem | null;
  wordDetail: WordDetail | null;
  /** Document or label looked at instead of a word. */
  document: DocumentFacts | null;
  /** Documents that led to it one by one, newest last. */
  documentTrail: readonly DocumentFacts[];
  documentDetail: DocumentDetail | null;
  /** The document looked at as it was written; null before it has come, and where the text has no documents. */
  documentText: DocumentText | null;
  /** Documents that contain the word looked at. */
  wordDocuments: WordDocuments | null;
  documentSearch: DocumentSearch | null;
  /** How documents are compared; null: as suits the run best. */
  similarityMethod: SimilarityMethod | null;
  /** Whether all methods are shown side by side. */
  comparing: boolean;
  topics: TopicsStatus;
  /** A typed text that is shown on the map. */
  placedText: PlacedText | null;
  /** Where a word looked at belongs after fine-tuning; null where it was not moved. */
  movedMark: MovedMark | null;
  /** Words predicted for a context typed last, or why there are none. */
  prediction: Outcome<PredictedWord[]> | null;
  /** Sentences of the text scored last, or why there are none. */
  scores: Outcome<ScoredSentence[]> | null;
  /** Nearest neighbours of the word looked at, after each epoch that was kept. */
  neighbourHistory: NeighbourHistory | null;
  neighbourCount: number;
  failedSearch: FailedSearch | null;
  /** Words near all selected ones, of which selection; null before they have come. */
  nearSelection: { selection: readonly number[]; words: Neighbour[] } | null;
  /** Part of the map that is seen, once it rests. */
  view: MapView | null;
  /** Selections and views that undo and redo go to. */
  looks: LookHistory;
  coloring: Coloring;
  /** Whether the words in view are listed. */
  tableOpen: boolean;
  hovered: number | null;
  tool: MapTool;
  theme: Theme;
  resolvedTheme: ResolvedTheme;
  /** null: all folded. */
  railStep: RailStep | null;
  phoneTab: PhoneTab;
  drawer: Drawer | null;
  dialog: Dialog | null;
  /** Whether the look at the text that was read lies over the map. */
  previewOpen: boolean;
  previewTab: PreviewTab;
  /** Grows by one whenever the search field is asked to take the focus. */
  searchRequests: number;
  samples: Sample[];
  /** Problems on screen, newest last; each stays until it is dismissed or settled. */
  notices: Notice[];
  /** A short word on something just done; goes away by itself. */
  message: { id: number; text: string } | null;
}

export const initialState = (): AppState => ({
  engine: { kind: 'opening' },
  corpus: { kind: 'none' },
  corpusSettings: DEFAULT_CORPUS_SETTINGS,
  pendingSource: null,
  tableDraft: null,
  failedSource: null,
  vocabulary: null,
  phrasePreview: null,
  phraseOrder: 'count',
  hyperparameters: DEFAULT_HYPERPARAMETERS,
  chosenParameters: [],
  rules: NO_VOCABULARY_RULES,
  startFrom: 'scratch',
  preflight: null,
  starting: null,
  run: null,
  projection: {
    settings: DEFAULT_PROJECTION_SETTINGS,
    phase: 'idle',
    facts: null,
    layoutVersion: 0,
    rows: NO_ROWS,
    displacement: 0,
  },
  timeline: NO_TIMELINE,
  stage: 'map',
  classifier: NO_CLASSIFIER_STATUS,
  ...NOTHING_EXPLORED,
  neighbourCount: 10,
  similarityMethod: null,
  comparing: false,
  layers: { words: true, documents: true },
  coloring: DEFAULT_COLORING,
  tableOpen: false,
  tool: 'pan',
  theme: 'system',
  resolvedTheme: 'light',
  railStep: 'corpus',
  phoneTab: 'corpus',
  drawer: null,
  dialog: null,
  previewOpen: false,
  previewTab: 'vocabulary',
  searchRequests: 0,
  samples: [],
  notices: [],
  message: null,
});

export const createAppStore = () => createStore<AppState>(initialState);
export type AppStore = ReturnType<typeof createAppStore>;
