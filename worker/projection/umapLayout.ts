import { UMAP } from 'umap-js';
import type { FuzzyGraph } from './fuzzyGraph';
import type { Layout } from './layout';
import type { RigidMotion } from './procrustes';

/** Closeness of two points on the map at distance x is 1 / (1 + a · x^2b). */
export interface ClosenessCurve {
  a: number;
  b: number;
}

export interface UmapLayoutOptions {
  curve: ClosenessCurve;
  /** Numbers in [0, 1) for negative samples and for the phase of each edge. */
  random: () => number;
  /** Steps until the learning rate reaches 0; Infinity keeps it flat. */
  epochs: number;
  learningRate: number;
}

/**
 * What this adapter touches of umap-js 1.4.0's private state: what its `initializeFit` sets up after the fuzzy
 * graph. That method builds the graph in a Map keyed by strings and would block the thread for seconds.
 * umapLayout.test.ts fails when an update of umap-js changes any of it.
 */
interface Optimiser {
  graph: { nCols: number };
  embedding: number[][];
  optimizationState: {
    head: Int32Array;
    tail: Uint32Array;
    headEmbedding: number[][];
    tailEmbedding: number[][];
    epochsPerSample: Float64Array;
    epochsPerNegativeSample: Float64Array;
    epochOfNextSample: Float64Array;
    epochOfNextNegativeSample: Float64Array;
    moveOther: boolean;
    initialAlpha: number;
    alpha: number;
    gamma: number;
    a: number;
    b: number;
    dim: number;
    nEpochs: number;
    nVertices: number;
  };
  initializeOptimization(): void;
}

const NEGATIVE_SAMPLES = 5;

const optimiserOf = (umap: UMAP): Optimiser => umap as unknown as Optimiser;

/** umap-js's fit of the curve to min_dist and spread. Takes 0.05 s, so: once for a pair of them. */
export const closenessCurve = (minDist: number, spread = 1): ClosenessCurve => {
  const optimiser = optimiserOf(new UMAP({ minDist, spread, nEpochs: 1 }));
  optimiser.graph = { nCols: 0 };
  optimiser.initializeOptimization();
  const { a, b } = optimiser.optimizationState;
  return { a, b };
};

/** umap-js's stochastic gradient descent on a given graph from given positions, one epoch a step. */
export class UmapLayout implements Layout {
  readonly points: number;
  readonly #options: UmapLayoutOptions;
  readonly #umap: UMAP;
  #epoch = 0;

  /** @param start points × 2 */
  constructor(graph: FuzzyGraph, start: Float32Array, options: UmapLayoutOptions) {
    if (start.length !== graph.points * 2) {
      throw new Error(`${start.length / 2} start positions for ${graph.points} points`);
    }
    const { random, epochs, learningRate } = options;
    this.points = graph.points;
    this.#options = options;
    this.#umap = new UMAP({ nComponents: 2, nEpochs: epochs, random, learningRate });
    const embedding = Array.from({ length: graph.points }, (_, i) => [start[2 * i], start[2 * i + 1]]);
    const optimiser = optimiserOf(this.#umap);
    optimiser.embedding = embedding;
    Object.assign(optimiser.optimizationState, {
      ...options.curve,
      ...edgePeriods(graph, random),
      head: headsOf(graph),
      tail: graph.tails,
      headEmbedding: embedding,
      tailEmbedding: embedding,
      moveOther: true,
      initialAlpha: learningRate,
      alpha: learningRate,
      gamma: 1,
      dim: 2,
      nEpochs: epochs,
      nVertices: graph.points,
    } satisfies Optimiser['optimizationState']);
  }

  get finished(): boolean {
    return this.#epoch >= this.#options.epochs;
  }

  /** Of the next step, up to 1. */
  get learningRate(): number {
    return optimiserOf(this.#umap).optimizationState.alpha;
  }

  /** Every edge as often as its weight asks. */
  step(epochs = 1): void {
    for (let i = 0; i < epochs && !this.finished; i++) this.#epoch = this.#umap.step();
  }

  /** A copy, points × 2. */
  positions(): Float32Array {
    const copy = new Float32Array(this.points * 2);
    this.#umap.getEmbedding().forEach((point, i) => copy.set(point, 2 * i));
    return copy;
  }

  /** Turns and shifts the whole layout, which its gradients do not notice. */
  move({ cosine, sine, x: shiftX, y: shiftY }: RigidMotion): void {
    for (const point of this.#umap.getEmbedding()) {
      const [x, y] = point;
      point[0] = cosine * x - sine * y + shiftX;
      point[1] = sine * x + cosine * y + shiftY;
    }
  }
}

const headsOf = ({ points, offsets, tails }: FuzzyGraph): Int32Array => {
  const heads = new Int32Array(tails.length);
  for (let point = 0; point < points; point++) heads.fill(point, offsets[point], offsets[point + 1]);
  return heads;
};

/**
 * When each edge has its turns: an edge of weight w every strongest / w epochs. umap-js lets it wait one whole
 * period for its first; a graph that is replaced after some dozens of epochs would never use its weak edges, so
 * here each starts somewhere in its period.
 */
const edgePeriods = ({ weights }: FuzzyGraph, random: () => number) => {
  const strongest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const epochsPerSample = weights.map((weight) => strongest / weight);
  const epochOfNextSample = epochsPerSample.map((period) => period * random());
  return {
    epochsPerSample,
    epochsPerNegativeSample: epochsPerSample.map((period) => period / NEGATIVE_SAMPLES),
    epochOfNextSample,
    epochOfNextNegativeSample: epochOfNextSample.map((first, i) => first - epochsPerSample[i]),
  };
};
