import {
  LAYOUT_ANCHORS,
  LAYOUT_ATTRACTION,
  LAYOUT_JOB_BYTES,
  LAYOUT_NEGATIVES,
  LAYOUT_POINTS,
  LAYOUT_POSITIONS,
  LAYOUT_REPULSION,
  LAYOUT_SAMPLES,
  LAYOUT_TABLE_SIZE,
} from '../kernels/assembly/layoutJobLayout';
import { KERNEL_RESERVE_BYTES, type CompiledKernels } from '../kernels/kernels';
import { kernelSpace, type KernelSpace } from '../kernels/projectionKernels';
import type { FuzzyGraph } from './fuzzyGraph';
import { gradientTables } from './gradientTables';
import type { KernelTeam } from './kernelTeam';
import type { Layout, LayoutParameters } from './layout';
import { applyMotion, type RigidMotion } from './procrustes';
import { spatialOrder } from './spatialOrder';
import { COUNTER_BYTES, type GraphPlace, type LayoutTask } from './tasks';

const NEGATIVE_SAMPLES = 5;
/** Small enough that threads end an epoch together, large enough that claiming costs nothing. */
const POINTS_A_CHUNK = 512;
/** A graph that replaces another may have so many times its edges before memory is planned anew. */
const EDGE_ROOM = 1.25;

export interface KernelLayoutOptions extends LayoutParameters {
  seed: number;
}

/** Byte addresses in the memory of a layout. */
interface Plan {
  counter: number;
  positions: number;
  anchors: number;
  /** Of each thread. */
  samples: number[];
  attraction: number;
  repulsion: number;
  graphs: [GraphPlace, GraphPlace];
  bytes: number;
}

const planLayout = (points: number, edges: number, threads: number): Plan => {
  let end = KERNEL_RESERVE_BYTES + threads * LAYOUT_JOB_BYTES;
  const place = (bytes: number): number => {
    const at = end;
    end = Math.ceil((at + bytes) / 64) * 64;
    return at;
  };
  const graph = (): GraphPlace => ({
    offsets: place(4 * (points + 1)),
    tails: place(4 * edges + 12),
    weights: place(4 * edges + 12),
  });
  const [counter, positions] = [place(COUNTER_BYTES * threads), place(8 * points)];
  return {
    counter,
    positions,
    samples: Array.from({ length: threads }, () => (threads > 1 ? place(8 * points) : positions)),
    anchors: place(8 * points),
    attraction: place(4 * LAYOUT_TABLE_SIZE),
    repulsion: place(4 * LAYOUT_TABLE_SIZE),
    graphs: [graph(), graph()],
    bytes: end - KERNEL_RESERVE_BYTES,
  };
};

/**
 * UMAP's descent by the layout kernel, on all threads of a team. On one thread the same graph, start and seed give
 * the same bits; several write the positions without locks (Hogwild).
 */
export class KernelLayout implements Layout {
  readonly points: number;
  #space!: KernelSpace;
  #plan!: Plan;
  /** Points as they lie in memory, and where each lies. */
  readonly #order: Uint32Array;
  readonly #places: Uint32Array;
  #edgeRoom = 0;
  #parameters: KernelLayoutOptions;
  /** Epochs done, of all and since the parameters said how many there are to do. */
  #epoch = 0;
  #done = 0;
  #graph = 0;
  #fading: { left: number; of: number } | null = null;

  /** @param start points × 2 */
  constructor(
    private readonly compiled: CompiledKernels,
    private readonly team: KernelTeam,
    given: { graph: FuzzyGraph; start: Float32Array },
    options: KernelLayoutOptions,
  ) {
    const { graph, start } = given;
    this.points = graph.points;
    if (start.length !== graph.points * 2) {
      throw new Error(`${start.length / 2} start positions for ${graph.points} points`);
    }
    this.#parameters = options;
    this.#order = spatialOrder(start);
    this.#places = new Uint32Array(this.points);
    this.#order.forEach((point, place) => (this.#places[point] = place));
    this.#allocate(Math.ceil(graph.tails.length * EDGE_ROOM));
    this.#write(this.#positions, start);
    this.anchorAt(start);
    this.#writeGraph(graph);
  }

  get finished(): boolean {
    return this.#done >= this.#parameters.epochs;
  }

  get learningRate(): number {
    return this.#parameters.learningRate * (1 - this.#done / this.#parameters.epochs);
  }

