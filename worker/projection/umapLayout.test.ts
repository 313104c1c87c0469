import { UMAP } from 'umap-js';
import { describe, expect, it } from 'vitest';
import { NeighbourSearch } from '../kernels/nearestNeighbours';
import { bestPrivateKernels } from '../kernels/neighbourFixture';
import { Random } from '../model/random';
import { fuzzyGraph } from './fuzzyGraph';
import { alignment } from './procrustes';
import { blobs, trustworthiness } from './projectionFixture';
import { closenessCurve, UmapLayout, type UmapLayoutOptions } from './umapLayout';

const kernels = await bestPrivateKernels();
const curve = closenessCurve(0.1);

const seeded = (seed: number) => {
  const random = new Random(seed);
  return () => random.uniform();
};

const options = (changes: Partial<UmapLayoutOptions> = {}): UmapLayoutOptions => ({
  curve,
  random: seeded(1),
  epochs: Infinity,
  learningRate: 1,
  ...changes,
});

const graphOf = (count: number) => {
  const search = new NeighbourSearch(kernels);
  search.load(blobs(count), 14);
  search.search(0, count);
  return fuzzyGraph(search.table, search.usable);
};

const scattered = (count: number): Float32Array => {
  const random = seeded(2);
  return Float32Array.from({ length: 2 * count }, () => 20 * random() - 10);
};

const stepped = (layout: UmapLayout, steps: number): Float32Array => {
  for (let i = 0; i < steps; i++) layout.step();
  return layout.positions();
};

interface UmapState {
  optimizationState: Record<string, unknown> & {
    head: number[];
    tail: number[];
    epochsPerSample: number[];
    epochsPerNegativeSample: number[];
    epochOfNextSample: number[];
    epochOfNextNegativeSample: number[];
  };
}

/** umap-js with a fit begun by its own means, point i having the 14 points around it in a ring for neighbours. */
const umapItself = (count: number, random: () => number) => {
  const umap = new UMAP({ nEpochs: 100, random });
  const around = (i: number) =>
    Array.from({ length: 15 }, (_, j) => (i + (j % 2 ? (j + 1) / 2 : count - j / 2)) % count);
  const points = Array.from({ length: count }, (_, i) => i);
  umap.setPrecomputedKNN(
    points.map(around),
    points.map(() => Array.from({ length: 15 }, (_, j) => j / 10)),
  );
  umap.initializeFit(points.map((i) => [i]));
  return { umap, state: (umap as unknown as UmapState).optimizationState };
};

/** umap-js takes edges as they come out of its Map; ours are sorted. */
const sortByHead = (state: UmapState['optimizationState']): void => {
  const order = state.head.map((_, edge) => edge).sort((a, b) => state.head[a] - state.head[b]);
  for (const key of ['head', 'tail', 'epochsPerSample', 'epochsPerNegativeSample'] as const) {
    state[key] = order.map((edge) => state[key][edge]);
  }
};

describe('umap-js, as the layout relies on it', () => {
  it('hands out the very rows that its optimiser writes', () => {
    const { umap } = umapItself(60, seeded(1));
    const rows = umap.getEmbedding();
    rows.forEach((row, i) => row.splice(0, 2, i, -i));
    umap.step();
    umap.step();
    expect(umap.getEmbedding()).toBe(rows);
    expect(rows.some(([x, y], i) => x !== i || y !== -i)).toBe(true);
    rows.forEach(([x, y], i) => expect(Math.hypot(x - i, y + i)).toBeLessThan(60));
  });

  it('keeps exactly the optimiser state that the layout sets', () => {
    const { state } = umapItself(60, seeded(1));
    const expected = [
      'a',
      'alpha',
      'b',
      'currentEpoch',
      'dim',
      'epochOfNextNegativeSample',
      'epochOfNextSample',
    ];
    expected.push(
      'epochsPerNegativeSample',
      'epochsPerSample',
      'gamma',
      'head',
      'headEmbedding',
      'initialAlpha',
    );
    expected.push('moveOther', 'nEpochs', 'nVertices', 'tail', 'tailEmbedding');
    expect(Object.keys(state).sort()).toEqual(expected);
    expect(state).toMatchObject({ a: curve.a, b: curve.b, dim: 2, gamma: 1, moveOther: true, nVertices: 60 });
  });

  it('goes the same way step by step when begun by its own means', () => {
    const random = () => 0.37;
    const { umap, state } = umapItself(60, random);
    sortByHead(state);
    const start = scattered(60);
    umap.getEmbedding().forEach((row, i) => row.splice(0, 2, start[2 * i], start[2 * i + 1]));
    state.epochOfNextSample = state.epochsPerSample.map((period) => period * 0.37);
    state.epochOfNextNegativeSample = state.epochsPerSample.map(
      (period, i) => state.epochOfNextSample[i] - period,
    );
    const graph = {
      points: 60,
      offsets: Uint32Array.from(
        { length: 61 },
        (_, point) => state.head.filter((head) => head < point).length,
      ),
      tails: Uint32Array.from(state.tail),
      scales: new Float64Array(60),
      weights: Float64Array.from(state.epochsPerSample, (period) => 1 / period),
    };
    const ours = new UmapLayout(graph, start, options({ random, epochs: 100 }));
    for (let i = 0; i < 30; i++) umap.step();
    const theirs = Float32Array.from(umap.getEmbedding().flat());
    stepped(ours, 30).forEach((value, i) => expect(value).toBeCloseTo(theirs[i], 3));
    expect(theirs).not.toEqual(start);
  });
});

