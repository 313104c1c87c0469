import { describe, expect, it } from 'vitest';
import {
  DESCENT_SEARCH,
  EXACT_SEARCH,
  PRINCIPAL_COMPONENTS,
  UMAP_JS_ENGINE,
  WORD_AXES,
  type ProjectionSettings,
} from '../contract/projection';
import { DEFAULT_PROJECTION_SETTINGS } from '../contract/projectionRows';
import type { RowsView } from '../kernels/nearestNeighbours';
import { bestKernels } from '../kernels/neighbourFixture';
import { KernelTeam } from './kernelTeam';
import { EXACT_UP_TO, searchKind } from './graphSearch';
import { blobs, trustworthiness } from './projectionFixture';
import { wholeLayout } from './wholeLayout';

const kernels = { private: await bestKernels(false), shared: await bestKernels(true) };

const layOut = (rows: RowsView, changes: Partial<ProjectionSettings> = {}, shared = false) =>
  wholeLayout(shared ? kernels.shared : kernels.private, new KernelTeam(1), rows, {
    ...DEFAULT_PROJECTION_SETTINGS,
    ...changes,
  });

describe('a whole layout', () => {
  it('is as trustworthy as that of umap-js', async () => {
    const rows = blobs(300);
    const scoreOf = async (engine: number) =>
      trustworthiness(rows, (await layOut(rows, { engine })).positions, 12);
    const theirs = await scoreOf(UMAP_JS_ENGINE);
    expect(theirs).toBeGreaterThan(0.9);
    expect(await scoreOf(0)).toBeGreaterThan(theirs - 0.01);
  });

  it('is the same for the same seed on one thread, in private and in shared memory', async () => {
    const first = await layOut(blobs(150));
    expect((await layOut(blobs(150))).positions).toEqual(first.positions);
    expect((await layOut(blobs(150), {}, true)).positions).toEqual(first.positions);
    expect((await layOut(blobs(150), { seed: 2 })).positions).not.toEqual(first.positions);
  });

  it('follows min_dist and spread', async () => {
    const nearestOf = async (changes: Partial<ProjectionSettings>) => {
      const { positions } = await layOut(blobs(120), changes);
      const at = (i: number) => [positions[2 * i], positions[2 * i + 1]];
      const distances = Array.from({ length: 120 }, (_, i) =>
        Math.min(
          ...Array.from({ length: 120 }, (_, j) =>
            i === j ? Infinity : Math.hypot(at(i)[0] - at(j)[0], at(i)[1] - at(j)[1]),
          ),
        ),
      );
      return distances.sort((a, b) => a - b)[60];
    };
    const usual = await nearestOf({});
    expect(await nearestOf({ minDist: 0.9 })).toBeGreaterThan(1.5 * usual);
    expect(await nearestOf({ spread: 3 })).toBeGreaterThan(1.2 * usual);
  });

  it.each([0, 1])('keeps neighbours together by metric %i', async (metric) => {
    const { positions } = await layOut(blobs(150), { metric });
    expect(trustworthiness(blobs(150), positions, 10)).toBeGreaterThan(0.9);
  });

  it('keeps neighbours together that were found by descent, and tells how many', async () => {
    const { positions, neighborSearch, neighborRecall } = await layOut(blobs(400), {
      neighborSearch: DESCENT_SEARCH,
    });
    expect(neighborSearch).toBe('descent');
    expect(neighborRecall).toBeGreaterThan(0.95);
    const exact = await layOut(blobs(400));
    expect(exact).toMatchObject({ neighborSearch: 'exact', neighborRecall: null });
    const scores = [positions, exact.positions].map((map) => trustworthiness(blobs(400), map, 12));
    expect(scores[0]).toBeGreaterThan(scores[1] - 0.01);
  });

  it('searches exactly up to a number of points unless told otherwise', () => {
    const kindOf = (neighborSearch: number, count: number) => searchKind({ neighborSearch }, count);
    expect([EXACT_UP_TO, EXACT_UP_TO + 1].map((count) => kindOf(0, count))).toEqual(['exact', 'descent']);
    expect(kindOf(EXACT_SEARCH, 200_000)).toBe('exact');
    expect(kindOf(DESCENT_SEARCH, 10)).toBe('descent');
  });

  it.each([EXACT_SEARCH, DESCENT_SEARCH])(
    'of few points is finite with search %i',
    async (neighborSearch) => {
      for (const count of [0, 1, 2, 3, 14, 15]) {
        const rows = count === 0 ? { ...blobs(1), count: 0 } : blobs(count);
        const { positions } = await layOut(rows, { neighborSearch });
        expect(positions).toHaveLength(2 * count);
        expect(positions.every(Number.isFinite)).toBe(true);
      }
    },
  );

  it('of equal vectors is finite', async () => {
    const rows = blobs(60);
    rows.values = rows.values.map((_, i) => rows.values[i % 20]);
    for (const changes of [{}, { metric: 1 }, { spherize: 1 }, { method: PRINCIPAL_COMPONENTS }]) {
      expect((await layOut(rows, changes)).positions.every(Number.isFinite)).toBe(true);
    }
  });

  it('leaves out vectors that are not finite, and counts them', async () => {
    const rows = blobs(90);
    rows.values.fill(NaN, 200, 220);
    rows.values[605] = Infinity;
    rows.values.fill(0, 400, 420);
    const { positions, usable } = await layOut(rows);
    expect([...usable].flatMap((isUsable, row) => (isUsable ? [] : [row]))).toEqual([10, 20, 30]);
    expect(positions.every(Number.isFinite)).toBe(true);
    // A vector of zeros has no direction, but a place.
    const { usable: euclidean } = await layOut(rows, { metric: 1 });
    expect([...euclidean].flatMap((isUsable, row) => (isUsable ? [] : [row]))).toEqual([10, 30]);
  });
});

