import type { NeighbourHistory } from '../state/explored';

/** The rank of a word among the neighbours of another, epoch by epoch. */
export interface NeighbourCourse {
  word: string;
  /** null where it was not among them. */
  ranks: { epoch: number; rank: number | null }[];
  /** In the first epoch, and in the last, where it is one of the nearest there. */
  first: number | null;
  last: number | null;
}

type Epochs = NeighbourHistory['epochs'];

/** Courses of the words that were nearest in the first epoch or are in the last, those of the last first. */
export function neighbourCourses(epochs: Epochs, nearest: number): NeighbourCourse[] {
  const top = (place: number) =>
    (epochs.at(place)?.neighbours ?? []).slice(0, nearest).map(({ word }) => word);
  const [early, late] = [top(0), top(-1)];
  return [...new Set([...late, ...early])].map((word) => ({
    word,
    ranks: epochs.map(({ epoch, neighbours }) => ({ epoch, rank: rankIn(neighbours, word) })),
    first: rankIn(
      early.map((name) => ({ word: name })),
      word,
    ),
    last: rankIn(
      late.map((name) => ({ word: name })),
      word,
    ),
  }));
}

const rankIn = (neighbours: readonly { word: string }[], word: string): number | null => {
  const index = neighbours.findIndex((neighbour) => neighbour.word === word);
  return index < 0 ? null : index + 1;
};

/** What the chart says, for those who do not see it. */
export function courseSummary(courses: readonly NeighbourCourse[]): string {
  const named = (what: string, words: readonly NeighbourCourse[]) =>
    words.length === 0 ? [] : [`${what}: ${words.map(({ word }) => word).join(', ')}`];
  return [
    ...named(
      'near from the first epoch on',
      courses.filter(({ first, last }) => first && last),
    ),
    ...named(
      'come nearer',
      courses.filter(({ first, last }) => !first && last),
    ),
    ...named(
      'fallen back',
      courses.filter(({ first, last }) => first && !last),
    ),
  ].join('; ');
}
