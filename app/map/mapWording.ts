import type { WordFacts } from '../../worker/contract/engine';
import { NO_GROUP } from '../../worker/contract/wordGroups';
import { groupName, groupOfWord, type Coloring } from '../state/coloring';
import { formatSimilarity } from '../ui/format';
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

export interface MapFacts {
  /** Words on the map. */
  words: number;
  selected: number;
  focus: WordFacts | null;
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
export function mapSummary({ words, selected, focus, neighbours, phase }: MapFacts): string {
  if (words === 0) return 'The map is empty.';
  const near = neighbours.slice(0, NEAREST).join(', ');
  const rank = focus && focus.wordId >= 0 ? `, rank ${number(focus.wordId + 1)}` : '';
  return [
    focus ? `${focus.word}${rank}${near ? `, nearest: ${near}` : ''}.` : '',
    `${number(words)} ${words === 1 ? 'word' : 'words'} on the map${selected > 0 ? `, ${number(selected)} selected` : ''}.`,
    PHASES[phase],
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What the colour of a word tells, for its card; null when the card says it anyway. */
export function colorText({ mode, groups, similarities }: Coloring, wordId: number): string | null {
  if (mode === 'similarity') {
    const value = similarities?.values[wordId];
    if (!similarities || value === undefined || Number.isNaN(value)) return null;
    return `${formatSimilarity(value)} similar to ${similarities.word}`;
  }
  if (mode === 'frequency' || !groups) return null;
  const id = groupOfWord(groups, wordId);
  if (id === NO_GROUP) return mode === 'label' ? 'no label stands out' : null;
  return `${mode === 'label' ? 'label' : 'cluster'}: ${groupName(groups, id)}`;
}
