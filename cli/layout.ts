import { formatCount, formatDuration, plural } from '../app/ui/format';
import { PRINCIPAL_COMPONENTS } from '../worker/contract/projection';
import { projectionRow } from '../worker/contract/projectionRows';
import { valueText } from '../worker/contract/validation';
import { KernelTeam } from '../worker/projection/kernelTeam';
import { standardEpochs, wholeLayout, type WholeLayout } from '../worker/projection/wholeLayout';
import type { LayoutRequest } from './layoutFlags';
import { nodeKernels } from './nodeEngine';
import { NodeWorker } from './nodeWorker';
import type { Terminal } from './terminal';
import { VectorFile } from './vectorFile';
import { readVectors, type VectorSet } from './vectorReader';

/** As it is built: scripts/buildCli.mjs puts it beside the file that this module becomes part of. */
const HELPER = new URL('./projectionHelper.js', import.meta.url);

/** Lines written at once. */
const LINES = 4096;

/** What --json prints of a layout. */
export interface LayoutFigures {
  points: number;
  dimensions: number;
  /** Vectors that are not finite or have no direction; their lines say NaN. */
  leftOut: number;
  method: string;
  neighbors: number;
  epochs: number;
  /** How neighbours were searched for; null with --method pca. */
  neighborSearch: string | null;
  /** Estimated share of the neighbours found, over 500 vectors; null where the search is exact. */
  neighborRecall: number | null;
  threads: number;
  kernelBuild: string;
  readSeconds: number;
  knnSeconds: number;
  graphSeconds: number;
  layoutSeconds: number;
  /** The three together. */
  seconds: number;
  /** Share of the variance along each principal component, with --method pca. */
  variance: number[] | null;
}

/** Reads vectors, lays them out and writes a line x<TAB>y for each. */
export const layOutFile = async (request: LayoutRequest, terminal: Terminal): Promise<LayoutFigures> => {
  const { input, output, settings } = request;
  // Not after minutes of work.
  await VectorFile.check(output);
  const began = performance.now();
  const vectors = await readVectors(input, request.words);
  const readSeconds = (performance.now() - began) / 1000;
  const count = vectors.words.length;
  terminal.remark(
    `${input}: ${plural(count, 'vector')} of ${formatCount(vectors.dimensions)} numbers read in ${formatDuration(readSeconds)}`,
  );
  const epochs = request.epochsGiven ? settings.epochs : standardEpochs(count);
  const compiled = await nodeKernels(true);
  const team = new KernelTeam(compiled.module ? request.threads : 1);
  await team.open(() => new NodeWorker(HELPER));
  try {
    const rows = { ...vectors, count, rowFloats: vectors.dimensions };
    const layout = await wholeLayout(compiled, team, rows, { ...settings, words: count, epochs });
    await writeLayout(layout, output);
    const figures = figuresOf(request, vectors, layout);
    tell(figures, request, terminal);
    return { ...figures, epochs, threads: team.threads, kernelBuild: compiled.build, readSeconds };
  } finally {
    team.dispose();
  }
};

const figuresOf = ({ settings }: LayoutRequest, { words, dimensions }: VectorSet, layout: WholeLayout) => {
  const { usable, variance, neighborSearch, neighborRecall, knnSeconds, graphSeconds, layoutSeconds } =
    layout;
  return {
    points: words.length,
    dimensions,
    leftOut: usable.filter((isUsable) => isUsable === 0).length,
    method: valueText(projectionRow('method'), settings.method),
    neighbors: Math.min(settings.neighbors, words.length),
    neighborSearch,
    neighborRecall,
    knnSeconds,
    graphSeconds,
    layoutSeconds,
    seconds: knnSeconds + graphSeconds + layoutSeconds,
    variance,
  };
};

const writeLayout = async ({ positions, usable }: WholeLayout, output: string): Promise<void> => {
  const file = await VectorFile.create(output);
  try {
    const line = (point: number) =>
      usable[point] ? `${positions[2 * point]}\t${positions[2 * point + 1]}\n` : 'NaN\tNaN\n';
    for (let from = 0; from < usable.length; from += LINES) {
      const length = Math.min(LINES, usable.length - from);
      await file.write(Array.from({ length }, (_, i) => line(from + i)).join(''));
    }
  } catch (error) {
    await file.discard();
    throw error;
  }
  await file.finish();
};

const tell = (
  figures: ReturnType<typeof figuresOf>,
  { output, settings }: LayoutRequest,
  terminal: Terminal,
): void => {
  const { points, leftOut, neighbors, seconds, variance, neighborRecall } = figures;
  if (leftOut > 0) {
    const have = leftOut === 1 ? 'vector is' : 'vectors are';
    terminal.remark(
      `${formatCount(leftOut)} ${have} not finite, or all zeros, and left out: NaN in ${output}`,
    );
  }
  if (settings.method !== PRINCIPAL_COMPONENTS && neighbors < settings.neighbors) {
    terminal.remark(
      `--neighbors ${settings.neighbors} is more than there are: each has all ${points - 1} others`,
    );
  }
  if (neighborRecall !== null) {
    const share = (100 * neighborRecall).toFixed(1);
    terminal.remark(
      `Neighbours searched for by descent: some ${share} % found (--neighbor-search exact finds all)`,
    );
  }
  if (variance) {
    const shares = [settings.componentX, settings.componentY].map(
      (component) => `component ${component} holds ${(100 * variance[component - 1]).toFixed(1)} %`,
    );
    terminal.remark(`Of the variance, ${shares.join(', ')}`);
  }
  terminal.remark(
    `Laid out in ${formatDuration(seconds)}; ${plural(points, 'position')} written to ${output}`,
  );
};
