import type { MapPlace, NearDocument, Neighbour, WordFacts, WordPart } from '../../worker/contract/engine';
import type { Outcome } from '../../worker/contract/outcome';
import type { Problem } from '../../worker/contract/problems';
import { NO_DOCUMENTS_KNOWN, NO_TOPICS } from './aboutDocuments';
import { NO_HISTORY } from './lookHistory';

/** A searched word that cannot be looked at, why, and words like it that can. */
export interface FailedSearch {
  word: string;
  problem: Problem;
  suggestions: WordFacts[];
}

/** What a run of its algorithm knows of a word besides its neighbours. */
export interface WordDetail {
  word: string;
  /** FastText: the n-grams its vector is made of; else empty. */
  parts: WordPart[];
  /** Doc2Vec: documents and labels near it; else empty. */
  documents: NearDocument[];
}

export interface DocumentDetail {
  tag: number;
  documents: NearDocument[];
  words: Neighbour[];
  /** Points of the map nearest to it where it is none of them, as when it is not in the sample; else empty. */
  places: readonly MapPlace[];
}

/** A text and the documents found for it, or why none were. */
export interface DocumentSearch {
  text: string;
  found: Outcome<NearDocument[]>;
}

/** A typed text on the map: its inferred vector lies among these points. */
export interface PlacedText {
  text: string;
  /** Nearest first; empty before they have come. */
  places: readonly MapPlace[];
}

/** How a word came to its neighbours. */
export interface NeighbourHistory {
  runId: number;
  word: string;
  /** By rising epoch; nearest first. */
  epochs: { epoch: number; neighbours: Neighbour[] }[];
}

/** No question is answered: what was found belongs to vectors that are no longer shown. */
export const NOTHING_ASKED = { documentSearch: null, placedText: null, prediction: null, scores: null };

/** A word that fine-tuning moved, and the points it is near to now. */
export interface MovedMark {
  word: string;
  places: MapPlace[];
}

/** Nothing of a run is looked at. */
export const NOTHING_EXPLORED = {
  ...NOTHING_ASKED,
  movedMark: null,
  mapWords: [],
  mapDocuments: [],
  mapPoints: [],
  selection: [],
  nearSelection: null,
  view: null,
  looks: NO_HISTORY,
  focus: null,
  history: { words: [], position: -1 },
  neighbours: null,
  neighboursProblem: null,
  neighbourHistory: null,
  wordDetail: null,
  document: null,
  documentTrail: [],
  documentDetail: null,
  ...NO_DOCUMENTS_KNOWN,
  topics: NO_TOPICS,
  documentText: null,
  wordDocuments: null,
  failedSearch: null,
  hovered: null,
};
