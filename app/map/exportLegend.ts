import type { GroupEntry } from './legend';
import type { MapSnapshot } from './mapSnapshot';

const BAR_WIDTH = 132;
const BAR_HEIGHT = 8;
const INSET = 20;
const STOPS = 16;
const LINE = 15;
const MARK_RADIUS = 4;

/** The legend as it stands in a saved picture, CSS pixels: a colour scale, or a list of groups. */
export interface LegendParts {
  title: string;
  titleY: number;
  /** Left edge of everything. */
  x: number;
  fontSize: number;
  scale: {
    bar: { x: number; y: number; width: number; height: number };
    stops: { offset: number; color: string }[];
    ticks: { x: number; text: string; anchor: 'start' | 'middle' | 'end' }[];
    tickY: number;
  } | null;
  marks: {
    x: number;
    y: number;
    radius: number;
    shape: number;
    color: string;
    text: string;
    textX: number;
  }[];
}

/** Colour and place of every stop of a gradient over the whole scale. */
export const legendStops = (at: (position: number) => string): { offset: number; color: string }[] =>
  Array.from({ length: STOPS + 1 }, (_, i) => ({ offset: i / STOPS, color: at(i / STOPS) }));

/** null when the colours say nothing yet. Groups that are switched off are left out. */
export function legendParts({ height, legend }: Pick<MapSnapshot, 'height' | 'legend'>): LegendParts | null {
  const common = { title: legend.title, x: INSET, fontSize: 11, marks: [], scale: null };
  if (legend.kind === 'waiting') return null;
  if (legend.kind === 'groups') {
    const shown = legend.entries.filter((entry) => entry.shown);
    const top = height - INSET - LINE * (shown.length - 1) - 4;
    return { ...common, titleY: top - LINE, marks: shown.map((entry, i) => mark(entry, top + LINE * i)) };
  }
  const bar = { x: INSET, y: height - INSET - 18 - BAR_HEIGHT, width: BAR_WIDTH, height: BAR_HEIGHT };
  const { ticks } = legend;
  const scale: LegendParts['scale'] = {
    bar,
    stops: legendStops((position) => legend.at(position)),
    ticks: ticks.map(({ position, text }, i) => ({
      ...{ x: bar.x + bar.width * position, text },
      anchor: i === 0 ? 'start' : i === ticks.length - 1 ? 'end' : 'middle',
    })),
    tickY: height - INSET,
  };
  return { ...common, titleY: bar.y - 7, scale };
}

const mark = ({ color, shape, name }: GroupEntry, y: number) => ({
  ...{ x: INSET + MARK_RADIUS + 2, y, radius: MARK_RADIUS, shape, color, text: name },
  textX: INSET + 18,
});
