import { WorkerHandle, type WorkerLike } from '../contract/workerHandle';
import { MessageYield, restWhilePaused } from './rest';
import { Shard, type ShardApi, type ShardSetup } from './shard';

/** A shard and the means to end it by force. */
export interface ShardHandle extends ShardApi {
  /** Once false, the shard takes no more work. */
  readonly alive: boolean;
  dispose(): void;
}

const START_TIMEOUT_MS = 15_000;

/** A shard on a thread of its own. */
export class WorkerShard implements ShardHandle {
  alive = true;
  private prepared = false;
  private readonly handle: WorkerHandle<ShardApi>;

  constructor(worker: WorkerLike, name: string) {
    this.handle = new WorkerHandle<ShardApi>(worker, name, () => (this.alive = false));
  }

  async prepare(setup: ShardSetup): Promise<void> {
    const invoke = (remote: { prepare: (setup: ShardSetup) => Promise<void> }) => remote.prepare(setup);
    try {
      await (this.prepared ? this.handle.call(invoke) : this.handle.open(invoke, START_TIMEOUT_MS));
      this.prepared = true;
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  trainEpoch(epoch: number): Promise<void> {
    return this.handle.call((remote) => remote.trainEpoch(epoch));
  }

  composeVectors(): Promise<void> {
    return this.handle.call((remote) => remote.composeVectors());
  }

  dispose(): void {
    this.alive = false;
    this.handle.dispose();
  }
}

/**
 * A shard on the coordinator's own thread, for memory that cannot be shared; commands are served
 * between its slices. It cannot be ended by force: its thread is the one that would do so.
 */
export const localShard = (): ShardHandle => {
  const turn = new MessageYield();
  const shard = new Shard(async (control) => {
    await turn.yield();
    await restWhilePaused(control);
  });
  return {
    alive: true,
    prepare: (setup) => shard.prepare(setup),
    trainEpoch: (epoch) => shard.trainEpoch(epoch),
    composeVectors: () => shard.composeVectors(),
    dispose: () => {},
  };
};

/** Keeps shards from run to run; those that died are replaced. */
export class ShardPool {
  private shards: ShardHandle[] = [];

  /** @param spawn makes the shard of a number from 0 */
  constructor(private readonly spawn: (index: number) => ShardHandle) {}

  /** One ready shard a setup. Throws WorkerFailure when one does not start. */
  async prepare(setups: ShardSetup[]): Promise<ShardHandle[]> {
    this.shards.slice(setups.length).forEach((shard) => shard.dispose());
    this.shards = setups.map((_, i) => (this.shards[i]?.alive ? this.shards[i] : this.spawn(i)));
    await Promise.all(setups.map((setup, i) => this.shards[i].prepare(setup)));
    await Promise.all(this.shards.map((shard) => shard.composeVectors()));
    return this.shards;
  }
}
