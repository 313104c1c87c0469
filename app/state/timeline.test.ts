import { describe, expect, it } from 'vitest';
import { courseOf } from './courseFixture';
import { momentsOf, shownIndex, shownMoment, vectorsNearest, withFrames } from './timeline';

const course = courseOf({ epochs: [0.5, 1.1, 1.5, 3.5, 4.2], kept: [1, 2, 3, 4, 5], rawWords: 5000 });

describe('momentsOf', () => {
  it('are layouts and epochs in order, an epoch with the layout of its end, and now', () => {
    const moments = momentsOf(course).map(({ epoch, version, kept }) => [epoch, version, kept]);
    expect(moments).toEqual([
      [0.5, 1, null],
      [1.1, 2, 1],
      [1.5, 3, null],
      [2, null, 2],
      [3, null, 3],
      [3.5, 4, null],
      [4.2, 5, 4],
      [5, null, null],
    ]);
    expect(
      momentsOf(course)
        .map(({ isNow }) => isNow)
        .indexOf(true),
    ).toBe(7);
  });

  it('count the newest layout as now', () => {
    const shown = { ...course, projection: { ...course.projection, layoutVersion: 5 } };
    expect(momentsOf(shown).map(({ version }) => version)).not.toContain(5);
  });

  it('are layouts only while training, and none without a run', () => {
    const training = courseOf({ epochs: [0.5, 1], kept: [1], rawWords: 1500, kind: 'training' });
    expect(momentsOf(training).map(({ epoch, kept }) => [epoch, kept])).toEqual([
      [0.5, null],
      [1, null],
      [1.5, null],
    ]);
    expect(momentsOf({ ...course, run: null })).toEqual([]);
  });
});

describe('the moment shown', () => {
  it('is that of the layout, or of the epoch, or now', () => {
    const moments = momentsOf(course);
    expect(shownIndex(moments, course)).toBe(7);
    expect(shownMoment(course)).toBeNull();
    const drawn = { ...course, timeline: { ...course.timeline, shown: 3 } };
    expect(shownIndex(moments, drawn)).toBe(2);
    expect(shownMoment(drawn)).toMatchObject({ epoch: 1.5 });
    const asked = { ...course, run: course.run && { ...course.run, shownEpoch: 3 } };
    expect(shownMoment(asked)).toMatchObject({ epoch: 3, version: null });
  });

  it('has the nearest vectors that were kept', () => {
    const moments = momentsOf(course);
    expect(moments.map((moment) => vectorsNearest(moments, moment))).toEqual([1, 1, 1, 2, 3, 3, 4, null]);
    const bare = momentsOf(courseOf({ epochs: [0.5, 2], kept: [], rawWords: 5000 }));
    expect(bare.map((moment) => vectorsNearest(bare, moment))).toEqual([null, null, null]);
  });
});

describe('withFrames', () => {
  const frame = (version: number) => ({ version, epoch: version, settling: false });
  const looking = { ...course.timeline, shown: 3, playing: 1 as const };

  it('keeps what is shown, or what is nearest to it', () => {
    expect(withFrames(looking, { frames: [frame(1), frame(3)], taken: 4 })).toMatchObject({ shown: 3 });
    expect(withFrames(looking, { frames: [frame(1), frame(4)], taken: 4 })).toMatchObject({
      shown: 4,
      playing: 1,
    });
  });

  it('goes back to now when none are left', () => {
    expect(withFrames(looking, { frames: [], taken: 0 })).toMatchObject({ shown: null, playing: 0 });
  });
});
