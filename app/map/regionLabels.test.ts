import { describe, expect, it } from 'vitest';
import { NO_GROUP } from '../../worker/contract/wordGroups';
import { DEFAULT_COLORING, type Coloring } from '../state/coloring';
import { placeRegions, regionLabels, regionsOf, type Region } from './regionLabels';

/** Two groups: nine points around (0, 0) with one far off, six around (10, 10), and one point of no group. */
const points: { group: number; x: number; y: number }[] = [
  ...Array.from({ length: 9 }, (_, i) => ({ group: 0, x: 0.1 * (i % 3), y: 0.1 * Math.floor(i / 3) })),
  { group: 0, x: 20, y: 0 },
  ...Array.from({ length: 6 }, (_, i) => ({ group: 1, x: 10 + 0.1 * i, y: 10 })),
  { group: NO_GROUP, x: 5, y: 5 },
];
const positions = Float32Array.from(points.flatMap(({ x, y }) => [x, y]));
const bounds = { minX: 0, minY: 0, maxX: 20, maxY: 10 };
const coloring: Coloring = {
  ...DEFAULT_COLORING,
  mode: 'topic',
  groups: {
    groupOf: Uint8Array.from(points, ({ group }) => group),
    groups: [
      { id: 0, names: ['gold', 'silver', 'notes'], points: 10 },
      { id: 1, names: ['representatives', 'constitutional', 'law'], points: 6 },
    ],
    otherLabels: 0,
  },
};
const regions = regionsOf(coloring, positions, bounds);

describe('regions', () => {
  it('are named where their points are densest, the largest first', () => {
    expect(regions.map(({ id, points: size }) => [id, size])).toEqual([
      [0, 10],
      [1, 6],
    ]);
    expect(regions[0].x).toBeCloseTo(0.1, 5);
    expect(regions[0].y).toBeCloseTo(0.1, 5);
    expect(regions[1].x).toBeCloseTo(10.25, 5);
  });

  it('are called by as many words as there is room for', () => {
    expect(regions.map(({ text }) => text)).toEqual(['gold, silver, notes', 'representatives']);
  });

  it('are those that the legend shows, of modes with groups, when they are wanted', () => {
    const of = (change: Partial<Coloring>) => regionsOf({ ...coloring, ...change }, positions, bounds);
    const hidden = { hidden: new Set([0]), range: null };
    expect(of({ filter: hidden }).map(({ id }) => id)).toEqual([1]);
    expect(of({ mode: 'cluster' })).toHaveLength(2);
    for (const change of [
      { regions: false },
      { mode: 'label' },
      { mode: 'frequency' },
      { groups: null },
    ] as const)
      expect(of(change)).toEqual([]);
  });

  it('leave out hidden points and groups of a few', () => {
    const few = Float32Array.from(positions, (value, i) => (i >= 2 * 12 ? NaN : value));
    expect(regionsOf(coloring, few, bounds).map(({ id }) => id)).toEqual([0]);
  });
});

describe('names on the screen', () => {
  const region = (id: number, x: number, y: number, size = 10): Region => ({
    id,
    text: 'name',
    x,
    y,
    points: size,
  });
  const place = (...given: Region[]) =>
    placeRegions(given, {
      width: 300,
      height: 200,
      toScreen: (x, y) => [x, y],
      textWidth: (text, size) => (text.length * size) / 2,
      reserved: [{ left: 0, top: 0, right: 60, bottom: 60 }],
    });

  it('do not lie over one another, over controls or over the edge', () => {
    const placed = place(
      region(0, 150, 100),
      region(1, 160, 105),
      region(2, 30, 30),
      region(3, 298, 100),
      region(4, 150, 160),
    );
    expect(placed.map(({ id }) => id)).toEqual([0, 4]);
  });

  it('are larger for larger groups', () => {
    const [large, small] = place(region(0, 150, 100, 100), region(1, 150, 160, 1));
    expect(large.size).toBe(22);
    expect(small.size).toBeLessThan(18);
  });

  it('stand in the middle, and back where some words stand out', () => {
    const placed = place(region(0, 150, 100));
    const [usual] = regionLabels(placed, '#ffffff', false, () => 40);
    expect(usual.x).toBe(130);
    const [back] = regionLabels(placed, '#ffffff', true, () => 40);
    expect(back.alpha).toBeLessThan(usual.alpha);
  });
});
