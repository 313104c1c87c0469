import { describe, expect, it } from 'vitest';
import { courseSummary, neighbourCourses } from './neighbourCourses';

const epoch = (number: number, ...words: string[]) => ({
  epoch: number,
  neighbours: words.map((word, i) => ({ word, wordId: i, count: 1, similarity: 1 - i / 10 })),
});
const epochs = [
  epoch(1, 'the', 'ship', 'sea'),
  epoch(3, 'ship', 'whales'),
  epoch(5, 'whales', 'ship', 'the'),
];

describe('neighbourCourses', () => {
  it('follow the nearest of the first and of the last epoch', () => {
    const courses = neighbourCourses(epochs, 2);
    expect(courses.map(({ word, first, last }) => [word, first, last])).toEqual([
      ['whales', null, 1],
      ['ship', 2, 2],
      ['the', 1, null],
    ]);
    expect(courses[0].ranks).toEqual([
      { epoch: 1, rank: null },
      { epoch: 3, rank: 2 },
      { epoch: 5, rank: 1 },
    ]);
    expect(courses[2].ranks.map(({ rank }) => rank)).toEqual([1, null, 3]);
    expect(neighbourCourses([], 2)).toEqual([]);
  });

  it('are told in words', () => {
    expect(courseSummary(neighbourCourses(epochs, 2))).toBe(
      'near from the first epoch on: ship; come nearer: whales; fallen back: the',
    );
  });
});
