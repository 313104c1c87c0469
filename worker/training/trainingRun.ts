import type {
  EpochResult,
  EpochSignal,
  LossPoint,
  RunEvent,
  RunState,
  SnapshotList,
  TrainingCommand,
} from '../contract/engine';
import { hasSubwords } from '../contract/algorithms';
import type { Problem } from '../contract/problems';
import { WorkerFailure } from '../contract/workerHandle';
import { ControlWords, PAUSE, RUN, STOP } from './controlWords';
import { restWhilePaused } from './rest';
import type { RunModel } from './runModel';
import type { ShardHandle } from './shardPool';
import { Telemetry } from './telemetry';

export interface RunOptions {
  runId: number;
  /** Pause after the first epoch. */
  singleEpoch: boolean;
  onEvent: (event: RunEvent) => void;
  /** Milliseconds, monotonic. */
  now: () => number;
  /** Called at the end of every epoch, while no shard is at work. */
  atEpochEnd?: (epoch: number, loss: number) => Promise<EpochEnd>;
}

/** What was found and kept at the end of an epoch. */
export interface EpochEnd {
  signal: EpochSignal | null;
  /** Training is to end here. */
  stop: boolean;
  /** null when none are kept. */
  snapshots: SnapshotList | null;
}

const QUIET_END: EpochEnd = { signal: null, stop: false, snapshots: null };

type FinishReason = Extract<RunState, { kind: 'finished' }>['reason'];

const TICK_MS = 20;
/** Every fifth tick is told: 10 events a second. */
const TICKS_AN_EVENT = 5;
/** A shard that is silent for so many ticks (10 s of running time) is taken for dead. */
const SILENT_TICKS = 500;
/** Without a sign for so long after a stop, a shard is ended by force; composing vectors may take several. */
const STOP_GRACE_MS = 500;

/** Trains a model epoch by epoch on prepared shards, takes commands, tells what happens. */
export class TrainingRun {
  private readonly control: ControlWords;
  private readonly telemetry: Telemetry;
  private readonly busy = new Set<number>();
  private readonly heartbeats: { sequence: number; silentTicks: number }[];
  private state: RunState = { kind: 'starting' };
  private failure: Problem | null = null;
  private pauseAfterEpoch: boolean;
  private points: LossPoint[] = [];
  private results: EpochResult[] = [];
  private snapshots: SnapshotList | null = null;
  private ticks = 0;
  private ending: Promise<void> = Promise.resolve();

  constructor(
    private readonly model: RunModel,
    private readonly shards: ShardHandle[],
    private readonly options: RunOptions,
  ) {
    const { buffer, plan, hyperparameters, rawTokens } = model;
    this.control = new ControlWords(buffer, plan.control.byteOffset, plan.threads.length);
    this.telemetry = new Telemetry(this.control, hyperparameters, rawTokens, options.now);
    this.heartbeats = shards.map(() => ({ sequence: 0, silentTicks: 0 }));
    this.pauseAfterEpoch = options.singleEpoch;
  }

  start(): void {
    this.enter({ kind: 'training' });
    const timer = setInterval(() => this.tick(), TICK_MS);
    this.ending = this.train().finally(() => clearInterval(timer));
  }

  /** Settles when the run has ended in any way; never rejects for what a shard did. */
  get ended(): Promise<void> {
    return this.ending;
  }

  /** A stop answers when every shard has let go of the model; commands to a run that has ended do nothing. */
  async command(command: TrainingCommand): Promise<void> {
    if (this.state.kind !== 'training' && this.state.kind !== 'paused') return;
    if (this.control.isStopped()) return this.ending;
    if (command === 'stop') return this.stop();
    if (command === 'pause') return this.pause();
    this.pauseAfterEpoch = command === 'oneEpoch';
    this.resume();
  }

  /** Whether rows are being written. */
  get isTraining(): boolean {
    return this.state.kind === 'training' || this.state.kind === 'starting';
  }

  /** Another one when the vectors have changed: at the end of every epoch, and whenever training rests. */
  get vectorsVersion(): string {
    const { epoch, rawWords } = this.telemetry.progress;
    return this.isTraining ? `epoch ${epoch}` : `word ${rawWords}`;
  }

  private async train(): Promise<void> {
    const reason = await this.trainEpochs().catch((error: unknown) => this.fail(asProblem(error)));
    this.telemetry.clock.stop();
    if (this.failure) return this.enter({ kind: 'failed', problem: this.failure });
    if (this.control.isStopped()) return this.enter({ kind: 'stopped' });
    this.enter({ kind: 'finished', ...(reason && { reason }) });
  }

  private async trainEpochs(): Promise<FinishReason> {
    const { epochs } = this.model.hyperparameters;
    let reason: FinishReason;
    for (let epoch = 0; epoch < epochs && !reason; epoch++) {
      await restWhilePaused(this.control);
      if (this.control.isStopped()) break;
      this.control.beginEpoch();
      this.telemetry.beginEpoch(epoch);
      await this.trainEpoch(epoch);
      if (this.control.isStopped()) break;
      const signal = await this.endEpoch(epoch + 1);
      if (signal && epoch + 1 < epochs) reason = { kind: 'earlyStop', signal: signal.kind, epoch: epoch + 1 };
    }
    return reason;
  }

