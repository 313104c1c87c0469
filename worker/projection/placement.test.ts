import { describe, expect, it } from 'vitest';
import { NO_NEIGHBOUR } from '../kernels/nearestNeighbours';
import { carriedPositions, jitter, placePoints } from './placement';

const half = () => 0.5;
const ALL = (count: number) => new Uint8Array(count).fill(1);

const tableOf = (...neighbours: number[][]) => ({
  count: neighbours.length,
  k: 2,
  indices: Uint32Array.from(neighbours.flat()),
  distances: new Float32Array(neighbours.length * 2).fill(0.5),
});

/** The points placed, and so many new ones. */
const withNew = (placed: Float32Array, added: number) =>
  Float32Array.of(...placed, ...new Float32Array(2 * added).fill(NaN));

describe('placePoints', () => {
  const placed = Float32Array.of(0, 0, 4, 0, 0, 8);

  it('keeps placed points and puts a new one between its placed neighbours', () => {
    const positions = placePoints(withNew(placed, 1), tableOf([1, 2], [0, 2], [0, 1], [1, 2]), ALL(4), half);
    expect([...positions]).toEqual([...placed, 2, 4]);
  });

  it('reaches points through points placed a round before', () => {
    const table = tableOf([1, 2], [0, 2], [0, 1], [4, 4], [1, NO_NEIGHBOUR]);
    expect([...placePoints(withNew(placed, 2), table, ALL(5), half).subarray(6)]).toEqual([4, 0, 4, 0]);
  });

  it('puts points out of reach and points that are not usable at the centre', () => {
    const table = tableOf([1, 2], [0, 2], [0, 1], [4, 4], [3, 3], [0, 0]);
    const usable = ALL(6);
    usable[5] = 0;
    const centre = [Math.fround(4 / 3), Math.fround(8 / 3)];
    expect([...placePoints(withNew(placed, 3), table, usable, half).subarray(6)]).toEqual([
      ...centre,
      ...centre,
      ...centre,
    ]);
  });

  it('parts new points and leaves the placed ones', () => {
    let state = 0;
    const positions = placePoints(
      withNew(placed, 2),
      tableOf([1, 2], [0, 2], [0, 1], [0, 0], [0, 0]),
      ALL(5),
      () => (state += 0.1),
    );
    expect([...positions.subarray(0, 6)]).toEqual([...placed]);
    expect(positions[6]).not.toBe(positions[8]);
    expect(Math.hypot(positions[6], positions[7])).toBeLessThan(0.1);
  });

  it('places points anywhere in the order', () => {
    const start = Float32Array.of(0, 0, NaN, NaN, 4, 0);
    expect([...placePoints(start, tableOf([1, 2], [0, 2], [0, 1]), ALL(3), half)]).toEqual([
      0, 0, 2, 0, 4, 0,
    ]);
  });
});

describe('carriedPositions', () => {
  const last = Float32Array.of(1, 1, 2, 2, 7, 7, 8, 8);
  const before = { words: 2, documents: 2 };

  it('keeps words and documents at their places, whatever comes between', () => {
    expect([...carriedPositions(last, before, { words: 3, documents: 1 })]).toEqual([
      1,
      1,
      2,
      2,
      NaN,
      NaN,
      7,
      7,
    ]);
    expect([...carriedPositions(last, before, { words: 0, documents: 3 })]).toEqual([7, 7, 8, 8, NaN, NaN]);
    expect([...carriedPositions(last, before, { words: 1, documents: 0 })]).toEqual([1, 1]);
  });
});

describe('jitter', () => {
  it('shifts each point by little', () => {
    const positions = new Float32Array(6);
    jitter(positions, () => 0.9, 1);
    expect([...positions.subarray(0, 2)]).toEqual([0, 0]);
    positions.subarray(2).forEach((value) => expect(value).toBeCloseTo(0.008, 6));
  });
});
