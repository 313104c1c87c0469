/** Part of the map that is seen: the data point in the middle and CSS pixels a data unit. null: fitted, as it grows. */
export interface MapView {
  x: number;
  y: number;
  scale: number;
}

/** What undo brings back. */
export interface Look {
  selection: number[];
  view: MapView | null;
}

export interface LookHistory {
  /** Looks that undo goes back to, newest last. */
  past: readonly Look[];
  /** Looks that redo goes on to, next last. */
  future: readonly Look[];
}

export const NO_HISTORY: LookHistory = { past: [], future: [] };
const LENGTH = 100;

/** After a step away from `left`: what had been undone is forgotten. */
export const stepped = ({ past }: LookHistory, left: Look): LookHistory => ({
  past: [...past, left].slice(-LENGTH),
  future: [],
});

/** One step back (or on) from the look now; null when there is none. */
export const moved = (
  { past, future }: LookHistory,
  now: Look,
  way: 'undo' | 'redo',
): { look: Look; history: LookHistory } | null => {
  const [from, to] = way === 'undo' ? [past, future] : [future, past];
  const look = from.at(-1);
  if (!look) return null;
  const [left, grown] = [from.slice(0, -1), [...to, now]];
  return {
    look,
    history: way === 'undo' ? { past: left, future: grown } : { past: grown, future: left },
  };
};