describe('UmapLayout', () => {
  it('keeps neighbours together', () => {
    const layout = new UmapLayout(graphOf(150), scattered(150), options({ epochs: 200 }));
    expect(trustworthiness(blobs(150), scattered(150), 10)).toBeLessThan(0.6);
    expect(trustworthiness(blobs(150), stepped(layout, 200), 10)).toBeGreaterThan(0.9);
  });

  it('holds the learning rate without an end, and lets it fall to 0 with one', () => {
    const flat = new UmapLayout(graphOf(40), scattered(40), options({ learningRate: 0.3 }));
    stepped(flat, 500);
    expect(flat.learningRate).toBe(0.3);
    expect(flat.finished).toBe(false);
    const falling = new UmapLayout(graphOf(40), scattered(40), options({ learningRate: 0.3, epochs: 100 }));
    stepped(falling, 51);
    expect(falling.learningRate).toBeCloseTo(0.15, 10);
    const end = stepped(falling, 49);
    expect(falling.learningRate).toBeCloseTo(0.003, 10);
    expect(falling.finished).toBe(true);
    expect(stepped(falling, 5)).toEqual(end);
  });

  it('uses weak edges from the first steps on', () => {
    const graph = {
      points: 3,
      offsets: Uint32Array.of(0, 1, 2, 2),
      tails: Uint32Array.of(1, 2),
      scales: new Float64Array(3),
      weights: Float64Array.of(1, 0.01),
    };
    const moved = Array.from({ length: 40 }, (_, seed) => {
      const start = Float32Array.of(0, 0, 0, 0, 5, 5);
      return stepped(new UmapLayout(graph, start, options({ random: seeded(seed) })), 20)[4] !== 5;
    });
    const share = moved.filter(Boolean).length / moved.length;
    // An edge with a period of 100 epochs has a turn within 20 of them in a fifth of all cases.
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.5);
  });

  it('keeps its shape when begun again from where it stood', () => {
    const graph = graphOf(150);
    const rested = stepped(new UmapLayout(graph, scattered(150), options({ epochs: 300 })), 300);
    const again = new UmapLayout(graph, rested, options({ random: seeded(9), learningRate: 0.03 }));
    stepped(again, 50);
    again.move(alignment(again.positions(), rested, 150));
    const moved = again.positions().map((value, i) => value - rested[i]);
    const mean = moved.reduce((sum, value) => sum + Math.abs(value), 0) / moved.length;
    expect(mean).toBeGreaterThan(0);
    expect(mean).toBeLessThan(0.5);
  });

  it('gives the same layout for the same seed, another for another', () => {
    const run = (seed: number) =>
      stepped(new UmapLayout(graphOf(50), scattered(50), options({ random: seeded(seed) })), 20);
    expect(run(3)).toEqual(run(3));
    expect(run(3)).not.toEqual(run(4));
  });

  it('stands where there are no edges', () => {
    const graph = {
      points: 1,
      offsets: new Uint32Array(2),
      tails: new Uint32Array(0),
      scales: new Float64Array(1),
      weights: new Float64Array(0),
    };
    expect([...stepped(new UmapLayout(graph, Float32Array.of(3, 4), options()), 5)]).toEqual([3, 4]);
  });

  it('refuses start positions of another number of points', () => {
    expect(() => new UmapLayout(graphOf(40), scattered(39), options())).toThrow(
      '39 start positions for 40 points',
    );
  });
});
