import { describe, expect, it, vi } from 'vitest';
import { courseOf } from './courseFixture';
import { advanced, connectPlayback, PLAY_MS } from './playback';
import { readyPage } from './stateFixture';

/** A clock that stands until it is moved on. */
const handClock = () => {
  let [nowMs, id] = [0, 0];
  const waiting = new Map<number, (nowMs: number) => void>();
  return {
    request: (draw: (nowMs: number) => void) => {
      waiting.set(++id, draw);
      return id;
    },
    cancel: (gone: number) => void waiting.delete(gone),
    waiting,
    tick: (ms: number) => {
      nowMs += ms;
      const draws = [...waiting.values()];
      waiting.clear();
      for (const draw of draws) draw(nowMs);
    },
  };
};

const EPOCHS = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5];
/** Ten places: each takes so long at speed 1. */
const STEP_MS = PLAY_MS / EPOCHS.length;

const playable = (kind: 'finished' | 'training' = 'finished') => {
  const page = readyPage();
  const { run, timeline, projection } = courseOf({
    epochs: EPOCHS,
    kept: [1, 2, 3, 4, 5],
    rawWords: 5000,
    kind,
  });
  page.store.setState({ run, timeline, projection });
  const clock = handClock();
  const stop = connectPlayback(page.store, page.actions, clock);
  const shown = () => page.store.getState().timeline.shown;
  return { ...page, clock, stop, shown };
};

describe('advanced', () => {
  it('keeps what is left of a step, whatever the size of the ticks', () => {
    for (const ticks of [1, 7, 100]) {
      let at = { place: 0, rest: 0 };
      for (let i = 0; i < ticks; i++)
        at = advanced(at, { playing: 1, speed: 2 }, (PLAY_MS / 4 + 1) / ticks, 100);
      expect(at.place).toBe(50);
    }
  });

  it('ends at the end it goes to', () => {
    expect(advanced({ place: 8, rest: 0 }, { playing: 1, speed: 4 }, PLAY_MS, 9)).toMatchObject({
      place: 9,
      ended: true,
    });
    expect(advanced({ place: 1, rest: 0 }, { playing: -1, speed: 4 }, PLAY_MS, 9)).toMatchObject({
      place: 0,
      ended: true,
    });
    expect(advanced({ place: 0, rest: 0 }, { playing: 1, speed: 1 }, 0, 9)).toMatchObject({
      place: 0,
      ended: false,
    });
  });
});

describe('playing', () => {
  it('goes from the beginning to now, where it ends', () => {
    const { actions, clock, shown, store } = playable();
    actions.play(1);
    clock.tick(16);
    expect(shown()).toBe(1);
    clock.tick(2.5 * STEP_MS);
    expect(shown()).toBe(3);
    clock.tick(0.6 * STEP_MS);
    expect(shown()).toBe(4);
    clock.tick(PLAY_MS);
    expect(shown()).toBeNull();
    expect(store.getState().timeline.playing).toBe(0);
    expect(clock.waiting.size).toBe(0);
  });

  it('goes backwards, as fast as it is set, and lists follow when it ends', async () => {
    const { actions, clock, shown, store } = playable();
    actions.setPlaybackSpeed(4);
    actions.play(-1);
    clock.tick(16);
    clock.tick(STEP_MS / 2 + 1);
    expect(shown()).toBe(8);
    clock.tick(PLAY_MS / 4);
    expect(shown()).toBe(1);
    await vi.waitFor(() => expect(store.getState().run?.shownEpoch).toBe(1));
  });

  it('has lists follow from epoch to epoch, one question at a time', async () => {
    const { actions, clock, store, session } = playable();
    actions.play(1);
    for (const epoch of [1, 1, 1, 2, 2, 3]) {
      clock.tick(STEP_MS + 0.001);
      await vi.waitFor(() => expect(store.getState().run?.shownEpoch).toBe(epoch));
    }
    const { length } = session.calls;
    expect(length).toBe(3);
    clock.tick(2 * STEP_MS);
    clock.tick(2 * STEP_MS);
    expect(session.calls.length).toBeLessThanOrEqual(length + 1);
  });

  it('stops where it is, with the nearest vectors', async () => {
    const { actions, clock, shown, store } = playable();
    actions.play(1);
    clock.tick(16);
    clock.tick(3.1 * STEP_MS);
    await actions.stopPlaying();
    expect(shown()).toBe(4);
    expect(store.getState().run?.shownEpoch).toBe(2);
    expect(clock.waiting.size).toBe(0);
  });

  it('leaves training and its vectors alone', async () => {
    const { actions, clock, store, session } = playable('training');
    actions.play(1);
    clock.tick(16);
    await actions.stopPlaying();
    expect(store.getState().timeline.shown).toBe(1);
    expect(store.getState().run?.shownEpoch).toBeNull();
    expect(session.calls).toEqual([]);
  });

  it('does nothing where there is nothing to play', () => {
    const { actions, clock, store } = playable();
    store.setState(({ timeline }) => ({ timeline: { ...timeline, frames: [] } }));
    actions.play(1);
    expect(store.getState().timeline.playing).toBe(0);
    expect(clock.waiting.size).toBe(0);
  });
});
