import { describe, expect, it } from 'vitest';
import { LayoutSlots, mapWidth } from './layoutSlots';

/** A square of 11 × 11 points, 10 wide, shifted. */
const grid = (shiftX = 0): Float32Array =>
  Float32Array.from({ length: 242 }, (_, i) => (i % 2 ? Math.floor(i / 22) : ((i / 2) % 11) + shiftX));

const slot = ({ shared, capacity }: LayoutSlots, version: number, points: number): Float32Array =>
  new Float32Array(shared!.buffer, (version % 2) * capacity * 8, points * 2);

describe('LayoutSlots', () => {
  it('writes version v to slot v mod 2 and leaves the other alone', () => {
    const slots = new LayoutSlots(200, true);
    expect(slots.shared!.buffer.byteLength).toBe(200 * 16);
    expect(slots.publish(grid())).toEqual({ version: 1, points: 121, positions: null, displacement: 0 });
    expect(slot(slots, 1, 121)).toEqual(grid());
    expect(slots.publish(grid(0.1)).version).toBe(2);
    expect(slot(slots, 1, 121)).toEqual(grid());
    expect(slot(slots, 2, 121)).toEqual(grid(0.1));
    slots.publish(grid(0.2));
    expect(slot(slots, 3, 121)).toEqual(grid(0.2));
  });

  it('hands out copies where memory is not shared', () => {
    const slots = new LayoutSlots(200, false);
    const { positions } = slots.publish(grid());
    expect(slots.shared).toBeNull();
    expect(positions).toEqual(grid());
    positions!.fill(0);
    expect(slots.publish(grid()).displacement).toBe(0);
  });

  it('tells the mean move as a share of the width', () => {
    const slots = new LayoutSlots(200, false);
    slots.publish(grid());
    expect(slots.publish(grid(0.2)).displacement).toBeCloseTo(0.02, 5);
    expect(slots.lag).toBe(0);
  });

  it('spreads a far move over several layouts', () => {
    const slots = new LayoutSlots(200, false);
    slots.publish(grid());
    const target = grid();
    target[0] = 0;
    target[1] = 2;
    expect(slots.publish(target).positions![1]).toBeCloseTo(0.6, 5);
    expect(slots.lag).toBeCloseTo(0.14, 5);
    const seen = [0.6, ...Array.from({ length: 3 }, () => slots.publish(target).positions![1])];
    expect(seen).toEqual([0.6, expect.closeTo(1.2, 5), expect.closeTo(1.8, 5), 2]);
    expect(slots.lag).toBe(0);
  });

  it('lets points appear and disappear', () => {
    const slots = new LayoutSlots(200, false);
    slots.publish(grid().subarray(0, 100));
    const grown = slots.publish(grid());
    expect(grown.positions).toEqual(grid());
    expect(grown.displacement).toBe(0);
    expect(slots.publish(grid().subarray(0, 20)).points).toBe(10);
  });

  it('refuses more points than there is room for', () => {
    expect(() => new LayoutSlots(100, true).publish(grid())).toThrow('121 points do not fit a layout of 100');
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
