import {
  LAYOUT_EPOCH,
  LAYOUT_FROM,
  LAYOUT_OFFSETS,
  LAYOUT_RANDOM,
  LAYOUT_RATE,
  LAYOUT_SCALE,
  LAYOUT_SPRING,
  LAYOUT_TAILS,
  LAYOUT_TO,
  LAYOUT_WEIGHTS,
} from '../kernels/assembly/layoutJobLayout';
import { NEIGHBOUR_FROM, NEIGHBOUR_TO } from '../kernels/assembly/neighbourJobLayout';
import type { KernelSpace } from '../kernels/projectionKernels';
import type { SearchStage } from '../kernels/searchStages';
import { randomState } from '../model/random';

/** What several threads do together: each claims one part after another from counters in their memory. */
interface Shared {
  /** Byte addresses; the job block is the thread's own, its constant fields are written. */
  job: number;
  /** As many as the task has stretches, COUNTER_BYTES apart. */
  counter: number;
}

export const COUNTER_BYTES = 64;

export interface SearchTask extends Shared {
  kind: 'search';
  stage: SearchStage;
}

/** Byte addresses of a graph. */
export interface GraphPlace {
  offsets: number;
  tails: number;
  weights: number;
}

export interface LayoutTask extends Shared {
  kind: 'layout';
  points: number;
  /** Addresses of the positions, and of the thread's own copy for negative samples; the same on one thread. */
  positions: number;
  samples: number;
  /** Points are cut into stretches of as many chunks each; the thread works on its own stretch first. */
  stretches: number;
  chunks: number;
  own: number;
  epochs: number;
  /** Number of the first epoch: the random numbers of a part are those of its epoch, whoever does it. */
  firstEpoch: number;
  seed: number;
  /** Learning rate of the first epoch, and by how much it falls from one to the next. */
  rate: number;
  fall: number;
  /** Of the first epoch; it falls as the learning rate does. */
  spring: number;
  graph: GraphPlace;
  /** The graph before, and its share in the first epoch, falling likewise to 0; null: it has faded. */
  fading: { graph: GraphPlace; share: number; fall: number } | null;
}

export type Task = SearchTask | LayoutTask;

/** Epoch numbers as the kernel sees them start over here: its phases are float32. */
const EPOCHS_ROUND = 4096;

/** Whether every part of a task is claimed. */
export const isClaimed = (buffer: ArrayBufferLike, task: Task): boolean => {
  const stretches = task.kind === 'search' ? 1 : task.stretches;
  const parts = task.kind === 'search' ? searchParts(task) : task.chunks * task.epochs;
  return Array.from({ length: stretches }, (_, s) => claimed(buffer, task, s)).every(
    (count) => count >= parts,
  );
};

export const resetClaims = (buffer: ArrayBufferLike, task: Task): void => {
  const stretches = task.kind === 'search' ? 1 : task.stretches;
  for (let s = 0; s < stretches; s++) Atomics.store(counterOf(buffer, task, s), 0, 0);
};

/** Does parts of a task until none is left, or `goOn` says no after one. */
export const perform = (space: KernelSpace, task: Task, goOn: () => boolean): void =>
  task.kind === 'search' ? performSearch(space, task, goOn) : performLayout(space, task, goOn);

const counterOf = (buffer: ArrayBufferLike, { counter }: Task, stretch: number): Int32Array =>
  new Int32Array(buffer, counter + COUNTER_BYTES * stretch, 1);

const claimed = (buffer: ArrayBufferLike, task: Task, stretch: number): number =>
  Atomics.load(counterOf(buffer, task, stretch), 0);

const searchParts = ({ stage }: SearchTask): number => Math.ceil(stage.items / stage.itemsAPart);

const performSearch = (space: KernelSpace, task: SearchTask, goOn: () => boolean): void => {
  const parts = searchParts(task);
  do {
    const part = Atomics.add(counterOf(space.buffer, task, 0), 0, 1);
    if (part >= parts) return;
    searchPart(space, task, part);
  } while (goOn());
};

