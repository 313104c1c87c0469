import { describe, expect, it } from 'vitest';
import { LayoutSlots, mapWidth } from './layoutSlots';

/** A square of 11 × 11 points, 10 wide, shifted. */
const grid = (shiftX = 0): Float32Array =>
  Float32Array.from({ length: 242 }, (_, i) => (i % 2 ? Math.floor(i / 22) : ((i / 2) % 11) + shiftX));

/** A map of words alone. */
const publish = (slots: LayoutSlots, target: Float32Array) =>
  slots.publish(target, { words: target.length / 2, documents: 0 });

const slot = ({ shared, capacity }: LayoutSlots, version: number, points: number): Float32Array =>
  new Float32Array(shared!.buffer, (version % 2) * capacity * 8, points * 2);

describe('LayoutSlots', () => {
  it('writes version v to slot v mod 2 and leaves the other alone', () => {
    const slots = new LayoutSlots(200, true);
    expect(slots.shared!.buffer.byteLength).toBe(200 * 16);
    expect(publish(slots, grid())).toEqual({
      version: 1,
      rows: { words: 121, documents: 0 },
      positions: null,
      displacement: 0,
    });
    expect(slot(slots, 1, 121)).toEqual(grid());
    expect(publish(slots, grid(0.1)).version).toBe(2);
    expect(slot(slots, 1, 121)).toEqual(grid());
    expect(slot(slots, 2, 121)).toEqual(grid(0.1));
    publish(slots, grid(0.2));
    expect(slot(slots, 3, 121)).toEqual(grid(0.2));
  });

  it('hands out copies where memory is not shared', () => {
    const slots = new LayoutSlots(200, false);
    const { positions } = publish(slots, grid());
    expect(slots.shared).toBeNull();
    expect(positions).toEqual(grid());
    positions!.fill(0);
    expect(publish(slots, grid()).displacement).toBe(0);
  });

  it('tells the mean move as a share of the width', () => {
    const slots = new LayoutSlots(200, false);
    publish(slots, grid());
    expect(publish(slots, grid(0.2)).displacement).toBeCloseTo(0.02, 5);
    expect(slots.lag).toBe(0);
  });

  it('spreads a far move over several layouts', () => {
    const slots = new LayoutSlots(200, false);
    publish(slots, grid());
    const target = grid();
    target[0] = 0;
    target[1] = 2;
    expect(publish(slots, target).positions![1]).toBeCloseTo(0.6, 5);
    expect(slots.lag).toBeCloseTo(0.14, 5);
    const seen = [0.6, ...Array.from({ length: 3 }, () => publish(slots, target).positions![1])];
    expect(seen).toEqual([0.6, expect.closeTo(1.2, 5), expect.closeTo(1.8, 5), 2]);
    expect(slots.lag).toBe(0);
  });

  it('lets points appear and disappear', () => {
    const slots = new LayoutSlots(200, false);
    publish(slots, grid().subarray(0, 100));
    const grown = publish(slots, grid());
    expect(grown.positions).toEqual(grid());
    expect(grown.displacement).toBe(0);
    expect(publish(slots, grid().subarray(0, 20)).rows.words).toBe(10);
  });

  it('knows documents again when words come before them', () => {
    const slots = new LayoutSlots(200, false);
    slots.publish(grid().subarray(0, 200), { words: 60, documents: 40 });
    const more = new Float32Array(220).fill(3);
    more.set(grid().subarray(0, 120));
    more.set(grid().subarray(120, 200), 140);
    const { positions, displacement } = slots.publish(more, { words: 70, documents: 40 });
    expect(displacement).toBe(0);
    expect(positions).toEqual(more);
    expect(slots.lag).toBe(0);
  });

  it('refuses more points than there is room for', () => {
    expect(() => publish(new LayoutSlots(100, true), grid())).toThrow(
      '121 points do not fit a layout of 100',
    );
  });
});

describe('mapWidth', () => {
  it('is that of the middle 96 %', () => {
    const positions = grid();
    expect(mapWidth(positions)).toBe(10);
    positions[0] = 1e6;
    expect(mapWidth(positions)).toBe(10);
  });

  it('of no or one point is 0', () => {
    expect(mapWidth(new Float32Array(0))).toBe(0);
    expect(mapWidth(Float32Array.of(3, 4))).toBe(0);
    expect(mapWidth(Float32Array.of(3, 4, 6, 4))).toBe(3);
  });
});
