import { NO_GROUP, type WordGroups } from '../../worker/contract/wordGroups';
import type { RunFacts } from '../../worker/contract/engine';

export type ColorMode = 'frequency' | 'cluster' | 'similarity' | 'label' | 'topic';

/** Words that stand back on the map, as the legend says. */
export interface LegendFilter {
  /** Groups switched off; NO_GROUP is one of them. */
  hidden: ReadonlySet<number>;
  /** Part of the colour scale that is shown, 0–1 each; null for all. */
  range: readonly [number, number] | null;
}

export const NO_FILTER: LegendFilter = { hidden: new Set(), range: null };

/** What the colours of the map tell, and of which words. Replaced whole when any part changes. */
export interface Coloring {
  mode: ColorMode;
  /** Clusters asked for; null for as many as suit the number of words. */
  clusters: number | null;
  /** Answer for the mode cluster, label or topic, null until it has come. */
  groups: WordGroups | null;
  /** Cosine of every word of the map with one, null when none is asked about. */
  similarities: { word: string; values: Float32Array } | null;
  filter: LegendFilter;
  /** Whether groups are named on the map, each where it is densest. */
  regions: boolean;
}

export const DEFAULT_COLORING: Coloring = {
  mode: 'frequency',
  clusters: null,
  groups: null,
  similarities: null,
  filter: NO_FILTER,
  regions: true,
};

/** The colouring that a new run begins with. */
export const coloringOfRun = ({ mode, clusters, regions }: Coloring, { documents }: RunFacts): Coloring => ({
  ...DEFAULT_COLORING,
  // Topics are looked for when they are asked for.
  mode: mode === 'topic' || (mode === 'label' && !documents?.labels) ? 'frequency' : mode,
  clusters,
  regions,
});

/** As many clusters as there are colours from 2,000 words on; fewer for fewer words. */
export const usualClusters = (words: number): number =>
  Math.max(2, Math.min(10, Math.round(Math.sqrt(words) / 4.5)));

/** How a group is called: by its label, or by its most typical words. */
export const groupName = (groups: WordGroups, id: number): string =>
  groups.groups.find((group) => group.id === id)?.names.join(', ') ?? 'none';

export const groupOfWord = (groups: WordGroups | null, wordId: number): number =>
  groups?.groupOf[wordId] ?? NO_GROUP;
