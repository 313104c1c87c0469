import { createStore } from 'zustand/vanilla';
import {
  DEFAULT_CORPUS_SETTINGS,
  type CorpusFacts,
  type CorpusSettings,
  type CorpusSource,
  type ReadingProgress,
  type VocabularyPreview,
} from '../../worker/contract/corpus';
import type {
  EngineFacts,
  EpochResult,
  LossPoint,
  NeighbourList,
  Preflight,
  Progress,
  RunFacts,
  RunState,
  WordFacts,
} from '../../worker/contract/engine';
import { DEFAULT_HYPERPARAMETERS, type Hyperparameters } from '../../worker/contract/hyperparameters';
import type { Problem } from '../../worker/contract/problems';
import { DEFAULT_PROJECTION_SETTINGS, type ProjectionSettings } from '../../worker/contract/projection';

export type EngineStatus =
  { kind: 'opening' } | { kind: 'ready'; facts: EngineFacts } | { kind: 'failed'; problem: Problem };

export type CorpusStatus =
  | { kind: 'none' }
  | { kind: 'reading'; source: CorpusSource; progress: ReadingProgress | null; previous: CorpusFacts | null }
  | { kind: 'ready'; source: CorpusSource; facts: CorpusFacts };

export interface RunStatus {
  facts: RunFacts;
  state: RunState;
  progress: Progress;
  /** Name of the corpus it was trained on. */
  corpusName: string;
  lossPoints: LossPoint[];
  epochs: EpochResult[];
}

export interface ProjectionStatus {
  settings: ProjectionSettings;
  phase: 'idle' | 'live' | 'refining' | 'settled' | 'held' | 'failed';
  /** The layout now on the map; its numbers are in the session, not here. */
  layoutVersion: number;
  points: number;
  displacement: number;
}

export type MapTool = 'pan' | 'box' | 'lasso';
export type Theme = 'system' | 'light' | 'dark';
/** Which of the three steps of the rail is open. */
export type RailStep = 'corpus' | 'model' | 'train';

export interface AppState {
  engine: EngineStatus;
  corpus: CorpusStatus;
  corpusSettings: CorpusSettings;
  /** A source waiting for a yes, because it would replace the run on screen. */
  pendingSource: CorpusSource | null;
  vocabulary: VocabularyPreview | null;
  hyperparameters: Hyperparameters;
  preflight: Preflight | null;
  run: RunStatus | null;
  projection: ProjectionStatus;
  /** Words of the map's points: index = wordId = point. */
  mapWords: WordFacts[];
  /** Selected words as wordIds, in the order of selection. The first is the one explored. */
  selection: number[];
  /** Word whose neighbours are shown; may lie outside the map. */
  focus: WordFacts | null;
  /** Words visited, for back and forward. */
  history: { words: WordFacts[]; position: number };
  neighbours: NeighbourList | null;
  neighbourCount: number;
  hovered: number | null;
  tool: MapTool;
  theme: Theme;
  railStep: RailStep;
  /** Problems on screen, newest last; each stays until it is dismissed or settled. */
  notices: { id: number; problem: Problem }[];
}

export const initialState = (): AppState => ({
  engine: { kind: 'opening' },
  corpus: { kind: 'none' },
  corpusSettings: DEFAULT_CORPUS_SETTINGS,
  pendingSource: null,
  vocabulary: null,
  hyperparameters: DEFAULT_HYPERPARAMETERS,
  preflight: null,
  run: null,
  projection: { settings: DEFAULT_PROJECTION_SETTINGS, phase: 'idle', layoutVersion: 0, points: 0, displacement: 0 },
  mapWords: [],
  selection: [],
  focus: null,
  history: { words: [], position: -1 },
  neighbours: null,
  neighbourCount: 10,
  hovered: null,
  tool: 'pan',
  theme: 'system',
  railStep: 'corpus',
  notices: [],
});

export const createAppStore = () => createStore<AppState>(initialState);
export type AppStore = ReturnType<typeof createAppStore>;
