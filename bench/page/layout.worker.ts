import { expose } from 'comlink';
import { DEFAULT_PROJECTION_SETTINGS } from '../../worker/contract/projectionRows';
import { compileKernels } from '../../worker/kernels/kernels';
import { KernelTeam } from '../../worker/projection/kernelTeam';
import { standardEpochs, wholeLayout, type WholeLayout } from '../../worker/projection/wholeLayout';

const spawn = () =>
  new Worker(new URL('../../worker/projectionHelper.worker.ts', import.meta.url), { type: 'module' });

export interface LayoutInPage {
  dimensions: number;
  threads: number;
  /** Value of `neighborSearch`. */
  neighborSearch: number;
}

const layOut = async (
  values: Float32Array,
  { dimensions, threads, neighborSearch }: LayoutInPage,
): Promise<WholeLayout> => {
  const compiled = await compileKernels(true);
  const team = new KernelTeam(threads);
  await team.open(spawn);
  const count = values.length / dimensions;
  const settings = {
    ...DEFAULT_PROJECTION_SETTINGS,
    words: count,
    epochs: standardEpochs(count),
    neighborSearch,
  };
  return wholeLayout(compiled, team, { values, count, dimensions, rowFloats: dimensions }, settings);
};

export type LayoutWorker = typeof layOut;
expose(layOut);