const performLayout = (space: KernelSpace, task: LayoutTask, goOn: () => boolean): void => {
  const parts = task.chunks * task.epochs;
  let copied = -1;
  do {
    const stretch = nextStretch(space.buffer, task);
    if (stretch < 0) return;
    const part = Atomics.add(counterOf(space.buffer, task, stretch), 0, 1);
    if (part >= parts) continue;
    const epoch = Math.floor(part / task.chunks);
    if (epoch !== copied) copySamples(space.buffer, task);
    copied = epoch;
    layoutPart(space, task, { epoch, chunk: stretch * task.chunks + (part % task.chunks) });
  } while (goOn());
};

/**
 * Where a thread goes on: in its own stretch, unless that is done or another's is more than an epoch behind, as it
 * is when that one's thread has to wait for its core. −1 when all are done.
 */
const nextStretch = (buffer: ArrayBufferLike, task: LayoutTask): number => {
  const parts = task.chunks * task.epochs;
  let next = task.own;
  let least = claimed(buffer, task, next) - task.chunks;
  for (let s = 0; s < task.stretches; s++) {
    const done = claimed(buffer, task, s);
    if (s === task.own || done >= parts || (least + task.chunks < parts && done >= least)) continue;
    next = s;
    least = done;
  }
  return claimed(buffer, task, next) < parts ? next : -1;
};

const searchPart = ({ buffer, kernels }: KernelSpace, { job, stage }: SearchTask, part: number): void => {
  const view = new DataView(buffer, job);
  view.setUint32(NEIGHBOUR_FROM, part * stage.itemsAPart, true);
  view.setUint32(NEIGHBOUR_TO, Math.min((part + 1) * stage.itemsAPart, stage.items), true);
  kernels[stage.kernel](job);
};

const copySamples = (buffer: ArrayBufferLike, { positions, samples, points }: LayoutTask): void => {
  if (samples === positions) return;
  new Float32Array(buffer, samples, 2 * points).set(new Float32Array(buffer, positions, 2 * points));
};

const layoutPart = (
  { buffer, kernels }: KernelSpace,
  task: LayoutTask,
  { epoch: ahead, chunk }: { epoch: number; chunk: number },
): void => {
  const { points, firstEpoch, graph, fading } = task;
  const chunks = task.stretches * task.chunks;
  const view = new DataView(buffer, task.job);
  const run = (place: GraphPlace, scale: number, spring: number) => {
    view.setUint32(LAYOUT_OFFSETS, place.offsets, true);
    view.setUint32(LAYOUT_TAILS, place.tails, true);
    view.setUint32(LAYOUT_WEIGHTS, place.weights, true);
    view.setFloat32(LAYOUT_SCALE, scale, true);
    view.setFloat32(LAYOUT_SPRING, spring, true);
    kernels.layoutEpoch(task.job);
  };
  view.setUint32(LAYOUT_EPOCH, (firstEpoch + ahead) % EPOCHS_ROUND, true);
  const rate = task.rate - ahead * task.fall;
  view.setFloat32(LAYOUT_RATE, rate, true);
  view.setUint32(LAYOUT_FROM, Math.floor((chunk * points) / chunks), true);
  view.setUint32(LAYOUT_TO, Math.floor(((chunk + 1) * points) / chunks), true);
  seedLanes(view, task.seed, firstEpoch + ahead, chunk);
  const old = fading ? Math.max(0, fading.share - ahead * fading.fall) : 0;
  run(graph, 1 - old, (task.spring * rate) / task.rate);
  if (fading && old > 0) run(fading.graph, old, 0);
};

/** The four generators of a part. */
const seedLanes = (view: DataView, seed: number, epoch: number, chunk: number): void => {
  for (let lane = 0; lane < 4; lane++) {
    const state = randomState(seed, epoch, 4 * chunk + lane);
    for (let word = 0; word < 4; word++)
      view.setUint32(LAYOUT_RANDOM + 16 * word + 4 * lane, state[word], true);
  }
};
