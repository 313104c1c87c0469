import { describe, expect, it } from 'vitest';
import { nearestTo, nextTowards, type Direction } from './walk';

const screen = (...places: [number, number][]) => Float32Array.from(places.flat());

describe('nextTowards', () => {
  const cross = screen([0, 0], [10, 0], [-10, 0], [0, 10], [0, -10]);

  it('goes to the point that lies there, with y growing downwards', () => {
    const towards = (direction: Direction) => nextTowards(cross, 0, direction);
    expect([towards('right'), towards('left'), towards('down'), towards('up')]).toEqual([1, 2, 3, 4]);
  });

  it('finds nothing beyond the last point', () => {
    expect(nextTowards(cross, 1, 'right')).toBeNull();
    expect(nextTowards(screen([5, 5]), 0, 'up')).toBeNull();
  });

  it('looks within 45° only', () => {
    expect(nextTowards(screen([0, 0], [5, 6]), 0, 'right')).toBeNull();
    expect(nextTowards(screen([0, 0], [5, 4.9]), 0, 'right')).toBe(1);
  });

  it('prefers a point on the axis to a somewhat nearer one beside it', () => {
    expect(nextTowards(screen([0, 0], [8, 6], [12, 0]), 0, 'right')).toBe(2);
    expect(nextTowards(screen([0, 0], [8, 6], [40, 0]), 0, 'right')).toBe(1);
  });

  it('passes over hidden points and those at the same place, and starts at none', () => {
    expect(nextTowards(screen([0, 0], [NaN, NaN], [0, 0], [9, 0]), 0, 'right')).toBe(3);
    expect(nextTowards(screen([NaN, NaN], [9, 0]), 0, 'right')).toBeNull();
  });
});

describe('nearestTo', () => {
  it('is the point nearest to a place, none of an empty map', () => {
    expect(nearestTo(screen([0, 0], [NaN, NaN], [8, 8]), [7, 7])).toBe(2);
    expect(nearestTo(new Float32Array(0), [0, 0])).toBeNull();
  });
});
