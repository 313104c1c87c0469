import { legendCounts, shortCount } from './frequencyColor';
import type { MapSnapshot } from './mapSnapshot';

const BAR_WIDTH = 132;
const BAR_HEIGHT = 8;
const INSET = 20;
const STOPS = 16;

/** The colour scale as it stands in a saved picture, CSS pixels. */
export interface LegendParts {
  title: string;
  bar: { x: number; y: number; width: number; height: number };
  stops: { offset: number; color: string }[];
  ticks: { x: number; text: string; anchor: 'start' | 'middle' | 'end' }[];
  titleY: number;
  tickY: number;
  fontSize: number;
}

/** Colour and place of every stop of a gradient over the whole scale. */
export const legendStops = (at: (position: number) => string): { offset: number; color: string }[] =>
  Array.from({ length: STOPS + 1 }, (_, i) => ({ offset: i / STOPS, color: at(i / STOPS) }));

export function legendParts({ height, colors }: Pick<MapSnapshot, 'height' | 'colors'>): LegendParts {
  const bar = { x: INSET, y: height - INSET - 18 - BAR_HEIGHT, width: BAR_WIDTH, height: BAR_HEIGHT };
  const counts = legendCounts(colors);
  return {
    title: 'Word count',
    bar,
    stops: legendStops((position) => colors.at(position)),
    ticks: counts.map((count, i) => ({
      x: bar.x + bar.width * colors.position(count),
      text: shortCount(count),
      anchor: i === 0 ? 'start' : i === counts.length - 1 ? 'end' : 'middle',
    })),
    titleY: bar.y - 7,
    tickY: height - INSET,
    fontSize: 11,
  };
}
