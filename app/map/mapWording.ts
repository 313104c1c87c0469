import { PROJECTION_LIMITS } from '../../worker/contract/projection';
import type { MapNeighbour } from './scatterTypes';

const number = (value: number): string => value.toLocaleString('en');

/** How the chip names what is chosen; null when nothing is. */
export function selectionText(selected: number, focusWord: string | null): string | null {
  if (selected > 1) return `${number(selected)} words selected`;
  if (focusWord !== null) return focusWord;
  return selected === 1 ? '1 word selected' : null;
}

/** Neighbours that are no points of the map; null when there are none. */
export function missingNeighbours(neighbours: readonly MapNeighbour[], points: number): string | null {
  const missing = neighbours.filter(({ wordId }) => wordId >= points).length;
  if (missing === 0) return null;
  const verb = missing === 1 ? 'is' : 'are';
  return `${number(missing)} of ${number(neighbours.length)} neighbours ${verb} not on the map`;
}

/** How many words the map would have to show for all these neighbours, in thousands; null when it cannot show more. */
export function wordsToShow(
  neighbours: readonly MapNeighbour[],
  points: number,
  vocabulary: number,
): number | null {
  const needed = Math.max(0, ...neighbours.map(({ wordId }) => wordId + 1));
  const most = Math.min(vocabulary, PROJECTION_LIMITS.words.sliderMax);
  const words = Math.min(most, Math.ceil(needed / 1000) * 1000);
  return needed > points && words > points ? words : null;
}

/** What a screen reader is told about the map when it changes. */
export function mapSummary(words: number, selected: number): string {
  if (words === 0) return 'The map is empty.';
  const chosen = selected > 0 ? `, ${number(selected)} selected` : '';
  return `${number(words)} ${words === 1 ? 'word' : 'words'} on the map${chosen}.`;
}
