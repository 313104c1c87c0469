import type { RunState } from '../../worker/contract/engine';
import type { RunStatus } from '../state/store';
import { plural } from '../ui/format';

const STATES: Record<RunState['kind'], string> = {
  starting: 'Starting',
  training: 'Training',
  paused: 'Paused',
  stopped: 'Stopped',
  finished: 'Finished',
  failed: 'Failed',
};

export const runStateLabel = (kind: RunState['kind']): string => STATES[kind];

/** "Epoch 3 of 10", "10 epochs trained", "Stopped after 2 of 10 epochs". */
export function runPlace({ progress, state }: RunStatus): string {
  const { epoch, epochs } = progress;
  if (state.kind === 'finished') return `${plural(epochs, 'epoch')} trained`;
  if (state.kind === 'stopped' || state.kind === 'failed')
    return `${runStateLabel(state.kind)} in epoch ${Math.min(epoch + 1, epochs)} of ${epochs}`;
  if (state.kind === 'paused' && progress.rawWords * epochs === progress.totalRawWords * epoch && epoch > 0) {
    return `${epoch} of ${plural(epochs, 'epoch')} trained`;
  }
  return `Epoch ${Math.min(epoch + 1, epochs)} of ${epochs}`;
}

/** What a listener is told when the state changes. */
export function runAnnouncement({ state, progress, corpusName }: RunStatus): string {
  switch (state.kind) {
    case 'training':
      return `Training on ${corpusName}`;
    case 'paused':
      return `Paused in epoch ${Math.min(progress.epoch + 1, progress.epochs)}`;
    case 'finished':
      return `Training finished after ${plural(progress.epochs, 'epoch')}`;
    case 'stopped':
      return 'Training stopped; the vectors so far are kept';
    case 'failed':
      return 'Training failed';
    case 'starting':
      return 'Training is starting';
  }
}
