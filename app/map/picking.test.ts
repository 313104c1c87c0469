import { polygonContains, randomLcg, randomNormal } from 'd3';
import { describe, expect, it } from 'vitest';
import { PointField } from './pointField';
import { pointsInPolygon, pointsInRect, scanNearest } from './picking';
import { PointGrid } from './pointGrid';

const normal = randomNormal.source(randomLcg(0.42))(0, 5);
const positions = Float32Array.from({ length: 4000 }, normal);
positions[20] = NaN;
positions[41] = Infinity;
const count = positions.length / 2;

const byHand = (x: number, y: number, radius: number): number | null => {
  let best: number | null = null;
  let nearest = radius;
  for (let i = 0; i < count; i++) {
    const distance = Math.hypot(positions[2 * i] - x, positions[2 * i + 1] - y);
    if (distance < nearest) [best, nearest] = [i, distance];
  }
  return best;
};

describe('picking', () => {
  it('finds the nearest point within the radius, by grid and by scan alike', () => {
    const grid = new PointGrid(positions);
    for (let i = 0; i < 300; i++) {
      const [x, y] = [normal(), normal()];
      const expected = byHand(x, y, 0.4);
      expect(grid.nearest(x, y, 0.4)).toBe(expected);
      expect(scanNearest(positions, count, [x, y, 0.4])).toBe(expected);
    }
  });

  it('finds nothing beyond the radius or at a place that is no number', () => {
    const grid = new PointGrid(positions);
    expect(grid.nearest(1000, 1000, 5)).toBeNull();
    expect(grid.nearest(NaN, 0, 5)).toBeNull();
  });

  it('never finds points that are not finite', () => {
    const broken = Float32Array.of(NaN, 0, 0, Infinity, 0.5, 0.5);
    expect(new PointGrid(broken).nearest(0, 0, 100)).toBe(2);
    expect(scanNearest(broken, 3, [0, 0, 100])).toBe(2);
    expect(pointsInRect(broken, 3, { left: -9, right: 9, top: -9, bottom: 9 })).toEqual([2]);
  });

  it('takes the points inside a box and inside a loop', () => {
    const grid = Float32Array.from({ length: 50 }, (_, i) =>
      i % 2 === 0 ? (i >> 1) % 5 : Math.floor((i >> 1) / 5),
    );
    expect(pointsInRect(grid, 25, { left: 0.5, right: 2.5, top: 2.5, bottom: 4.5 })).toEqual([
      16, 17, 21, 22,
    ]);
    const triangle: [number, number][] = [
      [-0.5, -0.5],
      [2.6, -0.5],
      [-0.5, 2.6],
    ];
    expect(pointsInPolygon(grid, 25, triangle)).toEqual([0, 1, 2, 5, 6, 10]);
    expect(pointsInPolygon(grid, 25, triangle.slice(0, 2))).toEqual([]);
  });
});

describe('PointField', () => {
  const affine = { scale: 10, tx: 100, ty: 100 };
  const all = () => true;

  it('picks moving points where they are on the screen', () => {
    const field = new PointField();
    field.begin(Float32Array.of(0, 0), 0, true);
    field.begin(Float32Array.of(8, 0), 1000, true);
    field.advance(1100);
    const [x, y] = field.at(0, affine);
    expect(x).toBeGreaterThan(101);
    expect(x).toBeLessThan(179);
    expect(field.nearest([x, y], 2, affine, all)).toBe(0);
    expect(field.nearest([180, 100], 2, affine, all)).toBeNull();
    field.advance(2000);
    expect(field.nearest([180, 100], 2, affine, all)).toBe(0);
  });

  it('picks the nearest of those that can be picked, at rest and in motion', () => {
    const field = new PointField();
    field.begin(Float32Array.of(0, 0, 0.3, 0), 0, true);
    const second = (point: number) => point === 1;
    expect(field.nearest([100, 100], 8, affine, all)).toBe(0);
    expect(field.nearest([100, 100], 8, affine, second)).toBe(1);
    field.begin(Float32Array.of(0, 0, 0.6, 0), 1000, true);
    field.advance(1100);
    expect(field.nearest([100, 100], 8, affine, second)).toBe(1);
    expect(field.nearest([100, 100], 8, affine, () => false)).toBeNull();
  });

  it('selects what lies inside the box drawn on the screen, whatever corner it starts from', () => {
    const field = new PointField();
    field.begin(Float32Array.of(0, 0, 2, 2, -5, 5, NaN, 1), 0, false);
    expect(field.inMarquee({ kind: 'box', from: [130, 70], to: [95, 105] }, affine)).toEqual([0, 1]);
    expect(field.inMarquee({ kind: 'box', from: [95, 105], to: [130, 70] }, affine)).toEqual([0, 1]);
  });

  it('knows hidden points', () => {
    const field = new PointField();
    field.begin(Float32Array.of(0, 0, NaN, 1), 0, false);
    expect(field.isShown(0)).toBe(true);
    expect(field.isShown(1)).toBe(false);
    expect(field.isShown(2)).toBe(false);
  });

  it('holds maps of no point, of one, and of points that all lie at one place', () => {
    const field = new PointField();
    for (const [positions, found] of [
      [new Float32Array(0), null],
      [Float32Array.of(NaN, NaN), null],
      [Float32Array.of(0, 0), 0],
      [Float32Array.of(0, 0, 0, 0, 0, 0), 0],
    ] as const) {
      field.begin(positions, 0, false);
      expect(field.nearest([101, 101], 5, affine, all)).toBe(found);
      expect(field.inMarquee({ kind: 'box', from: [0, 0], to: [200, 200] }, affine)).toHaveLength(
        found === null ? 0 : positions.length / 2,
      );
    }
    expect(field.room(0, affine)).toBeGreaterThan(0);
  });

  it('is at rest at once when movement is to end', () => {
    const field = new PointField();
    field.begin(Float32Array.of(0, 0), 0, true);
    field.begin(Float32Array.of(8, 0), 1000, true);
    expect(field.advance(1050)).toBe(true);
    field.end();
    expect(field.advance(1051)).toBe(false);
    expect(field.at(0, affine)).toEqual([180, 100]);
  });

  it('takes what lies inside a loop of many corners at 20,000 points, as a test of each edge does', () => {
    const random = randomLcg(0.7);
    const many = Float32Array.from({ length: 40_000 }, () => 20 * random() - 10);
    const loop = Array.from({ length: 900 }, (_, i): [number, number] => {
      const angle = (2 * Math.PI * i) / 900;
      const reach = 6 + 3 * Math.sin(7 * angle);
      return [reach * Math.cos(angle), reach * Math.sin(angle)];
    });
    const expected = Array.from({ length: 20_000 }, (_, i) => i).filter((i) =>
      polygonContains(loop, [many[2 * i], many[2 * i + 1]]),
    );
    expect(expected.length).toBeGreaterThan(1000);
    expect(pointsInPolygon(many, 20_000, loop)).toEqual(expected);
  });
});
