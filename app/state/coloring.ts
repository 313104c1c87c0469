import { NO_GROUP, type WordGroups } from '../../worker/contract/wordGroups';
import type { ColumnFacts, DocumentTableFacts } from '../../worker/contract/documents';
import type { RunFacts } from '../../worker/contract/engine';

export type ColorMode = 'frequency' | 'cluster' | 'similarity' | 'label' | 'column' | 'topic';

/** Points that stand back on the map, as the legend says. */
export interface LegendFilter {
  /** Groups switched off; NO_GROUP is one of them. */
  hidden: ReadonlySet<number>;
  /** Part of the colour scale that is shown, 0–1 each; null for all. */
  range: readonly [number, number] | null;
}

export const NO_FILTER: LegendFilter = { hidden: new Set(), range: null };

export interface Similarities {
  /** What all are compared with. */
  name: string;
  /** Its own point; null where it is not on the map. */
  point: number | null;
  values: Float32Array;
}

/** What the colours of the map tell, and of which points. Replaced whole when any part changes. */
export interface Coloring {
  mode: ColorMode;
  /** Column that the colours tell of in the mode `column`. */
  column: string | null;
  /** Clusters asked for; null for as many as suit the number of words. */
  clusters: number | null;
  /** Answer for clusters, labels, topics and columns of categories, null until it has come. */
  groups: WordGroups | null;
  /** Number of every point of the map by a column, NaN where there is none; null until they have come. */
  numbers: Float32Array | null;
  /** Cosine of every point of the map with a word or document, null when none is asked about. */
  similarities: Similarities | null;
  filter: LegendFilter;
  /** Whether groups are named on the map, each where it is densest. */
  regions: boolean;
}

export const DEFAULT_COLORING: Coloring = {
  mode: 'frequency',
  column: null,
  clusters: null,
  groups: null,
  numbers: null,
  similarities: null,
  filter: NO_FILTER,
  regions: true,
};

/** Whether documents of a run have labels, in the text or in a column. */
export const hasLabels = ({ documents }: RunFacts, table: DocumentTableFacts | null): boolean =>
  (documents?.labels ?? 0) > 0 || (table !== null && table.label !== null);

/** The columns that colours can tell of, beside that of the labels. */
export const colorColumns = (table: DocumentTableFacts | null): readonly ColumnFacts[] =>
  table?.columns.filter(({ name, range, kind, distinct }) =>
    kind === 'number' ? range !== null : name !== table.label && distinct > 1,
  ) ?? [];

/** The colouring that a new run begins with. */
export const coloringOfRun = (
  { mode, clusters, column, regions }: Coloring,
  facts: RunFacts,
  table: DocumentTableFacts | null,
): Coloring => {
  // Topics are looked for when they are asked for.
  const kept =
    mode !== 'topic' &&
    (mode !== 'label' || hasLabels(facts, table)) &&
    (mode !== 'column' || colorColumns(table).some(({ name }) => name === column));
  return { ...DEFAULT_COLORING, clusters, regions, ...(kept ? { mode, column } : {}) };
};

/** As many clusters as there are colours from 2,000 points on; fewer for fewer. */
export const usualClusters = (points: number): number =>
  Math.max(2, Math.min(10, Math.round(Math.sqrt(points) / 4.5)));

/** How a group is called: by its label, or by its most typical words. */
export const groupName = (groups: WordGroups, id: number): string =>
  groups.groups.find((group) => group.id === id)?.names.join(', ') ?? 'none';

export const groupOfPoint = (groups: WordGroups | null, point: number): number =>
  groups?.groupOf[point] ?? NO_GROUP;
