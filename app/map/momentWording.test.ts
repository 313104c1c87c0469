import { describe, expect, it } from 'vitest';
import { courseOf } from '../state/courseFixture';
import { momentText, shownText } from './momentWording';

describe('momentText', () => {
  it('names epochs, moments between them, and now', () => {
    const between = { epoch: 2.1, version: 3, kept: null, settling: false, isNow: false };
    expect(momentText(between, 5)).toBe('42 % of training (epoch 2.1)');
    expect(momentText({ ...between, kept: 2 }, 5)).toBe('Epoch 2 of 5');
    expect(momentText({ ...between, settling: true }, 5)).toBe('Coming to rest after training');
    expect(momentText({ ...between, isNow: true }, 5)).toBe('Now');
  });
});

describe('shownText', () => {
  const course = courseOf({ epochs: [0.5, 1.05, 1.5, 2, 3.5], kept: [1, 2, 3, 4, 5], rawWords: 5000 });

  it('is nothing now', () => {
    expect(shownText(course)).toBeNull();
  });

  it('says what the lists are about where that is something else', () => {
    const at = (shown: number | null, shownEpoch: number | null) =>
      shownText({
        ...course,
        run: course.run && { ...course.run, shownEpoch },
        timeline: { ...course.timeline, shown },
      });
    expect(at(2, 1)).toBe('Showing epoch 1 of 5');
    expect(at(null, 1)).toBe('Showing epoch 1 of 5');
    expect(at(3, 2)).toBe('Showing 30 % of training (epoch 1.5), lists after epoch 2');
    expect(at(3, null)).toBe('Showing 30 % of training (epoch 1.5), lists as of now');
  });

  it('leaves the lists alone while it plays', () => {
    const playing = { ...course, timeline: { ...course.timeline, shown: 3, playing: 1 as const } };
    expect(shownText(playing)).toBe('Showing 30 % of training (epoch 1.5)');
  });
});
