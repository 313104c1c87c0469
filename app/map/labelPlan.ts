import type { ScatterProps } from './scatterTypes';

const MAX_FORCED_NEIGHBOURS = 30;
const MAX_FORCED_SELECTED = 40;
const MAX_WANTED = 400;

/** Which points must be labelled and which should be, most important first. */
export function labelOrder(
  {
    focus,
    hovered,
    neighbours,
    selection,
  }: Pick<ScatterProps, 'focus' | 'hovered' | 'neighbours' | 'selection'>,
  /** The point whose hover card is open: the card names it. */
  carded: number | null,
  isDocument: (point: number) => boolean = () => false,
): { forced: number[]; wanted: number[] } {
  const forced: number[] = [];
  if (focus !== null) forced.push(focus);
  if (hovered !== null && hovered !== carded) forced.push(hovered);
  if (selection.length <= MAX_FORCED_SELECTED) forced.push(...selection);
  // Names of documents are for those that are chosen.
  const near = neighbours.map(({ point }) => point).filter((point) => point >= 0 && !isDocument(point));
  forced.push(...near.slice(0, MAX_FORCED_NEIGHBOURS));
  const wanted = near.slice(MAX_FORCED_NEIGHBOURS);
  if (selection.length > MAX_FORCED_SELECTED) {
    const frequentFirst = Int32Array.from(selection).sort();
    wanted.push(...frequentFirst.subarray(0, MAX_WANTED));
  }
  return { forced, wanted };
}

/** How many free labels a view holds and how they spread: more, and closer, as the view is zoomed in. */
export function labelBudget(
  width: number,
  height: number,
  k: number,
  hasWords = true,
): { limit: number; cell: number } {
  // Names of documents are long.
  const closeness = (hasWords ? 1 : 0.6) * Math.min(2.2, Math.max(0.7, k ** 0.4));
  return {
    limit: Math.round(Math.max(6, Math.min(220, ((width * height) / 8_500) * closeness))),
    cell: 120 / closeness,
  };
}
