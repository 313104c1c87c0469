import type {
  EpochResult,
  Progress,
  RunEvent,
  RunFacts,
  RunSettings,
  RunState,
} from '../worker/contract/engine';
import { failed, ok, type Outcome } from '../worker/contract/outcome';
import type { Engine } from '../worker/engine/engine';
import type { Interruption } from './interruption';
import { trainingLine } from './progressLine';
import type { Terminal } from './terminal';

/** A training that has come to its end, or was stopped. */
export interface Training {
  facts: RunFacts;
  progress: Progress;
  epochs: EpochResult[];
  stopped: boolean;
  /** What an early stop came from; null when there was none. */
  stoppedEarly: StoppedEarly | null;
}

type StoppedEarly = NonNullable<Extract<RunState, { kind: 'finished' }>['reason']>;

/** Trains to the end or to an interruption. */
export const trainToEnd = async (
  engine: Engine,
  settings: RunSettings,
  terminal: Terminal,
  { signal }: Interruption,
): Promise<Outcome<Training>> => {
  const watch = new RunWatch(terminal);
  const started = await engine.train(1, settings, false, (event) => watch.take(event));
  if (!started.ok) return started;
  const stop = () => void engine.command('stop');
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const { state, progress } = await watch.ended;
  signal.removeEventListener('abort', stop);
  if (state.kind === 'failed') return failed(state.problem);
  return ok({
    facts: started.value,
    progress,
    epochs: watch.epochs,
    stopped: state.kind === 'stopped',
    stoppedEarly: (state.kind === 'finished' && state.reason) || null,
  });
};

interface RunEnd {
  state: RunState;
  progress: Progress;
}

class RunWatch {
  readonly epochs: EpochResult[] = [];
  readonly ended: Promise<RunEnd>;
  private loss: number | null = null;
  private end: (end: RunEnd) => void = () => {};

  constructor(private readonly terminal: Terminal) {
    this.ended = new Promise((resolve) => (this.end = resolve));
  }

  take(event: RunEvent): void {
    if (event.kind === 'epoch') this.epochs.push(event.result);
    if (event.kind === 'loss') this.loss = event.points.at(-1)?.loss ?? this.loss;
    if (event.kind === 'progress') this.terminal.progress(trainingLine(event.progress, this.loss));
    if (event.kind === 'state' && ['stopped', 'finished', 'failed'].includes(event.state.kind)) {
      this.end({ state: event.state, progress: event.progress });
    }
  }
}
