import { UMAP_JS_ENGINE, type ProjectionSettings } from '../contract/projection';
import type { CompiledKernels } from '../kernels/kernels';
import { Random } from '../model/random';
import type { FuzzyGraph } from './fuzzyGraph';
import { KernelLayout } from './kernelLayout';
import type { KernelTeam } from './kernelTeam';
import type { Layout } from './layout';
import type { Pace } from './pace';
import type { RigidMotion } from './procrustes';
import {
  finalRate,
  GRAPH_FADE_EPOCHS,
  LIVE_EPOCHS,
  LIVE_SPRING,
  liveRate,
  MOST_EPOCHS_A_STEP,
  STEP_MS,
} from './schedule';
import { UmapLayout, type ClosenessCurve } from './umapLayout';

export interface MotionSurroundings {
  compiled: CompiledKernels;
  team: KernelTeam;
  pace: Pace;
  curveOf: (settings: ProjectionSettings) => ClosenessCurve;
}

/** UMAP's descent over graphs that come one after another, by the engine that is chosen. */
export class UmapMotion {
  #layout: Layout | null = null;
  #final = false;
  #steps = 0;
  #epochsAStep = 1;

  constructor(private readonly surroundings: MotionSurroundings) {}

  /** Epochs since the run began. */
  get steps(): number {
    return this.#steps;
  }

  get finished(): boolean {
    return this.#layout?.finished ?? false;
  }

  /** Points × 2, null before there was a graph. */
  get positions(): Float32Array | null {
    return this.#layout?.positions() ?? null;
  }

  /** Whether an epoch is cheap enough that several make one picture. */
  get isFast(): boolean {
    return this.#layout instanceof KernelLayout && this.surroundings.compiled.module !== null;
  }

  /**
   * Goes on from `start` with another graph: live, which never ends, or to a final layout. Live with the same points
   * it takes over by and by, and a weak spring holds each point to where it stood.
   *
   * @param number of the graph, for random numbers of its own
   */
  adopt(
    graph: FuzzyGraph,
    start: Float32Array,
    { settings, final, number }: { settings: ProjectionSettings; final: boolean; number: number },
  ): void {
    const { compiled, team, curveOf } = this.surroundings;
    const curve = curveOf(settings);
    const rate = settings.learningRate * (final ? finalRate(this.#steps) : liveRate(this.#steps));
    const epochs = final ? settings.epochs : Infinity;
    const last = this.#layout;
    // The first map is free to go where it must.
    const spring = this.#steps > 0 ? LIVE_SPRING : 0;
    this.#final = final;
    if (settings.engine === UMAP_JS_ENGINE || compiled.module === null) {
      const random = new Random(settings.seed, number);
      const options = { curve, random: () => random.uniform(), epochs, learningRate: rate };
      this.#layout = new UmapLayout(graph, start, options);
    } else if (last instanceof KernelLayout && !final && last.points === graph.points) {
      last.anchorAt(start);
      last.setParameters({ curve, epochs, learningRate: rate, spring });
      last.replaceGraph(graph, GRAPH_FADE_EPOCHS);
    } else {
      const options = { curve, epochs, learningRate: rate, spring, seed: settings.seed + number };
      this.#layout = new KernelLayout(compiled, team, { graph, start }, options);
    }
  }

  /** A few epochs: as many as a picture needs while live, as many as there is time for otherwise. */
  async step(settings: ProjectionSettings): Promise<void> {
    const layout = this.#layout;
    if (!layout) return;
    const { pace } = this.surroundings;
    const live = layout instanceof KernelLayout && !this.#final;
    if (live) layout.setParameters({ learningRate: settings.learningRate * liveRate(this.#steps) });
    const epochs = live ? LIVE_EPOCHS : this.#epochsAStep;
    const began = pace.now();
    await layout.step(epochs);
    this.#steps += epochs;
    const msAnEpoch = (pace.now() - began) / epochs;
    this.#epochsAStep = Math.max(1, Math.min(MOST_EPOCHS_A_STEP, Math.floor(STEP_MS / msAnEpoch)));
  }

  move(motion: RigidMotion): void {
    this.#layout?.move(motion);
  }

  stop(): void {
    this.#layout = null;
  }
}
