import type { RunState } from '../../worker/contract/engine';
import { progressOf, runFactsOf } from './stateFixture';
import { initialState, type AppState, type RunStatus } from './store';
import { NO_TIMELINE } from './timeline';

/** A run of five epochs of 1000 words. */
export const runStatusOf = (
  kind: Exclude<RunState['kind'], 'failed'>,
  kept: number[],
  rawWords: number,
): RunStatus => ({
  facts: runFactsOf(1),
  state: { kind },
  progress: progressOf({ rawWords, epochs: 5, totalRawWords: 5000 }),
  corpusName: 'moby.txt',
  table: null,
  lossPoints: [],
  epochs: [],
  snapshots: { kept: kept.map((epoch) => ({ epoch, loss: 1, bytes: 9 })), taken: kept.length },
  shownEpoch: null,
});

/** The state of a run with layouts kept at some epochs, versions from 1, and a newer one on the map. */
export function courseOf({
  epochs,
  kept,
  rawWords,
  kind = 'finished',
}: {
  epochs: number[];
  kept: number[];
  rawWords: number;
  kind?: Exclude<RunState['kind'], 'failed'>;
}): AppState {
  const initial = initialState();
  const frames = epochs.map((epoch, i) => ({ version: i + 1, epoch, settling: false }));
  return {
    ...initial,
    run: runStatusOf(kind, kept, rawWords),
    projection: { ...initial.projection, layoutVersion: epochs.length + 1 },
    timeline: { ...NO_TIMELINE, frames, taken: frames.length },
  };
}
