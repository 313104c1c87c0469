import type { AppState, RunStatus } from './store';

/** What can be explored: the vectors after an epoch, or the newest (null). */
export type EpochStop = number | null;

/**
 * Where a run can go back to, the newest vectors last; none while it trains, when its threads are gone with the
 * vectors, or when there is only the newest.
 * The snapshot that is equal to the newest vectors is not offered beside them.
 */
export function epochStops({ snapshots, state, progress }: RunStatus): EpochStop[] {
  if (state.kind === 'training' || state.kind === 'starting' || !snapshots) return [];
  if (state.kind === 'failed' && state.problem.kind !== 'lossNotFinite') return [];
  const { epochs, rawWords, totalRawWords } = progress;
  const earlier = snapshots.kept
    .map(({ epoch }) => epoch)
    .filter((epoch) => epoch * totalRawWords < rawWords * epochs);
  return earlier.length === 0 ? [] : [...earlier, null];
}

/** "64 of 100 epochs kept, 120 of 480 layouts kept", null when all were. */
export function thinnedText({
  run,
  timeline,
}: Pick<AppState, 'timeline'> & { run: RunStatus }): string | null {
  const { frames, taken } = timeline;
  const layouts =
    taken > 0 && frames.length === 0
      ? 'too many words to keep earlier layouts'
      : frames.length < taken && `${frames.length} of ${taken} layouts kept`;
  return [thinnedEpochs(run), layouts].filter(Boolean).join(', ') || null;
}

const thinnedEpochs = ({ snapshots }: RunStatus): string | null => {
  if (!snapshots || snapshots.kept.length === snapshots.taken) return null;
  if (snapshots.kept.length === 0) return 'too large to keep earlier epochs';
  return `${snapshots.kept.length} of ${snapshots.taken} epochs kept`;
};
