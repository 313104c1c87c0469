import type { MapPlace, NearDocument, Neighbour } from '../../worker/contract/engine';
import { chosenPoint, pointOfTag, pointOfWord } from '../state/mapPoints';
import type { AppState } from '../state/store';
import { drawnVersion } from '../state/timeline';
import type { MapMark, MapNeighbour, ScatterProps } from './scatterTypes';

export type StoreProps = Omit<ScatterProps, 'theme' | 'reducedMotion' | 'reserved'>;

interface LayoutSource {
  layout(): ScatterProps['layout'];
  layoutAt(version: number): ScatterProps['layout'];
}

const NO_NEIGHBOURS: readonly MapNeighbour[] = [];
const NO_WORDS: readonly Neighbour[] = [];
const NO_DOCUMENTS: readonly NearDocument[] = [];

/** Words near the word or document looked at, while they are those of it. */
export const wordsNearChosen = ({ focus, neighbours, document, documentDetail }: AppState) => {
  if (document) return documentDetail?.tag === document.tag ? documentDetail.words : NO_WORDS;
  return focus && neighbours?.query.word === focus.word ? neighbours.neighbours : NO_WORDS;
};

const documentsNearChosen = ({ focus, wordDetail, document, documentDetail }: AppState) => {
  if (document) return documentDetail?.tag === document.tag ? documentDetail.documents : NO_DOCUMENTS;
  return focus && wordDetail?.word === focus.word ? wordDetail.documents : NO_DOCUMENTS;
};

type Parts = readonly [unknown, unknown, unknown];
let last: { parts: Parts; neighbours: readonly MapNeighbour[] } | null = null;

/** Words and documents near what is looked at; labels are no points. The same list while nothing has changed. */
export const chosenNeighbours = (state: AppState): readonly MapNeighbour[] => {
  const { mapPoints } = state;
  const [words, documents] = [wordsNearChosen(state), documentsNearChosen(state)];
  if (words.length + documents.length === 0) return NO_NEIGHBOURS;
  const parts = [words, documents, mapPoints] as const;
  if (last && parts.every((part, i) => part === last?.parts[i])) return last.neighbours;
  const neighbours = [
    ...words.map(({ wordId, similarity }) => ({ point: pointOfWord(mapPoints, wordId) ?? -1, similarity })),
    ...documents
      .filter(({ kind }) => kind === 'document')
      .map(({ tag, similarity }) => ({ point: pointOfTag(mapPoints, tag) ?? -1, similarity })),
  ];
  last = { parts, neighbours };
  return neighbours;
};

const NO_PLACES: readonly MapPlace[] = [];
let lastMarks: { parts: readonly [unknown, unknown, unknown]; marks: readonly MapMark[] } | null = null;

/** The typed text, the document looked at where it is no point of the map, and where a moved word belongs now. The same list while nothing has changed. */
const marksOf = ({
  placedText,
  document,
  documentDetail,
  focus,
  movedMark,
}: AppState): readonly MapMark[] => {
  const elsewhere = documentDetail?.tag === document?.tag ? (documentDetail?.places ?? NO_PLACES) : NO_PLACES;
  const moved = movedMark && movedMark.word === focus?.word ? movedMark : null;
  const parts = [placedText, elsewhere, moved] as const;
  if (lastMarks && parts.every((part, i) => part === lastMarks?.parts[i])) return lastMarks.marks;
  const marks = [
    ...(placedText && placedText.places.length > 0
      ? [{ label: 'Your text', places: placedText.places }]
      : []),
    ...(document && elsewhere.length > 0 ? [{ label: document.name, places: elsewhere }] : []),
    ...(moved ? [{ label: `${moved.word}, fine-tuned`, places: moved.places }] : []),
  ];
  lastMarks = { parts, marks };
  return marks;
};

/** Kind of the column that the colours tell of; null where they tell of none. */
export const columnKindOf = ({ run, coloring: { mode, column } }: AppState) =>
  mode === 'column' ? (run?.table?.columns.find(({ name }) => name === column)?.kind ?? null) : null;

/** What the map shows of the state. Parts that did not change keep their identity. */
export function storeProps(state: AppState, session: LayoutSource): StoreProps {
  const { run, projection, timeline } = state;
  const kept = timeline.shown === null ? null : session.layoutAt(timeline.shown);
  return {
    runId: run?.facts.runId ?? null,
    points: state.mapPoints,
    layers: state.layers,
    layout: run && projection.layoutVersion > 0 ? (kept ?? session.layout()) : null,
    selection: state.selection,
    focus: chosenPoint(state),
    neighbours: chosenNeighbours(state),
    marks: marksOf(state),
    hovered: state.hovered,
    coloring: state.coloring,
    columnKind: columnKindOf(state),
    tool: state.tool,
  };
}

const SHOWN = [
  ...(['mapPoints', 'layers', 'selection', 'focus', 'document', 'neighbours', 'wordDetail'] as const),
  ...(['documentDetail', 'placedText', 'movedMark', 'hovered', 'coloring', 'tool'] as const),
] as const;

/** Whether two states show the same map, so that the scatter need not be told. */
export const sameMap = (a: AppState, b: AppState): boolean =>
  a.run?.facts.runId === b.run?.facts.runId &&
  drawnVersion(a) === drawnVersion(b) &&
  SHOWN.every((key) => a[key] === b[key]);
