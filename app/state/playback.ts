import type { Actions } from './actions';
import type { AppStore } from './store';
import { momentsOf, shownIndex, type Moment, type TimelineStatus } from './timeline';

/** How long a whole training is played at speed 1. */
export const PLAY_MS = 10_000;

/** Animation frames, as the browser or a test gives them. */
export interface FrameClock {
  request(draw: (nowMs: number) => void): number;
  cancel(id: number): void;
}

/** Moments that playing goes through: those with a layout, and now. */
export const playedMoments = (moments: readonly Moment[]): Moment[] =>
  moments.filter(({ version, isNow }) => version !== null || isNow);

/** Place and remainder after some time; places are indices from 0 to `last`. */
export function advanced(
  from: { place: number; rest: number },
  { playing, speed }: Pick<TimelineStatus, 'playing' | 'speed'>,
  elapsedMs: number,
  last: number,
): { place: number; rest: number; ended: boolean } {
  const way = from.rest + (elapsedMs * speed * last) / PLAY_MS;
  const whole = Math.floor(way);
  const place = Math.min(last, Math.max(0, from.place + playing * whole));
  return { place, rest: way - whole, ended: place === (playing > 0 ? last : 0) };
}

/** A moment without a layout counts as the one before it. */
const placeOf = (moment: Moment, played: readonly Moment[]): number => {
  const place = played.indexOf(moment);
  return place >= 0 ? place : Math.max(0, played.filter(({ epoch }) => epoch <= moment.epoch).length - 1);
};

/** Moves the timeline on while it plays; the one place that asks for animation frames of it. */
export function connectPlayback(
  store: AppStore,
  actions: Pick<Actions, 'showFrame' | 'stopPlaying'>,
  clock: FrameClock,
): () => void {
  let waiting: number | null = null;
  let lastMs: number | null = null;
  let rest = 0;

  const draw = (nowMs: number) => {
    waiting = null;
    const state = store.getState();
    const { timeline } = state;
    if (timeline.playing === 0) return;
    const moments = momentsOf(state);
    const played = playedMoments(moments);
    const place = placeOf(moments[shownIndex(moments, state)], played);
    const elapsedMs = lastMs === null ? 0 : nowMs - lastMs;
    lastMs = nowMs;
    const next = advanced({ place, rest }, timeline, elapsedMs, played.length - 1);
    rest = next.rest;
    if (!next.ended) waiting = clock.request(draw);
    if (next.place !== place) void actions.showFrame(played[next.place].version);
    if (next.ended) void actions.stopPlaying();
  };

  const unsubscribe = store.subscribe((state) => {
    const { playing } = state.timeline;
    if (playing !== 0 && waiting === null) {
      lastMs = null;
      rest = 0;
      waiting = clock.request(draw);
    }
    if (playing === 0 && waiting !== null) {
      clock.cancel(waiting);
      waiting = null;
    }
  });
  return () => {
    unsubscribe();
    if (waiting !== null) clock.cancel(waiting);
  };
}