  async step(epochs = 1): Promise<void> {
    const { learningRate, epochs: all, spring } = this.#parameters;
    const due = Math.min(epochs, all - this.#done);
    if (due <= 0 || this.points === 0) return;
    const fall = learningRate / all;
    const task: Omit<LayoutTask, 'job' | 'samples' | 'own'> = {
      kind: 'layout',
      counter: this.#plan.counter,
      points: this.points,
      positions: this.#plan.positions,
      stretches: this.team.active,
      chunks: Math.ceil(this.points / POINTS_A_CHUNK / this.team.active),
      epochs: due,
      firstEpoch: this.#epoch,
      seed: this.#parameters.seed,
      rate: this.learningRate,
      fall,
      spring: spring * (1 - this.#done / all),
      graph: this.#plan.graphs[this.#graph],
      fading: this.#fadingGraph(),
    };
    const jobOf = (thread: number) => this.#prepareJob(thread);
    await this.team.run(this.#space, (thread) => ({
      ...task,
      job: jobOf(thread),
      samples: this.#plan.samples[thread],
      own: thread,
    }));
    this.#epoch += due;
    this.#done += due;
    if (this.#fading && (this.#fading.left -= due) <= 0) this.#fading = null;
  }

  positions(): Float32Array {
    const [ordered, result] = [this.#positions, new Float32Array(2 * this.points)];
    for (let place = 0; place < this.points; place++) {
      result[2 * this.#order[place]] = ordered[2 * place];
      result[2 * this.#order[place] + 1] = ordered[2 * place + 1];
    }
    return result;
  }

  move(motion: RigidMotion): void {
    applyMotion(this.#positions, motion);
  }

  setParameters(change: Partial<LayoutParameters>): void {
    this.#parameters = { ...this.#parameters, ...change };
    if (change.epochs !== undefined || change.learningRate !== undefined) this.#done = 0;
    if (change.curve) this.#writeTables();
  }

  replaceGraph(graph: FuzzyGraph, fadeEpochs: number): void {
    if (graph.points !== this.points) {
      throw new Error(`a graph of ${graph.points} points for a layout of ${this.points}`);
    }
    if (graph.tails.length > this.#edgeRoom) {
      // The graph before is not carried over into the new memory: this one takes over at once.
      const [positions, anchors] = [this.#positions.slice(), this.#anchors.slice()];
      this.#allocate(Math.ceil(graph.tails.length * EDGE_ROOM));
      this.#positions.set(positions);
      this.#anchors.set(anchors);
      this.#fading = null;
    } else {
      this.#graph = 1 - this.#graph;
      this.#fading = fadeEpochs > 0 ? { left: fadeEpochs, of: fadeEpochs } : null;
    }
    this.#writeGraph(graph);
  }

  anchorAt(positions: Float32Array): void {
    this.#write(this.#anchors, positions);
  }

  #write(to: Float32Array, positions: Float32Array): void {
    for (let place = 0; place < this.points; place++) {
      to[2 * place] = positions[2 * this.#order[place]];
      to[2 * place + 1] = positions[2 * this.#order[place] + 1];
    }
  }

  get #positions(): Float32Array {
    return this.#floats(this.#plan.positions, 2 * this.points);
  }

  get #anchors(): Float32Array {
    return this.#floats(this.#plan.anchors, 2 * this.points);
  }

  #floats(byteOffset: number, length: number): Float32Array {
    return new Float32Array(this.#space.buffer, byteOffset, length);
  }

  #fadingGraph(): LayoutTask['fading'] {
    if (!this.#fading) return null;
    const { left, of } = this.#fading;
    return { graph: this.#plan.graphs[1 - this.#graph], share: left / of, fall: 1 / of };
  }

  #allocate(edges: number): void {
    this.#edgeRoom = edges;
    this.#plan = planLayout(this.points, edges, this.team.threads);
    this.#space = kernelSpace(this.compiled, this.#plan.bytes);
    this.#writeTables();
  }

  #writeTables(): void {
    const { attraction, repulsion } = gradientTables(this.#parameters.curve);
    this.#floats(this.#plan.attraction, LAYOUT_TABLE_SIZE).set(attraction);
    this.#floats(this.#plan.repulsion, LAYOUT_TABLE_SIZE).set(repulsion);
  }

  #writeGraph({ points, offsets, tails, weights }: FuzzyGraph): void {
    const { buffer } = this.#space;
    const place = this.#plan.graphs[this.#graph];
    const strongest = weights.reduce((most, weight) => Math.max(most, weight), 0);
    const ends = new Uint32Array(buffer, place.offsets, points + 1);
    const neighbours = new Uint32Array(buffer, place.tails, tails.length);
    const shares = this.#floats(place.weights, weights.length);
    let to = 0;
    for (let at = 0; at < points; at++) {
      const point = this.#order[at];
      for (let edge = offsets[point]; edge < offsets[point + 1]; edge++, to++) {
        neighbours[to] = this.#places[tails[edge]];
        shares[to] = weights[edge] / strongest;
      }
      ends[at + 1] = to;
    }
  }

  #prepareJob(thread: number): number {
    const job = KERNEL_RESERVE_BYTES + thread * LAYOUT_JOB_BYTES;
    const view = new DataView(this.#space.buffer, job, LAYOUT_JOB_BYTES);
    const set = (offset: number, value: number) => view.setUint32(offset, value, true);
    set(LAYOUT_POSITIONS, this.#plan.positions);
    set(LAYOUT_POINTS, this.points);
    set(LAYOUT_ATTRACTION, this.#plan.attraction);
    set(LAYOUT_REPULSION, this.#plan.repulsion);
    set(LAYOUT_SAMPLES, this.#plan.samples[thread]);
    set(LAYOUT_NEGATIVES, NEGATIVE_SAMPLES);
    set(LAYOUT_ANCHORS, this.#parameters.spring > 0 ? this.#plan.anchors : 0);
    return job;
  }
}
