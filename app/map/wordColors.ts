import { interpolateLab, piecewise } from 'd3';
import type { WordFacts } from '../../worker/contract/engine';
import { NO_GROUP } from '../../worker/contract/wordGroups';
import { groupName, groupOfWord, type Coloring } from '../state/coloring';
import { formatSimilarity } from '../ui/format';
import { categoryLook, isDarkSurface, noCategoryColor, rgbOf, type Rgb } from './categoryColors';
import {
  countRange,
  frequencyColors,
  legendCounts,
  shortCount,
  type FrequencyColors,
} from './frequencyColor';
import type { GroupEntry, GroupLegend, Legend, ScaleLegend } from './legend';
import type { SequentialColors } from './sequentialColors';

export interface ColorInput {
  coloring: Coloring;
  words: readonly WordFacts[];
  surface: string;
}

/** Colour, shape and filter of every word, and the legend that tells what they mean. */
export interface WordColors {
  rgb(point: number): Rgb;
  /** Index into POINT_SHAPES. */
  shape(point: number): number;
  /** false: the legend makes the word stand back. */
  isShown(point: number): boolean;
  /** Whether the legend makes no word stand back. */
  showsAll: boolean;
  legend: Legend;
}

export function wordColors(input: ColorInput): WordColors {
  const { mode, groups, similarities } = input.coloring;
  const frequency = frequencyColors(...countRange(input.words), input.surface);
  if (mode === 'frequency') return byFrequency(input, frequency);
  if (mode === 'similarity') {
    return similarities
      ? bySimilarity(input, similarities)
      : waiting(input, 'Similarity', 'Choose a word: the others are coloured by how similar they are to it.');
  }
  const title = mode === 'cluster' ? 'Clusters' : 'Labels';
  return groups ? byGroup(input, groups, title) : waiting(input, title, 'Looking at the words…');
}

function byFrequency(input: ColorInput, frequency: FrequencyColors): WordColors {
  const { words } = input;
  return onScale(input, frequency, {
    position: (point) => (words[point] ? frequency.position(words[point].count) : 0),
    title: 'Word count',
    ticks: legendCounts(frequency).map((count) => ({
      position: frequency.position(count),
      text: shortCount(count),
    })),
    valueText: (position) =>
      shortCount(Math.round(frequency.min * (frequency.max / frequency.min) ** position)),
  });
}

/** From the least similar to the most similar other word; the word itself is the upper end. */
function bySimilarity(
  input: ColorInput,
  { word, values }: NonNullable<Coloring['similarities']>,
): WordColors {
  const others = values.filter(
    (value, point) => Number.isFinite(value) && input.words[point]?.word !== word,
  );
  const sorted = others.sort();
  const low = sorted[Math.floor(0.02 * sorted.length)] ?? 0;
  const high = Math.max(sorted.at(-1) ?? 1, low + 1e-6);
  const valueAt = (position: number) => low + position * (high - low);
  return onScale(input, similarityColors(input.surface), {
    position: (point) => Math.min(1, Math.max(0, ((values[point] || 0) - low) / (high - low))),
    title: `Similarity to ${word}`,
    ticks: [0, 0.5, 1].map((position) => ({ position, text: formatSimilarity(valueAt(position)) })),
    valueText: (position) => formatSimilarity(valueAt(position)),
  });
}

/** Grey for what is unlike, so that only similar words catch the eye; lightness is monotone. */
const SIMILARITY = {
  light: ['#8a8d93', '#2f7f93', '#440154'],
  dark: ['#666a72', '#2fae7d', '#fde725'],
};

const similarityColors = (surface: string): SequentialColors => {
  const scale: (position: number) => string = piecewise(
    interpolateLab,
    SIMILARITY[isDarkSurface(surface) ? 'dark' : 'light'],
  );
  return { at: scale, rgbAt: (position) => rgbOf(scale(position)) };
};

type Scale = Pick<ScaleLegend, 'title' | 'ticks' | 'valueText'> & { position(point: number): number };

function onScale({ coloring, words }: ColorInput, colors: SequentialColors, scale: Scale): WordColors {
  const { position, ...legend } = scale;
  const range = coloring.filter.range ?? ([0, 1] as const);
  const isShown = (point: number) => {
    const at = position(point);
    return at >= range[0] - 1e-9 && at <= range[1] + 1e-9;
  };
  const all = coloring.filter.range === null;
  const shown = all ? words.length : words.reduce((n, { point }) => n + (isShown(point) ? 1 : 0), 0);
  return {
    rgb: (point) => colors.rgbAt(position(point)),
    shape: () => 0,
    isShown: all ? () => true : isShown,
    showsAll: all,
    legend: { kind: 'scale', at: colors.at, range, shown, words: words.length, ...legend },
  };
}

function byGroup(
  { coloring, surface }: ColorInput,
  groups: NonNullable<Coloring['groups']>,
  title: string,
): WordColors {
  const { hidden } = coloring.filter;
  const none = { color: noCategoryColor(surface), shape: 0 };
  const entries: GroupEntry[] = groups.groups.map(({ id, words }) => ({
    ...{ id, words, name: groupName(groups, id), shown: !hidden.has(id) },
    ...categoryLook(id, surface),
  }));
  const without = groups.groupOf.reduce((n, id) => n + (id === NO_GROUP ? 1 : 0), 0);
  if (without > 0) {
    const name = coloring.mode === 'label' ? 'No label stands out' : 'No vector';
    entries.push({ id: NO_GROUP, words: without, name, shown: !hidden.has(NO_GROUP), ...none });
  }
  const looks = new Map(entries.map(({ id, color, shape }) => [id, { rgb: rgbOf(color), shape }]));
  const fallback = { rgb: rgbOf(none.color), shape: none.shape };
  const lookOf = (point: number) => looks.get(groupOfWord(groups, point)) ?? fallback;
  return {
    rgb: (point) => lookOf(point).rgb,
    shape: (point) => lookOf(point).shape,
    isShown: (point) => !hidden.has(groupOfWord(groups, point)),
    showsAll: hidden.size === 0,
    legend: { kind: 'groups', title, entries, note: noteOn(groups.otherLabels) },
  };
}

const noteOn = (otherLabels: number): GroupLegend['note'] => {
  if (otherLabels === 0) return null;
  return otherLabels === 1
    ? 'The label with fewest words is left out.'
    : `The ${otherLabels.toLocaleString('en')} labels with fewest words are left out.`;
};

function waiting({ surface }: ColorInput, title: string, text: string): WordColors {
  const rgb = rgbOf(noCategoryColor(surface));
  const legend = { kind: 'waiting', title, text } as const;
  return { rgb: () => rgb, shape: () => 0, isShown: () => true, showsAll: true, legend };
}
