import { UMAP } from 'umap-js';
import { describe, expect, it } from 'vitest';
import { NeighbourSearch, NO_NEIGHBOUR, type NeighbourTable } from '../kernels/nearestNeighbours';
import { bestPrivateKernels } from '../kernels/neighbourFixture';
import { fuzzyGraph, type FuzzyGraph } from './fuzzyGraph';
import { blobs } from './projectionFixture';

const kernels = await bestPrivateKernels();

const tableOf = (count: number, k: number, duplicates = 0) => {
  const rows = blobs(count);
  for (let i = 1; i <= duplicates; i++) rows.values.set(rows.values.subarray(0, 20), i * 20);
  const search = new NeighbourSearch(kernels);
  search.load(rows, k);
  search.search(0, count);
  return search;
};

const headsOf = ({ points, offsets }: FuzzyGraph): number[] =>
  Array.from({ length: points }, (_, p) => Array<number>(offsets[p + 1] - offsets[p]).fill(p)).flat();

const byEdge = (graph: FuzzyGraph): Map<string, number> => {
  const heads = headsOf(graph);
  return new Map([...graph.weights].map((weight, edge) => [`${heads[edge]}:${graph.tails[edge]}`, weight]));
};

/** umap-js's own graph for the same neighbours, each point its own first. */
const umapGraph = ({ count, k, indices, distances }: NeighbourTable): Map<string, number> => {
  const rowsOf = (values: ArrayLike<number>, own: (i: number) => number) =>
    Array.from({ length: count }, (_, i) => [
      own(i),
      ...Array.from({ length: k }, (_, j) => values[i * k + j]),
    ]);
  const umap = new UMAP({ nNeighbors: k + 1, nEpochs: 10 });
  umap.setPrecomputedKNN(
    rowsOf(indices, (i) => i),
    rowsOf(distances, () => 0),
  );
  umap.initializeFit(Array.from({ length: count }, () => [0]));
  const { graph } = umap as unknown as {
    graph: { getAll(): { row: number; col: number; value: number }[] };
  };
  return new Map(
    graph
      .getAll()
      .filter(({ value }) => value > 0)
      .map(({ row, col, value }) => [`${row}:${col}`, value]),
  );
};

describe('fuzzyGraph', () => {
  it.each([
    [200, 14, 0],
    [60, 5, 0],
    [90, 9, 20],
    [30, 1, 0],
  ])(
    'of %i points, %i neighbours, %i duplicates has the edges and weights of umap-js',
    (count, k, duplicates) => {
      const { table, usable } = tableOf(count, k, duplicates);
      const ours = byEdge(fuzzyGraph(table, usable));
      const theirs = umapGraph(table);
      expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
      for (const [edge, weight] of theirs) expect(ours.get(edge)).toBeCloseTo(weight, 4);
    },
  );

  it('holds each pair in both directions, sorted by head', () => {
    const { table, usable } = tableOf(100, 8);
    const graph = fuzzyGraph(table, usable);
    const edges = byEdge(graph);
    expect(edges.size).toBe(graph.weights.length);
    for (const [edge, weight] of edges) expect(edges.get(edge.split(':').reverse().join(':'))).toBe(weight);
    expect(graph.weights.every((weight) => weight > 0 && weight <= 1)).toBe(true);
  });

  it('gives points that are not usable no edges', () => {
    const { table, usable } = tableOf(50, 6);
    usable[7] = 0;
    const graph = fuzzyGraph(table, usable);
    const { tails } = graph;
    const heads = headsOf(graph);
    expect(heads).not.toContain(7);
    expect(tails).not.toContain(7);
    expect(heads).toContain(8);
  });

  it('passes over places without a neighbour', () => {
    const table = {
      count: 2,
      k: 3,
      indices: Uint32Array.of(1, NO_NEIGHBOUR, NO_NEIGHBOUR, 0, NO_NEIGHBOUR, NO_NEIGHBOUR),
      distances: Float32Array.of(0.5, Infinity, Infinity, 0.5, Infinity, Infinity),
    };
    const { offsets, tails, weights } = fuzzyGraph(table, Uint8Array.of(1, 1));
    expect([...offsets]).toEqual([0, 1, 2]);
    expect([...tails]).toEqual([1, 0]);
    expect([...weights]).toEqual([1, 1]);
  });

  it('is the same when the scales of another graph are its start', () => {
    const { table, usable } = tableOf(120, 8, 10);
    const cold = fuzzyGraph(table, usable);
    for (const scales of [cold.scales, cold.scales.map((_, i) => 10 ** ((i % 9) - 4))]) {
      const warm = fuzzyGraph(table, usable, scales);
      expect(warm.tails).toEqual(cold.tails);
      warm.weights.forEach((weight, edge) => expect(weight).toBeCloseTo(cold.weights[edge], 4));
    }
  });

  it('of one point has no edges', () => {
    const { table, usable } = tableOf(1, 1);
    expect(fuzzyGraph(table, usable).weights).toHaveLength(0);
  });
});
