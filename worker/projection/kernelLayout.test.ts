import { describe, expect, it } from 'vitest';
import { NeighbourSearch } from '../kernels/nearestNeighbours';
import { bestKernels } from '../kernels/neighbourFixture';
import { Random } from '../model/random';
import { fuzzyGraph } from './fuzzyGraph';
import { KernelLayout, type KernelLayoutOptions } from './kernelLayout';
import { KernelTeam } from './kernelTeam';
import { blobs, trustworthiness } from './projectionFixture';
import { closenessCurve } from './umapLayout';

const kernels = await bestKernels(false);
const curve = closenessCurve(0.1);

const graphOf = (count: number, seed = 1, k = 14) => {
  const search = new NeighbourSearch(kernels);
  search.load(blobs(count, seed), k);
  search.search(0, count);
  return fuzzyGraph(search.table, search.usable);
};

const scattered = (count: number): Float32Array => {
  const random = new Random(2);
  return Float32Array.from({ length: 2 * count }, () => 20 * random.uniform() - 10);
};

const layoutOf = (count: number, options: Partial<KernelLayoutOptions> = {}) =>
  new KernelLayout(
    kernels,
    new KernelTeam(1),
    { graph: graphOf(count), start: scattered(count) },
    { curve, learningRate: 1, epochs: Infinity, spring: 0, seed: 1, ...options },
  );

describe('KernelLayout', () => {
  it('starts where it is told to, whatever the order in memory', () => {
    expect(layoutOf(700).positions()).toEqual(scattered(700));
  });

  it('goes the same way in one step as in many', async () => {
    const whole = layoutOf(700, { epochs: 40 });
    const parts = layoutOf(700, { epochs: 40 });
    await whole.step(40);
    for (const epochs of [1, 7, 2, 30]) await parts.step(epochs);
    expect(parts.positions()).toEqual(whole.positions());
    expect(whole.finished).toBe(true);
    const end = whole.positions();
    await whole.step(3);
    expect(whole.positions()).toEqual(end);
  });

  it('lowers its learning rate to 0 by the last epoch, or holds it', async () => {
    const falling = layoutOf(40, { learningRate: 0.5, epochs: 100 });
    await falling.step(50);
    expect(falling.learningRate).toBeCloseTo(0.25, 10);
    const flat = layoutOf(40, { learningRate: 0.5 });
    await flat.step(500);
    expect(flat.learningRate).toBe(0.5);
    flat.setParameters({ learningRate: 0.1, epochs: 10 });
    await flat.step(20);
    expect(flat.finished).toBe(true);
  });

  it('takes up another graph by and by', async () => {
    const layout = layoutOf(150, { epochs: Infinity });
    await layout.step(100);
    expect(trustworthiness(blobs(150), layout.positions(), 10)).toBeGreaterThan(0.85);
    const other = blobs(150, 77);
    other.values = other.values.map((value, i) => (i < 20 * 50 ? other.values[i + 20] : value));
    const search = new NeighbourSearch(kernels);
    search.load(other, 14);
    search.search(0, 150);
    layout.replaceGraph(fuzzyGraph(search.table, search.usable), 30);
    await layout.step(200);
    layout.setParameters({ epochs: 100 });
    await layout.step(100);
    expect(trustworthiness(other, layout.positions(), 10)).toBeGreaterThan(0.85);
  });

  it('takes a graph of many more edges, and refuses one of other points', async () => {
    const layout = layoutOf(120);
    await layout.step(10);
    const before = layout.positions();
    layout.replaceGraph(graphOf(120, 1, 60), 30);
    expect(layout.positions()).toEqual(before);
    await layout.step(10);
    expect(layout.positions().every(Number.isFinite)).toBe(true);
    expect(() => layout.replaceGraph(graphOf(119), 30)).toThrow('119 points for a layout of 120');
  });

  it('is held to where it was by its spring', async () => {
    const movedWith = async (spring: number) => {
      const layout = layoutOf(150, { learningRate: 0.3, spring });
      const start = layout.positions();
      await layout.step(60);
      return layout.positions().reduce((sum, value, i) => sum + Math.abs(value - start[i]), 0);
    };
    expect(await movedWith(0.5)).toBeLessThan(0.5 * (await movedWith(0)));
  });
});