describe('a straight layout', () => {
  /** Points on a plane in five dimensions: component 1 twice as long as component 2. */
  const plane = (): RowsView => {
    const values = new Float32Array(200 * 5);
    for (let p = 0; p < 200; p++) {
      values[5 * p + 2] = 2 * Math.cos(p) + 7;
      values[5 * p + 4] = Math.sin(p) - 3;
    }
    return { values, rowFloats: 5, count: 200, dimensions: 5 };
  };

  it('along principal components tells their share of the variance', async () => {
    const { positions, variance } = await layOut(plane(), { method: PRINCIPAL_COMPONENTS });
    expect(variance).toHaveLength(10);
    expect(variance?.[0]).toBeCloseTo(0.8, 2);
    expect(variance?.[1]).toBeCloseTo(0.2, 2);
    expect(variance?.slice(2).every((share) => share < 1e-6)).toBe(true);
    // The scale is the same on both axes.
    const squares = (axis: number) =>
      positions.reduce((sum, value, i) => sum + (i % 2 === axis ? value * value : 0), 0);
    expect(squares(0) / squares(1)).toBeCloseTo(4, 1);
  });

  it('shows the components asked for', async () => {
    const usual = await layOut(plane(), { method: PRINCIPAL_COMPONENTS });
    const swapped = await layOut(plane(), { method: PRINCIPAL_COMPONENTS, componentX: 2, componentY: 1 });
    for (const p of [0, 9, 77]) {
      expect(swapped.positions[2 * p]).toBeCloseTo(usual.positions[2 * p + 1], 4);
      expect(swapped.positions[2 * p + 1]).toBeCloseTo(usual.positions[2 * p], 4);
    }
  });

  it('along axes between words orders the words by them', async () => {
    const rows = plane();
    const axes = { x: { from: [3, 4], to: [0, 6] }, y: { from: [], to: [8] } };
    const { positions } = await layOut(rows, { method: WORD_AXES, axes });
    const meanOf = (words: number[], i: number) =>
      words.reduce((sum, word) => sum + rows.values[5 * word + i] / words.length, 0);
    const axis = [2, 4].map((i) => meanOf([0, 6], i) - meanOf([3, 4], i));
    const along = (p: number) => rows.values[5 * p + 2] * axis[0] + rows.values[5 * p + 4] * axis[1];
    const byAxis = Array.from({ length: 200 }, (_, p) => p).sort((a, b) => along(a) - along(b));
    for (let rank = 10; rank < 200; rank += 10) {
      expect(positions[2 * byAxis[rank]]).toBeGreaterThanOrEqual(positions[2 * byAxis[rank - 10]] - 1e-3);
    }
  });

  it('stands on principal components where an axis has no length', async () => {
    const axes = { x: { from: [1], to: [1] }, y: { from: [], to: [] } };
    const { positions } = await layOut(plane(), { method: WORD_AXES, axes });
    const principal = await layOut(plane(), { method: PRINCIPAL_COMPONENTS });
    expect(positions).toEqual(principal.positions);
  });
});
