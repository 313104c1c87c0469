import type { CompiledKernels } from '../kernels/kernels';
import { NeighbourSearch, type RowsView, type SearchOptions } from '../kernels/nearestNeighbours';
import { Random } from '../model/random';
import { fuzzyGraph } from './fuzzyGraph';
import { searchTask } from './graphSearch';
import { KernelLayout } from './kernelLayout';
import type { KernelTeam } from './kernelTeam';
import { principalLayout } from './pca';
import { jitter } from './placement';
import { closenessCurve } from './umapLayout';

export interface WholeLayoutSettings extends SearchOptions {
  neighbors: number;
  minDist: number;
  spread: number;
  learningRate: number;
  epochs: number;
  seed: number;
}

export interface WholeLayout {
  /** Count × 2. */
  positions: Float32Array;
  leftOut: number;
  knnSeconds: number;
  graphSeconds: number;
  layoutSeconds: number;
}

export const layOut = async (
  compiled: CompiledKernels,
  team: KernelTeam,
  rows: RowsView,
  settings: WholeLayoutSettings,
): Promise<WholeLayout> => {
  const t0 = performance.now();
  const search = new NeighbourSearch(compiled, team.threads);
  search.load(rows, Math.max(1, Math.min(settings.neighbors, rows.count) - 1), settings);
  await team.run(search.space, searchTask(search));
  search.finish(0, rows.count);
  const t1 = performance.now();
  const graph = fuzzyGraph(search.table, search.usable);
  const t2 = performance.now();
  const start = principalLayout(search.rows, search.usable);
  const random = new Random(settings.seed);
  jitter(start, () => random.uniform());
  const layout = new KernelLayout(
    compiled,
    team,
    { graph, start },
    {
      curve: closenessCurve(settings.minDist),
      learningRate: settings.learningRate,
      epochs: settings.epochs,
      spring: 0,
      seed: settings.seed,
    },
  );
  await layout.step(settings.epochs);
  const t3 = performance.now();
  return {
    positions: layout.positions(),
    leftOut: search.usable.filter((u) => u === 0).length,
    knnSeconds: (t1 - t0) / 1000,
    graphSeconds: (t2 - t1) / 1000,
    layoutSeconds: (t3 - t2) / 1000,
  };
};
