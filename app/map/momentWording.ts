import { isBack, momentsOf, shownIndex, type Course, type Moment } from '../state/timeline';
import { formatShare } from '../ui/format';

const shareText = (epoch: number, epochs: number) =>
  `${formatShare(epoch / Math.max(1, epochs))} of training (epoch ${epoch.toFixed(1)})`;

/** A place of the timeline in words: "Epoch 3 of 10", "42 % of training (epoch 4.2)". */
export function momentText({ epoch, kept, settling, isNow }: Moment, epochs: number): string {
  if (isNow) return 'Now';
  if (settling) return 'Coming to rest after training';
  return kept !== null ? `Epoch ${kept} of ${epochs}` : shareText(epoch, epochs);
}

/** What is shown instead of now, and what the lists are about where that is something else; null for now. */
export function shownText(state: Course): string | null {
  const { run, timeline } = state;
  if (!run || !isBack(state)) return null;
  const moments = momentsOf(state);
  const moment = moments[shownIndex(moments, state)];
  const text = momentText(moment, run.progress.epochs);
  const shown = `Showing ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  const { shownEpoch } = run;
  const isOne = moment.kept !== null && moment.kept === shownEpoch;
  if (timeline.playing !== 0 || moment.settling || isOne) return shown;
  return `${shown}, lists ${shownEpoch === null ? 'as of now' : `after epoch ${shownEpoch}`}`;
}
