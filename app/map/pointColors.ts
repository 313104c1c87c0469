import { interpolateLab, interpolateViridis, piecewise } from 'd3';
import type { ColumnKind } from '../../worker/contract/documents';
import { NO_GROUP } from '../../worker/contract/wordGroups';
import { groupName, groupOfPoint, type Coloring, type ColorMode, type Similarities } from '../state/coloring';
import { isDocument, type MapPoint } from '../state/mapPoints';
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
import { numberText } from './numberText';
import { sequentialColors, type SequentialColors } from './sequentialColors';

export interface ColorInput {
  coloring: Coloring;
  points: readonly MapPoint[];
  /** Kind of the column that the colours tell of, where they tell of one. */
  columnKind?: ColumnKind | null;
  surface: string;
}

/** Colour, shape and filter of every point, and the legend that tells what they mean. */
export interface PointColors {
  rgb(point: number): Rgb;
  /** Index into POINT_SHAPES. */
  shape(point: number): number;
  /** false: the legend makes the point stand back. */
  isShown(point: number): boolean;
  /** Whether the legend makes no point stand back. */
  showsAll: boolean;
  legend: Legend;
}

const GROUP_TITLES = { cluster: 'Clusters', label: 'Labels', topic: 'Topics' } as const;

export function pointColors(input: ColorInput): PointColors {
  const { mode, groups, numbers, column, similarities } = input.coloring;
  if (mode === 'frequency')
    return byFrequency(input, frequencyColors(...countRange(input.points), input.surface));
  if (mode === 'similarity') {
    return similarities
      ? bySimilarity(input, similarities)
      : waiting(
          input,
          'Similarity',
          'Choose a word or document: the others are coloured by how similar they are to it.',
        );
  }
  const title = mode === 'column' ? (column ?? '') : GROUP_TITLES[mode];
  if (mode === 'column' && input.columnKind === 'number')
    return numbers ? byNumber(input, numbers, title) : waiting(input, title, 'Looking at the documents…');
  const text = mode === 'topic' ? 'Looking for topics…' : 'Looking at the words…';
  return groups ? byGroup(input, groups, title) : waiting(input, title, text);
}

function byFrequency(input: ColorInput, frequency: FrequencyColors): PointColors {
  const { points } = input;
  return onScale(input, frequency, {
    position: (point) => {
      const shown = points[point];
      if (!shown) return 0;
      return isDocument(shown) ? NaN : frequency.position(shown.count);
    },
    title: 'Word count',
    ticks: legendCounts(frequency).map((count) => ({
      position: frequency.position(count),
      text: shortCount(count),
    })),
    valueText: (position) =>
      shortCount(Math.round(frequency.min * (frequency.max / frequency.min) ** position)),
  });
}

/** From the least similar to the most similar other point; what they are compared with is the upper end. */
function bySimilarity(input: ColorInput, { name, point: own, values }: Similarities): PointColors {
  const others = values.filter((value, point) => Number.isFinite(value) && point !== own);
  const sorted = others.sort();
  const low = sorted[Math.floor(0.02 * sorted.length)] ?? 0;
  const high = Math.max(sorted.at(-1) ?? 1, low + 1e-6);
  const valueAt = (position: number) => low + position * (high - low);
  return onScale(input, similarityColors(input.surface), {
    position: (point) => Math.min(1, Math.max(0, ((values[point] || 0) - low) / (high - low))),
    title: `Similarity to ${name}`,
    ticks: [0, 0.5, 1].map((position) => ({ position, text: formatSimilarity(valueAt(position)) })),
    valueText: (position) => formatSimilarity(valueAt(position)),
  });
}

/** Grey for what is unlike, so that only what is similar catches the eye; lightness is monotone. */
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

/** From the 1st to the 99th hundredth, so that single strays do not take the colours from all others. */
function byNumber(input: ColorInput, numbers: Float32Array, title: string): PointColors {
  const sorted = numbers.filter((value) => Number.isFinite(value)).sort();
  const low = sorted[Math.floor(0.01 * (sorted.length - 1))] ?? 0;
  const high = sorted[Math.ceil(0.99 * (sorted.length - 1))] ?? 1;
  const span = Math.max(high - low, 1e-6);
  const valueAt = (position: number) => low + position * span;
  const text = numberText(sorted);
  return onScale(input, sequentialColors(interpolateViridis, input.surface), {
    position: (point) => {
      const value = numbers[point];
      return value === undefined || !Number.isFinite(value)
        ? NaN
        : Math.min(1, Math.max(0, (value - low) / span));
    },
    title,
    ticks: [0, 0.5, 1].map((position) => ({ position, text: text(valueAt(position)) })),
    valueText: (position) => text(valueAt(position)),
  });
}

