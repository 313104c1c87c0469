import type { WordFacts } from '../../worker/contract/engine';
import { pointsOf, type MapRows } from '../../worker/contract/mapRows';
import { PROJECTION_LIMITS } from '../../worker/contract/projection';
import { NO_GROUP } from '../../worker/contract/wordGroups';
import { groupName, groupOfPoint, type Coloring } from '../state/coloring';
import { isDocument, nameOf, type MapPoint } from '../state/mapPoints';
import { countText, formatSimilarity } from '../ui/format';
import { numberText } from './numberText';
import type { MapNeighbour } from './scatterTypes';

const number = (value: number): string => value.toLocaleString('en');

/** How the chip names what is chosen; null when nothing is. */
export function selectionText({ words, documents }: MapRows, name: string | null): string | null {
  const selected = words + documents;
  if (selected > 1 || (selected === 1 && name === null)) return `${countText({ words, documents })} selected`;
  return name;
}

/** Neighbours that are no points of the map; null when there are none. */
export function missingNeighbours(neighbours: readonly MapNeighbour[]): string | null {
  const missing = neighbours.filter(({ point }) => point < 0).length;
  if (missing === 0) return null;
  const verb = missing === 1 ? 'is' : 'are';
  return `${number(missing)} of ${number(neighbours.length)} neighbours ${verb} not on the map`;
}

/** How many words the map would have to show for all these words, in thousands; null when it cannot show more. */
export function wordsToShow(
  near: readonly Pick<WordFacts, 'wordId'>[],
  shown: number,
  vocabulary: number,
): number | null {
  const needed = Math.max(0, ...near.map(({ wordId }) => wordId + 1));
  const most = Math.min(vocabulary, PROJECTION_LIMITS.words.sliderMax);
  const words = Math.min(most, Math.ceil(needed / 1000) * 1000);
  return needed > shown && words > shown ? words : null;
}

export interface MapFacts {
  /** On the map. */
  rows: MapRows;
  selected: number;
  /** Looked at. */
  focus: MapPoint | null;
  /** Nearest to the focus, most similar first. */
  neighbours: readonly string[];
  phase: 'idle' | 'live' | 'refining' | 'settled' | 'held' | 'failed';
}

const PHASES: Record<MapFacts['phase'], string> = {
  idle: '',
  live: 'It moves as training goes on.',
  refining: 'It is coming to rest.',
  settled: 'It is at rest.',
  held: 'It stands still.',
  failed: 'It has stopped.',
};
const NEAREST = 3;

/** What a screen reader is told about the map when it changes. */
export function mapSummary({ rows, selected, focus, neighbours, phase }: MapFacts): string {
  if (pointsOf(rows) === 0) return 'The map is empty.';
  const near = neighbours.slice(0, NEAREST).join(', ');
  const isWord = focus !== null && !isDocument(focus) && focus.wordId >= 0;
  const rank = isWord ? `, rank ${number(focus.wordId + 1)}` : '';
  return [
    focus ? `${nameOf(focus)}${rank}${near ? `, nearest: ${near}` : ''}.` : '',
    `${countText(rows)} on the map${selected > 0 ? `, ${number(selected)} selected` : ''}.`,
    PHASES[phase],
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What the colour of a point tells, for its card; null when the card says it anyway. */
export function colorText(coloring: Coloring, point: number): string | null {
  const { mode, column, groups, numbers, similarities } = coloring;
  if (mode === 'similarity') {
    const value = similarities?.values[point];
    if (!similarities || value === undefined || Number.isNaN(value)) return null;
    return `${formatSimilarity(value)} similar to ${similarities.name}`;
  }
  if (mode === 'column' && numbers) {
    const value = numbers[point];
    return value === undefined || Number.isNaN(value) ? null : `${column}: ${numberText(numbers)(value)}`;
  }
  if (mode === 'frequency' || !groups) return null;
  const id = groupOfPoint(groups, point);
  if (id === NO_GROUP) return mode === 'label' ? 'no label stands out' : null;
  return `${mode === 'column' ? column : mode}: ${groupName(groups, id)}`;
}
