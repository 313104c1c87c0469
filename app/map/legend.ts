/** What the colours mean: shown on the page, written to pictures. */
export type Legend = ScaleLegend | GroupLegend | WaitingLegend;

export interface ScaleLegend {
  kind: 'scale';
  title: string;
  /** CSS colour at a position, 0–1. */
  at(position: number): string;
  ticks: { position: number; text: string }[];
  /** The value at a position, in words. */
  valueText(position: number): string;
  /** Part that is shown. */
  range: readonly [number, number];
  /** Points shown, of how many that have a place on the scale. */
  shown: number;
  points: number;
  unit: 'words' | 'points';
}

export interface GroupEntry {
  id: number;
  name: string;
  color: string;
  shape: number;
  points: number;
  shown: boolean;
}

export interface GroupLegend {
  kind: 'groups';
  title: string;
  entries: GroupEntry[];
  /** What the entries leave out; null when nothing. */
  note: string | null;
}

/** There is nothing to tell yet. */
export interface WaitingLegend {
  kind: 'waiting';
  title: string;
  text: string;
}

/** Whether the legend makes any points stand back. */
export const isFiltering = (legend: Legend): boolean =>
  legend.kind === 'scale'
    ? legend.range[0] > 0 || legend.range[1] < 1
    : legend.kind === 'groups' && legend.entries.some(({ shown }) => !shown);
