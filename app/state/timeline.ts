import { bisector, minIndex } from 'd3';
import type { FrameFacts } from '../session/layoutHistory';
import { epochStops } from './epochStops';
import type { AppState, RunStatus } from './store';

export const PLAYBACK_SPEEDS = [0.5, 1, 2, 4] as const;
export type PlaybackSpeed = (typeof PLAYBACK_SPEEDS)[number];

/** What of a run's course is kept, and which moment of it is on the map. */
export interface TimelineStatus {
  frames: readonly FrameFacts[];
  /** Layouts that there were. */
  taken: number;
  /** Version of the kept layout that is shown, null for the newest one. */
  shown: number | null;
  /** Forwards, backwards, or at rest. */
  playing: 1 | -1 | 0;
  speed: PlaybackSpeed;
}

export const NO_TIMELINE: TimelineStatus = { frames: [], taken: 0, shown: null, playing: 0, speed: 1 };

/** The newest layout is shown, and nothing moves. */
export const AT_NOW = { shown: null, playing: 0 } as const;

/** The parts of the state that the course of a run follows from. */
export type Course = Pick<AppState, 'run' | 'timeline' | 'projection'>;

/** A place of the timeline. */
export interface Moment {
  /** Epochs trained by then, with a fraction. */
  epoch: number;
  /** Its kept layout; null where there is none. */
  version: number | null;
  /** The epoch that had just ended, where its vectors were kept. */
  kept: number | null;
  /** After the training, while the map was being finished. */
  settling: boolean;
  isNow: boolean;
}

/** Layouts of an epoch's end are at most so far from it; epochs. */
const NEAR_END = 0.25;

const epochsTrained = ({ progress }: RunStatus): number =>
  progress.totalRawWords > 0 ? (progress.epochs * progress.rawWords) / progress.totalRawWords : 0;

/**
 * The course of a run: layouts and epochs that were kept, from the earliest, and last the newest of all. An epoch is
 * the same place as the layout of its end, and a place of its own where there is none.
 */
export function momentsOf({ run, timeline, projection }: Course): readonly Moment[] {
  if (!run) return [];
  const about = [run, timeline.frames, projection.layoutVersion];
  if (!last || about.some((part, i) => part !== last?.about[i])) {
    last = { about, moments: momentsIn(run, timeline.frames, projection.layoutVersion) };
  }
  return last.moments;
}

/** Several parts of the page ask at every change; few changes are about it. */
let last: { about: readonly unknown[]; moments: readonly Moment[] } | null = null;

function momentsIn(run: RunStatus, frames: readonly FrameFacts[], layoutVersion: number): Moment[] {
  const moments: Moment[] = frames
    .filter(({ version }) => version !== layoutVersion)
    .map(({ version, epoch, settling }) => ({ epoch, version, kept: null, settling, isNow: false }));
  for (const epoch of epochStops(run)) {
    if (epoch === null) continue;
    const nearest = moments[minIndex(moments, (moment) => Math.abs(moment.epoch - epoch))];
    if (nearest && Math.abs(nearest.epoch - epoch) <= NEAR_END) nearest.kept = epoch;
    else insert(moments, { epoch, version: null, kept: epoch, settling: false, isNow: false });
  }
  moments.push({ epoch: epochsTrained(run), version: null, kept: null, settling: false, isNow: true });
  return moments;
}

const byEpoch = bisector((moment: Moment) => moment.epoch);

const insert = (moments: Moment[], moment: Moment) =>
  moments.splice(byEpoch.left(moments, moment.epoch), 0, moment);

/** Index of the moment that is on the map, which of the moments of a state there always is. */
export function shownIndex(
  moments: readonly Moment[],
  { timeline, run }: Pick<AppState, 'timeline' | 'run'>,
): number {
  const now = moments.length - 1;
  const shown =
    timeline.shown !== null
      ? moments.findIndex(({ version }) => version === timeline.shown)
      : run && run.shownEpoch !== null
        ? moments.findIndex(({ kept }) => kept === run.shownEpoch)
        : now;
  return shown < 0 ? now : shown;
}

/** The moment on the map, null when that is now. */
export function shownMoment(state: Course): Moment | null {
  if (!isBack(state)) return null;
  const moments = momentsOf(state);
  const moment = moments.at(shownIndex(moments, state));
  return moment && !moment.isNow ? moment : null;
}

/** Whether the map, or what is asked, is not about now. */
export const isBack = ({ timeline, run }: Pick<AppState, 'timeline' | 'run'>): boolean =>
  run !== null && (timeline.shown !== null || run.shownEpoch !== null);

/** The kept vectors nearest to a moment: an epoch, or null for the newest. */
export function vectorsNearest(moments: readonly Moment[], { epoch, isNow }: Moment): number | null {
  if (isNow) return null;
  const places = moments.filter((moment) => moment.isNow || moment.kept !== null);
  const nearest = places[minIndex(places, (place) => Math.abs((place.kept ?? place.epoch) - epoch))];
  return nearest?.kept ?? null;
}

/** The version of the layout to be drawn. */
export const drawnVersion = ({ timeline, projection }: AppState): number =>
  timeline.shown ?? projection.layoutVersion;

/** The timeline with other frames: of a shown one that was let go, the nearest that is left takes the place. */
export function withFrames(
  timeline: TimelineStatus,
  list: Pick<TimelineStatus, 'frames' | 'taken'>,
): TimelineStatus {
  const { shown } = timeline;
  if (shown === null || list.frames.some(({ version }) => version === shown)) return { ...timeline, ...list };
  const nearest = list.frames[minIndex(list.frames, ({ version }) => Math.abs(version - shown))];
  return { ...timeline, ...list, ...(nearest ? { shown: nearest.version } : AT_NOW) };
}
