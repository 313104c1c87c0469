import type { EpochSignal, RunState } from '../../worker/contract/engine';
import type { RunStatus } from '../state/store';
import { formatShare, plural } from '../ui/format';
import { stopReason } from '../ui/findingWording';

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
  if (state.kind === 'finished') {
    return state.reason
      ? `Stopped early after ${state.reason.epoch} of ${plural(epochs, 'epoch')}`
      : `${plural(epochs, 'epoch')} trained`;
  }
  if (state.kind === 'stopped' || state.kind === 'failed')
    return `${runStateLabel(state.kind)} in epoch ${Math.min(epoch + 1, epochs)} of ${epochs}`;
  if (state.kind === 'paused' && progress.rawWords * epochs === progress.totalRawWords * epoch && epoch > 0) {
    return `${epoch} of ${plural(epochs, 'epoch')} trained`;
  }
  return `Epoch ${Math.min(epoch + 1, epochs)} of ${epochs}`;
}

/** "loss fell by 1.2 %", "93 % of neighbours kept": what an early stop goes by, of one epoch. */
export const signalText = (signal: EpochSignal): string => {
  if (signal.kind === 'neighbours') return `${formatShare(signal.kept)} of neighbours kept`;
  const share = formatShare(Math.abs(signal.fall));
  return signal.fall < 0 ? `loss rose by ${share}` : `loss fell by ${share}`;
};

/** What a listener is told when the state changes. */
export function runAnnouncement({ state, progress, corpusName }: RunStatus): string {
  switch (state.kind) {
    case 'training':
      return `Training on ${corpusName}`;
    case 'paused':
      return `Paused in epoch ${Math.min(progress.epoch + 1, progress.epochs)}`;
    case 'finished':
      if (state.reason)
        return `Training stopped early after ${plural(state.reason.epoch, 'epoch')}: ${stopReason(state.reason.signal)}`;
      return `Training finished after ${plural(progress.epochs, 'epoch')}`;
    case 'stopped':
      return 'Training stopped; the vectors so far are kept';
    case 'failed':
      return 'Training failed';
    case 'starting':
      return 'Training is starting';
  }
}
