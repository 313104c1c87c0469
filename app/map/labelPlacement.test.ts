import { randomLcg } from 'd3';
import { describe, expect, it } from 'vitest';
import { FAR_SIDES, placeLabels, type LabelInput, type PlacedLabel } from './labelPlacement';

const WIDTH = 800;
const HEIGHT = 600;

function input(screen: Float32Array, changes: Partial<LabelInput> = {}): LabelInput {
  return {
    width: WIDTH,
    height: HEIGHT,
    positions: screen.map((value, i) => (i % 2 === 0 ? value : -value)),
    affine: { scale: 1, tx: 0, ty: 0 },
    count: screen.length / 2,
    radius: () => 4,
    size: (point) => ({ width: 30 + (point % 7) * 9, height: 15 }),
    forced: [],
    wanted: [],
    previous: new Map(),
    limit: 60,
    mayTry: () => true,
    cell: 120,
    origin: [0, 0],
    reserved: [],
    ...changes,
  };
}

function randomScreen(points: number, seed: number): Float32Array {
  const random = randomLcg(seed);
  return Float32Array.from({ length: 2 * points }, (_, i) => random() * (i % 2 === 0 ? WIDTH : HEIGHT));
}

const boxOf = (screen: Float32Array, label: PlacedLabel) => {
  const left = screen[2 * label.point] + label.dx;
  const top = screen[2 * label.point + 1] + label.dy;
  return { left, top, right: left + label.width, bottom: top + label.height };
};

function overlaps(screen: Float32Array, labels: PlacedLabel[]): number {
  const boxes = labels.map((label) => boxOf(screen, label));
  let found = 0;
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) {
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) found++;
    }
  });
  return found;
}

const ids = (labels: PlacedLabel[]) => labels.map(({ point }) => point);
const asPrevious = (labels: PlacedLabel[]) => new Map(labels.map((label) => [label.point, label]));

describe('placeLabels', () => {
  it('never lets labels overlap or leave the screen', () => {
    for (const seed of [0.1, 0.5, 0.9]) {
      const screen = randomScreen(3000, seed);
      const labels = placeLabels(
        input(screen, { forced: [2000, 2001, 2002, 2003, 2999], wanted: [1500, 1501] }),
      );
      expect(labels.length).toBeGreaterThan(20);
      expect(overlaps(screen, labels)).toBe(0);
      for (const label of labels) {
        const box = boxOf(screen, label);
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.top).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(WIDTH);
        expect(box.bottom).toBeLessThanOrEqual(HEIGHT);
      }
    }
  });

  it('prefers the more frequent of two words in the same place', () => {
    const screen = Float32Array.of(300, 300, 302, 301, 305, 299);
    expect(ids(placeLabels(input(screen)))).toEqual([0]);
  });

  it('shows forced words first and all of them, even in a tight cluster', () => {
    const random = randomLcg(0.3);
    const screen = Float32Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 400 : 300) + 12 * random());
    const forced = [150, 151, 152, 153, 154, 155, 156, 157, 158, 159];
    const labels = placeLabels(input(screen, { forced }));
    expect(ids(labels).slice(0, forced.length)).toEqual(forced);
    expect(overlaps(screen, labels)).toBe(0);
  });

  it('ends with the same labels when few new words may be tried at a time', () => {
    const screen = randomScreen(300, 0.3);
    const known = new Set<number>();
    let labels: PlacedLabel[] = [];
    let postponed = true;
    let placements = 0;
    while (postponed) {
      placements++;
      postponed = false;
      let left = 5;
      const mayTry = (point: number) => {
        if (known.has(point) || left-- > 0) known.add(point);
        else postponed = true;
        return !postponed;
      };
      const next = placeLabels(input(screen, { mayTry, previous: asPrevious(labels) }));
      expect(ids(next)).toEqual(expect.arrayContaining(ids(labels)));
      expect(next.length).toBeLessThanOrEqual(labels.length + 5);
      labels = next;
    }
    expect(placements).toBeGreaterThan(5);
    expect(new Set(ids(labels))).toEqual(new Set(ids(placeLabels(input(screen)))));
  });

  it('takes a label back to its point once it need not be shown', () => {
    const random = randomLcg(0.3);
    const screen = Float32Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 400 : 300) + 12 * random());
    const first = placeLabels(input(screen, { forced: [150, 151, 152, 153, 154, 155, 156, 157] }));
    expect(first.some(({ side }) => side >= FAR_SIDES)).toBe(true);
    const second = placeLabels(input(screen, { previous: asPrevious(first) }));
    expect(second.length).toBeGreaterThan(0);
    expect(second.every(({ side }) => side < FAR_SIDES)).toBe(true);
  });

  it('keeps to the limit and to one free label a cell', () => {
    const screen = randomScreen(2000, 0.7);
    expect(placeLabels(input(screen, { limit: 5 }))).toHaveLength(5);
    const labels = placeLabels(input(screen, { limit: 1000, cell: 200 }));
    expect(labels.length).toBeLessThanOrEqual((WIDTH / 200) * (HEIGHT / 100));
  });

  it('skips points that are hidden, out of view or under the controls', () => {
    const screen = Float32Array.of(NaN, NaN, -50, 40, 100, 100, 500, 300);
    const labels = placeLabels(input(screen, { reserved: [{ left: 0, top: 0, right: 220, bottom: 220 }] }));
    expect(ids(labels)).toEqual([3]);
  });

  it('keeps labels and their sides while points move a little', () => {
    const screen = randomScreen(2000, 0.2);
    const first = placeLabels(input(screen));
    const random = randomLcg(0.6);
    const moved = screen.map((value) => value + (random() - 0.5) * 2);
    const second = placeLabels(input(moved, { previous: asPrevious(first) }));
    const kept = second.filter((label) =>
      first.some(({ point, side }) => point === label.point && side === label.side),
    );
    expect(kept.length).toBeGreaterThan(0.9 * first.length);
    const without = placeLabels(input(moved));
    const keptWithout = without.filter((label) => first.some(({ point }) => point === label.point));
    expect(kept.length).toBeGreaterThan(keptWithout.length);
  });

  it('lets a label go only for a much more frequent word', () => {
    const screen = new Float32Array(2 * 200).fill(NaN);
    const put = (point: number, x: number) => screen.set([x, 300], 2 * point);
    put(100, 300);
    const previous = asPrevious(placeLabels(input(screen)));
    put(60, 303);
    expect(ids(placeLabels(input(screen, { previous })))).toEqual([100]);
    put(10, 306);
    expect(ids(placeLabels(input(screen, { previous })))[0]).toBe(10);
  });

  it('shows the same labels when the map is panned', () => {
    const screen = randomScreen(2000, 0.8).map((value, i) => 200 + value * (i % 2 === 0 ? 0.5 : 0.4));
    const still = placeLabels(input(screen));
    const panned = screen.map((value, i) => value + (i % 2 === 0 ? 37 : 23));
    expect(ids(placeLabels(input(panned, { origin: [37, 23] })))).toEqual(ids(still));
  });
});
