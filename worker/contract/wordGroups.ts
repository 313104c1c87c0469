import type { MapRows } from './mapRows';

/** Group of a point that belongs to none: its vector is not finite or all zeros, no label stands out, or the document has none. */
export const NO_GROUP = 255;

export const CLUSTER_LIMITS = { min: 2, max: 50 } as const;

/** Words looked at one by one for their label: more groups than this cannot be told apart on a map. */
export const MOST_LABELS = 50;

export interface ClusterRequest {
  /** Points of the map. */
  rows: MapRows;
  /** Clusters wanted, within `CLUSTER_LIMITS`; there are fewer where the vectors do not differ enough. */
  clusters: number;
  seed: number;
  /** Groups of the last answer for these points: clusters go on from them and keep their numbers. */
  previous: Uint8Array | null;
}

export interface WordGroup {
  /** What `groupOf` holds for its points, from 0; numbers may be left out. */
  id: number;
  /** Its most typical words, or the name of its label alone. */
  names: string[];
  /** Words and documents in it. */
  points: number;
}

/** Points of a map, each in one group or in none. */
export interface WordGroups {
  /** Group of point i, or NO_GROUP. */
  groupOf: Uint8Array;
  /** By rising id; none is empty. */
  groups: WordGroup[];
  /** Labels that were left aside because others have more words; 0 of clusters. */
  otherLabels: number;
}
