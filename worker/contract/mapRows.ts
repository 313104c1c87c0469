import { DOCUMENTS_ONLY, PROJECTION_LIMITS, WORDS_ONLY, type ProjectionSettings } from './projection';

/**
 * Rows that are the points of a map: the most frequent words, then documents as `documentOrder` has them. Point p is
 * word p, or the document of place p − words in that order.
 */
export interface MapRows {
  words: number;
  documents: number;
}

export const NO_ROWS: MapRows = { words: 0, documents: 0 };

export const pointsOf = ({ words, documents }: MapRows): number => words + documents;

export const sameRows = (a: MapRows, b: MapRows): boolean =>
  a.words === b.words && a.documents === b.documents;

/** What a run has: words of its vocabulary, and documents (0 but for Doc2Vec). */
export const mapRows = (
  { words, documents, layers }: Pick<ProjectionSettings, 'words' | 'documents' | 'layers'>,
  run: MapRows,
): MapRows => {
  const shown =
    layers === WORDS_ONLY ? 0 : Math.min(documents, run.documents, PROJECTION_LIMITS.documents.max);
  // A map is never empty: words stand in where there are no documents to show.
  const wordless = layers === DOCUMENTS_ONLY && shown > 0;
  return {
    words: wordless ? 0 : Math.min(words, run.words, PROJECTION_LIMITS.words.max),
    documents: shown,
  };
};

/** Fraction of the golden ratio: the multiples of no other number are spread as evenly over a circle. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** Where on the circle the first document lies: the seed of the sample. */
const START = 0.5;

/**
 * Documents in the order in which a map takes them: any first part of it is an even sample of the corpus, whose gaps
 * have at most three lengths (the three-distance theorem, Sós 1958), and more documents only add to it.
 *
 * @returns all tags below `count`
 */
export const documentOrder = (count: number): Uint32Array => {
  const places = Float64Array.from({ length: count }, (_, tag) => (START + tag * GOLDEN) % 1);
  return Uint32Array.from({ length: count }, (_, tag) => tag).sort((a, b) => places[a] - places[b]);
};