/** Where NaN: the point has no place on the scale, and is shown in grey while the whole scale is. */
type Scale = Pick<ScaleLegend, 'title' | 'ticks' | 'valueText'> & { position(point: number): number };

function onScale(
  { coloring, points, surface }: ColorInput,
  colors: SequentialColors,
  scale: Scale,
): PointColors {
  const { position, ...legend } = scale;
  const range = coloring.filter.range ?? ([0, 1] as const);
  const isShown = (point: number) => {
    const at = position(point);
    return at >= range[0] - 1e-9 && at <= range[1] + 1e-9;
  };
  const all = coloring.filter.range === null;
  const none = rgbOf(noCategoryColor(surface));
  const placed = points.reduce((n, _, point) => n + (Number.isNaN(position(point)) ? 0 : 1), 0);
  const last = points.at(-1);
  const hasDocuments = last !== undefined && isDocument(last) && coloring.mode !== 'frequency';
  const shown = all ? placed : points.reduce((n, _, point) => n + (isShown(point) ? 1 : 0), 0);
  return {
    rgb: (point) => {
      const at = position(point);
      return Number.isNaN(at) ? none : colors.rgbAt(at);
    },
    shape: () => 0,
    isShown: all ? () => true : isShown,
    showsAll: all,
    legend: {
      kind: 'scale',
      at: colors.at,
      range,
      shown,
      points: placed,
      unit: hasDocuments ? 'points' : 'words',
      ...legend,
    },
  };
}

const NO_GROUP_NAMES: Partial<Record<ColorMode, string>> = {
  label: 'No label stands out',
  column: 'None stands out',
  topic: 'In no topic',
};

function byGroup(
  { coloring, surface }: ColorInput,
  groups: NonNullable<Coloring['groups']>,
  title: string,
): PointColors {
  const { hidden } = coloring.filter;
  const none = { color: noCategoryColor(surface), shape: 0 };
  const entries: GroupEntry[] = groups.groups.map(({ id, points }) => ({
    ...{ id, points, name: groupName(groups, id), shown: !hidden.has(id) },
    ...categoryLook(id, surface),
  }));
  const without = groups.groupOf.reduce((n, id) => n + (id === NO_GROUP ? 1 : 0), 0);
  if (without > 0) {
    const name = NO_GROUP_NAMES[coloring.mode] ?? 'No vector';
    entries.push({ id: NO_GROUP, points: without, name, shown: !hidden.has(NO_GROUP), ...none });
  }
  const looks = new Map(entries.map(({ id, color, shape }) => [id, { rgb: rgbOf(color), shape }]));
  const fallback = { rgb: rgbOf(none.color), shape: none.shape };
  const lookOf = (point: number) => looks.get(groupOfPoint(groups, point)) ?? fallback;
  return {
    rgb: (point) => lookOf(point).rgb,
    shape: (point) => lookOf(point).shape,
    isShown: (point) => !hidden.has(groupOfPoint(groups, point)),
    showsAll: hidden.size === 0,
    legend: {
      kind: 'groups',
      title,
      entries,
      note: noteOn(groups.otherLabels, coloring.mode === 'column' ? 'value' : 'label'),
    },
  };
}

const noteOn = (otherLabels: number, what: string): GroupLegend['note'] => {
  if (otherLabels === 0) return null;
  return otherLabels === 1
    ? `The ${what} with fewest words is left out.`
    : `The ${otherLabels.toLocaleString('en')} ${what}s with fewest words are left out.`;
};

function waiting({ surface }: ColorInput, title: string, text: string): PointColors {
  const rgb = rgbOf(noCategoryColor(surface));
  const legend = { kind: 'waiting', title, text } as const;
  return { rgb: () => rgb, shape: () => 0, isShown: () => true, showsAll: true, legend };
}
