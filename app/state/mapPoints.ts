import type { DocumentFacts, WordFacts } from '../../worker/contract/engine';
import { pointsOf, sameRows, type MapRows } from '../../worker/contract/mapRows';
import type { Look } from './lookHistory';
import type { AppState } from './store';

/** Points that what is no point of the map is shown among. */
export const PLACES = 8;

/** What a point of the map stands for: a word, or a document of a Doc2Vec run. */
export type MapPoint = WordFacts | DocumentFacts;

export const isDocument = (point: MapPoint): point is DocumentFacts => 'tag' in point;

export const nameOf = (point: MapPoint): string => (isDocument(point) ? point.name : point.word);

/** The points of a map that has these rows, as far as its words and documents have come; point i is entry i. */
export const pointsWith = (
  words: readonly WordFacts[],
  documents: readonly DocumentFacts[],
  rows: MapRows,
): readonly MapPoint[] => {
  const shown = words.slice(0, rows.words);
  // Without all of the words a document would stand at the point of a word.
  return shown.length < rows.words ? shown : [...shown, ...documents.slice(0, rows.documents)];
};

/** Points under their new numbers when the map has other rows; those that it no longer has are left out. */
export const renumbered = (points: readonly number[], before: MapRows, now: MapRows): number[] =>
  points.flatMap((point) => {
    if (point < before.words) return point < now.words ? point : [];
    const place = point - before.words;
    return place < now.documents ? now.words + place : [];
  });

/** What follows when the map shows other rows than before. */
export const withRows = (state: AppState, now: MapRows): Partial<AppState> => {
  const before = state.projection.rows;
  if (sameRows(before, now)) return {};
  const mapPoints = pointsWith(state.mapWords, state.mapDocuments, now);
  const moved = (look: Look): Look => ({ ...look, selection: renumbered(look.selection, before, now) });
  if (pointsOf(before) === 0) return { mapPoints };
  const { past, future } = state.looks;
  return {
    mapPoints,
    placedText: state.placedText && { ...state.placedText, places: [] },
    movedMark: null,
    documentDetail: state.documentDetail && { ...state.documentDetail, places: [] },
    hovered: null,
    selection: renumbered(state.selection, before, now),
    looks: { past: past.map(moved), future: future.map(moved) },
  };
};

const placesOfTags = new WeakMap<readonly MapPoint[], ReadonlyMap<number, number>>();

/** The point of a document; null where it is not on the map. */
export const pointOfTag = (points: readonly MapPoint[], tag: number): number | null => {
  let places = placesOfTags.get(points);
  if (!places) {
    places = new Map(points.flatMap((point, i) => (isDocument(point) ? [[point.tag, i]] : [])));
    placesOfTags.set(points, places);
  }
  return places.get(tag) ?? null;
};

/** The point of a word; null where it is not on the map. */
export const pointOfWord = (points: readonly MapPoint[], wordId: number): number | null => {
  const point = points[wordId];
  return point && !isDocument(point) ? wordId : null;
};

/** The point of the word or document looked at; null where there is none. */
export const chosenPoint = ({
  focus,
  document,
  mapPoints,
}: Pick<AppState, 'focus' | 'document' | 'mapPoints'>): number | null => {
  if (document) return pointOfTag(mapPoints, document.tag);
  return focus && pointOfWord(mapPoints, focus.wordId);
};
