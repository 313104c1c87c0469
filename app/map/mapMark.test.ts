import { describe, expect, it } from 'vitest';
import { markPlace } from './mapMark';

const at = (point: number): [number, number] =>
  [
    [0, 0],
    [10, 0],
    [10, 20],
  ][point] as [number, number];

describe('markPlace', () => {
  it('is in the middle of equally near points, and near the nearest of others', () => {
    const all = { isShown: () => true, at };
    const equal = [0, 1, 2].map((point) => ({ point, similarity: 0.5 }));
    expect(markPlace(equal, all)?.map(Math.round)).toEqual([7, 7]);
    const unequal = [0.9, 0.3, 0.3].map((similarity, point) => ({ point, similarity }));
    expect(markPlace(unequal, all)?.map(Math.round)).toEqual([0, 0]);
  });

  it('goes by the points that are shown', () => {
    const places = [0, 1].map((point) => ({ point, similarity: 0.5 }));
    expect(markPlace(places, { isShown: (point) => point === 1, at })).toEqual([10, 0]);
    expect(markPlace(places, { isShown: () => false, at })).toBeNull();
  });
});
