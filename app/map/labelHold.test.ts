import { describe, expect, it } from 'vitest';
import { holdLabels } from './labelHold';
import { labelOffset, type PlacedLabel } from './labelPlacement';

const SIZE: [number, number] = [60, 15];
const label = (point: number, side = 0): PlacedLabel => {
  const [dx, dy] = labelOffset(side, 4, SIZE);
  return { point, dx, dy, width: SIZE[0], height: SIZE[1], side };
};

const hold = (points: [number, number][], labels: PlacedLabel[], forced: number[] = []) =>
  holdLabels({
    labels,
    at: (point) => points[point],
    radius: () => 4,
    isForced: (point) => forced.includes(point),
  });

/** How many pairs of labels lie over one another. */
const overlaps = (points: [number, number][], labels: PlacedLabel[]) =>
  labels.flatMap((a, i) =>
    labels.slice(i + 1).filter((b) => {
      const [[ax, ay], [bx, by]] = [points[a.point], points[b.point]];
      return (
        Math.abs(ax + a.dx - bx - b.dx) < SIZE[0] - 1e-9 && Math.abs(ay + a.dy - by - b.dy) < SIZE[1] - 1e-9
      );
    }),
  ).length;

describe('holdLabels', () => {
  it('leaves labels alone that have room', () => {
    const labels = [label(0), label(1), label(2, 3)];
    expect(
      hold(
        [
          [0, 0],
          [200, 0],
          [0, 90],
        ],
        labels,
      ),
    ).toEqual(labels);
  });

  it('leaves out the less important of two labels that have met', () => {
    const points: [number, number][] = [
      [100, 100],
      [130, 104],
      [300, 300],
    ];
    expect(hold(points, [label(1), label(0), label(2)]).map(({ point }) => point)).toEqual([1, 2]);
  });

  it('moves labels that must be shown to a free side', () => {
    const points: [number, number][] = [
      [100, 100],
      [130, 104],
      [112, 98],
    ];
    const held = hold(points, [label(0), label(1), label(2)], [0, 1, 2]);
    expect(held).toHaveLength(3);
    expect(overlaps(points, held)).toBe(0);
  });

  it('never lets labels overlap while their points fly about', () => {
    let labels = Array.from({ length: 80 }, (_, point) => label(point, point % 4));
    for (let frame = 0; frame < 20; frame++) {
      const points = labels.map(({ point }): [number, number] => [
        400 + 380 * Math.sin(point * 7.1 + frame * 0.1),
        300 + 280 * Math.sin(point * 3.7 + frame * 0.17),
      ]);
      const all: [number, number][] = [];
      labels.forEach(({ point }, i) => (all[point] = points[i]));
      labels = hold(all, labels);
      expect(overlaps(all, labels)).toBe(0);
    }
    expect(labels.length).toBeGreaterThan(5);
  });
});
