import type { SessionApi } from '../session/sessionTypes';
import { NOTHING_ASKED } from './explored';
import { withNotice } from './notices';
import { playedMoments } from './playback';
import type { AppStore } from './store';
import {
  AT_NOW,
  momentsOf,
  shownIndex,
  vectorsNearest,
  type Moment,
  type PlaybackSpeed,
  type TimelineStatus,
} from './timeline';

/** Going back in the course of the run, and playing it. Training is never held up by it. */
export const createTimelineActions = (store: AppStore, session: SessionApi) => {
  const change = (timeline: Partial<TimelineStatus>) =>
    store.setState((state) => ({ timeline: { ...state.timeline, ...timeline } }));

  /** The map shows what there is of a moment, lists stay; for every one that the thumb is dragged over. */
  const scrub = ({ version, isNow }: Moment) =>
    change(version !== null || isNow ? { shown: version, playing: 0 } : { playing: 0 });

  /**
   * What is asked, and with `layOut` the map, is about the vectors after an epoch, or the newest (null). Answers
   * whether it is now.
   */
  const showSnapshot = async (epoch: number | null, layOut = true): Promise<boolean> => {
    const runId = store.getState().run?.facts.runId;
    const answer = await session.showSnapshot(epoch, layOut);
    store.setState((state) => {
      if (state.run?.facts.runId !== runId || !state.run) return {};
      if (!answer.ok) return withNotice(state, answer.problem);
      // Training that has gone on meanwhile shows the newest.
      const shownEpoch = state.run.state.kind === 'training' ? null : epoch;
      return shownEpoch === state.run.shownEpoch
        ? {}
        : { run: { ...state.run, shownEpoch }, ...NOTHING_ASKED };
    });
    return answer.ok;
  };

  let settled: Promise<void> = Promise.resolve();
  let following = false;

  /** One after the other, so that the last one asked for is what stays. */
  const settle = (moments: readonly Moment[], moment: Moment): Promise<void> => {
    settled = settled.then(() => settleNow(moments, moment));
    return settled;
  };

  /** Vectors go to the nearest that were kept; while training they stay the newest. */
  const settleNow = async (moments: readonly Moment[], moment: Moment) => {
    const { run } = store.getState();
    if (!run || run.state.kind === 'training') return;
    const epoch = vectorsNearest(moments, moment);
    const needsLayout = moment.version === null && !moment.isNow;
    if (epoch === run.shownEpoch && !needsLayout) return;
    const answered = await showSnapshot(epoch, needsLayout);
    if (answered && needsLayout) change({ shown: null });
  };

  /** Shows a moment on the map, and the vectors nearest to it in the lists. */
  const goTo = async (moment: Moment) => {
    const moments = momentsOf(store.getState());
    scrub(moment);
    await settle(moments, moment);
  };

  const settleShown = async () => {
    const state = store.getState();
    const moments = momentsOf(state);
    if (moments.length > 0) await settle(moments, moments[shownIndex(moments, state)]);
  };

  const stopPlaying = async () => {
    change({ playing: 0 });
    await settleShown();
  };

  /** Shows a layout that playing has come to; lists follow as fast as they can. */
  const showFrame = async (shown: number | null) => {
    change({ shown });
    if (following) return;
    following = true;
    let settledFor: number | null;
    do {
      settledFor = store.getState().timeline.shown;
      await settleShown();
    } while (store.getState().timeline.shown !== settledFor);
    following = false;
  };

  /** From the other end where there is nothing more in that direction. */
  const play = (playing: 1 | -1) => {
    const state = store.getState();
    const moments = momentsOf(state);
    const played = playedMoments(moments);
    if (played.length < 2) return;
    const end = playing > 0 ? played.length - 1 : 0;
    const atEnd = played.indexOf(moments[shownIndex(moments, state)]) === end;
    change({ playing });
    if (atEnd) void showFrame(played[played.length - 1 - end].version);
  };

  return {
    showSnapshot,
    showFrame,
    scrub,
    goTo,
    backToNow: async () => {
      const now = momentsOf(store.getState()).at(-1);
      if (now) await goTo(now);
      else change(AT_NOW);
    },
    play,
    stopPlaying,
    togglePlaying: () => (store.getState().timeline.playing === 0 ? play(1) : void stopPlaying()),
    setPlaybackSpeed: (speed: PlaybackSpeed) => change({ speed }),
  };
};

export type TimelineActions = ReturnType<typeof createTimelineActions>;