  private async trainEpoch(epoch: number): Promise<void> {
    await this.ofAllShards((shard) => shard.trainEpoch(epoch));
    // Only now do the common rows hold what every shard has learnt.
    if (!hasSubwords(this.model.hyperparameters)) return;
    await this.ofAllShards(async (shard) => {
      if (shard.alive) await shard.composeVectors();
    });
  }

  private async ofAllShards(task: (shard: ShardHandle) => Promise<void>): Promise<void> {
    const work = this.shards.map(async (shard, i) => {
      this.busy.add(i);
      try {
        await task(shard);
      } catch (error) {
        this.fail(asProblem(error));
      } finally {
        this.busy.delete(i);
      }
    });
    await Promise.all(work);
  }

  /** The signal by which training is to end here, or null. */
  private async endEpoch(epoch: number): Promise<EpochSignal | null> {
    const { loss: sum, pairs, seconds } = this.telemetry.endEpoch();
    if (!this.checkLoss(epoch - 1)) return null;
    this.collectLossPoint();
    const loss = pairs === 0 ? 0 : sum / pairs;
    const { signal, stop, snapshots } = (await this.options.atEpochEnd?.(epoch, loss)) ?? QUIET_END;
    this.results.push({ epoch, loss, pairs, seconds, signal });
    this.snapshots = snapshots;
    if (stop) return signal;
    if (this.pauseAfterEpoch && epoch < this.model.hyperparameters.epochs) this.pause();
    return null;
  }

  private pause(): void {
    if (this.state.kind === 'paused') return;
    this.pauseAfterEpoch = false;
    this.control.command = PAUSE;
    this.telemetry.clock.stop();
    this.enter({ kind: 'paused' });
  }

  private resume(): void {
    if (this.state.kind === 'training') return;
    this.control.command = RUN;
    this.enter({ kind: 'training' });
  }

  private stop(): Promise<void> {
    this.control.command = STOP;
    let signs = this.signs();
    const force = setInterval(() => {
      const now = this.signs();
      for (const i of this.busy) if (now[i] === signs[i]) this.shards[i].dispose();
      signs = now;
    }, STOP_GRACE_MS);
    return this.ending.finally(() => clearInterval(force));
  }

  private signs(): number[] {
    return this.shards.map((_, i) => this.control.sequence(i));
  }

  /** What follows a first failure (shards ended by force, say) is not told. */
  private fail(problem: Problem): void {
    if (this.control.isStopped()) return;
    this.failure = problem;
    void this.stop();
  }

  private tick(): void {
    if (this.state.kind !== 'training') return;
    this.ticks++;
    this.checkHeartbeats();
    if (!this.checkLoss(this.telemetry.progress.epoch)) return;
    this.collectLossPoint();
    if (this.ticks % TICKS_AN_EVENT !== 0) return;
    this.telemetry.sampleRate();
    this.tellResults();
    this.options.onEvent({ kind: 'progress', runId: this.options.runId, progress: this.telemetry.progress });
  }

  private checkHeartbeats(): void {
    this.heartbeats.forEach((heartbeat, i) => {
      const sequence = this.control.sequence(i);
      const silent = this.busy.has(i) && sequence === heartbeat.sequence;
      heartbeat.silentTicks = silent ? heartbeat.silentTicks + 1 : 0;
      heartbeat.sequence = sequence;
      if (heartbeat.silentTicks >= SILENT_TICKS) {
        this.fail({
          kind: 'workerCrashed',
          worker: `training thread ${i + 1}`,
          detail: 'gave no sign for 10 s',
        });
      }
    });
  }

  private checkLoss(epoch: number): boolean {
    if (this.telemetry.lossIsFinite) return true;
    this.fail({ kind: 'lossNotFinite', epoch: epoch + 1, alpha: this.model.hyperparameters.alpha });
    return false;
  }

  private collectLossPoint(): void {
    const point = this.telemetry.nextLossPoint();
    if (point) this.points.push(point);
  }

  private tellResults(): void {
    const { runId, onEvent } = this.options;
    for (const result of this.results.splice(0)) onEvent({ kind: 'epoch', runId, result });
    if (this.snapshots) onEvent({ kind: 'snapshots', runId, list: this.snapshots });
    this.snapshots = null;
    if (this.points.length > 0) onEvent({ kind: 'loss', runId, points: this.points.splice(0) });
  }

  private enter(state: RunState): void {
    if (state.kind === 'training') this.telemetry.clock.start();
    this.state = state;
    this.tellResults();
    this.options.onEvent({
      kind: 'state',
      runId: this.options.runId,
      state,
      progress: this.telemetry.progress,
    });
  }
}

const asProblem = (error: unknown): Problem => {
  if (error instanceof WorkerFailure) return error.problem;
  return {
    kind: 'workerCrashed',
    worker: 'training thread',
    detail: error instanceof Error ? error.message : String(error),
  };
};
