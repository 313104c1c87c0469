import { randomLcg, randomNormal } from 'd3';
import { describe, expect, it } from 'vitest';
import { crowdOpacity, crowdSize, roomAround } from './crowding';
import { PointGrid } from './pointGrid';

const rooms = (positions: Float32Array) => roomAround(new PointGrid(positions));

describe('roomAround', () => {
  it('is the distance of neighbours on an even lattice, away from its edges', () => {
    const side = 60;
    const positions = Float32Array.from({ length: 2 * side * side }, (_, i) =>
      i % 2 === 0 ? 0.5 * ((i >> 1) % side) : 0.5 * Math.floor((i >> 1) / side),
    );
    const found = rooms(positions);
    let sum = 0;
    for (let row = 20; row < 40; row++) sum += found[row * side + 30];
    expect(sum / 20).toBeGreaterThan(0.45);
    expect(sum / 20).toBeLessThan(0.55);
  });

  it('is less in a crowd than outside of it, and bounded for strays', () => {
    const normal = randomNormal.source(randomLcg(0.3))(0, 1);
    const positions = Float32Array.from({ length: 8000 }, normal);
    positions.set([0, 0, 30, 30]);
    const found = rooms(positions);
    expect(found[0]).toBeLessThan(found[1] / 2);
    expect(found[1]).toBeLessThan(1);
  });

  it('is a finite size for one point, for none, and for points at one place or on a line', () => {
    expect([...rooms(Float32Array.of(3, 4))].every((room) => room > 0 && Number.isFinite(room))).toBe(true);
    expect([...rooms(Float32Array.of(NaN, NaN))]).toEqual([0]);
    expect(rooms(new Float32Array(0))).toHaveLength(0);
    for (const at of [() => 7, (i: number) => (i % 2 === 0 ? i : 5)]) {
      const found = rooms(Float32Array.from({ length: 400 }, (_, i) => at(i)));
      expect([...found].every((room) => room > 0 && Number.isFinite(room))).toBe(true);
    }
  });
});

describe('the look of crowds', () => {
  it('makes points larger and more solid the more room they have, up to their full size', () => {
    for (let room = 0.1; room < 40; room *= 1.3) {
      expect(crowdSize(room * 1.3)).toBeGreaterThanOrEqual(crowdSize(room));
      expect(crowdOpacity(room * 1.3, 1)).toBeGreaterThanOrEqual(crowdOpacity(room, 1));
    }
    expect(crowdSize(40)).toBe(1);
    expect(crowdOpacity(40, 1)).toBe(1);
    expect(crowdSize(0)).toBeGreaterThan(0.2);
    expect(crowdOpacity(0, 0.8)).toBeGreaterThan(0.3);
  });

  it('keeps frequent words solid in a crowd', () => {
    expect(crowdOpacity(0.5, 3)).toBe(1);
  });
});
