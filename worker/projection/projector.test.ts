import { describe, expect, it } from 'vitest';
import type { SharedLayout } from '../contract/projection';
import { pointsOf, type MapRows } from '../contract/mapRows';
import type { RowsView } from '../kernels/nearestNeighbours';
import { bestPrivateKernels, privateKernels } from '../kernels/neighbourFixture';
import { blobs, EventLog, sharedRowsOf, steppedPace, trustworthiness, writeRows } from './projectionFixture';
import { Projector } from './projector';
import { farthest, neverPulls, openProjector, settings, settle } from './projectorFixture';

/** A projector at work on rows in shared memory. */
const startShared = async (rows: RowsView, chosen = settings(), log = new EventLog()) => {
  const projector = await openProjector();
  const sharedRows = sharedRowsOf(rows);
  const run = { runId: 1, dimensions: rows.dimensions, vocabulary: rows.count, documents: 0, sharedRows };
  const outcome = await projector.start(run, chosen, neverPulls, log.add);
  if (!outcome.ok || !outcome.value) throw new Error('no shared layout');
  const shared: SharedLayout = outcome.value;
  /** The layout announced last. */
  const map = (): Float32Array => {
    const { version, rows: shown } = log.layouts.at(-1);
    return new Float32Array(shared.buffer, (version % 2) * shared.capacity * 8, pointsOf(shown) * 2).slice();
  };
  return { projector, sharedRows, run, log, shared, map };
};

const turns = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
};

describe('a live projection', () => {
  it('answers first, then shows the principal components and moves on from there', async () => {
    const { log, shared, map } = await startShared(blobs(400));
    expect(log.events).toEqual([]);
    expect(shared.capacity).toBe(400);
    await log.moreLayouts(1);
    expect(log.events).toEqual([
      { kind: 'phase', runId: 1, phase: 'live' },
      {
        kind: 'layout',
        runId: 1,
        version: 1,
        rows: { words: 150, documents: 0 },
        positions: null,
        displacement: 0,
      },
    ]);
    const first = map();
    expect(Math.max(...first.map(Math.abs))).toBeCloseTo(10, 1);
    await log.moreLayouts(5);
    expect(log.layouts.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(map()).not.toEqual(first);
  });

  it('keeps neighbours together, live and settled, without a jump', async () => {
    const { projector, log, map } = await startShared(blobs(150));
    await log.moreLayouts(60);
    expect(trustworthiness(blobs(150), map(), 10)).toBeGreaterThan(0.9);
    const live = log.layouts.length;
    await settle(projector, log);
    expect(log.phases).toEqual(['live', 'refining', 'settled']);
    expect(trustworthiness(blobs(150), map(), 10)).toBeGreaterThan(0.9);
    const moves = log.layouts.map(({ displacement }) => displacement);
    expect(Math.max(...moves)).toBeLessThanOrEqual(0.0601);
    expect(moves.at(-1)).toBeLessThan(0.01);
    expect(moves.slice(live - 10).every((move) => move < 0.05)).toBe(true);
    const settled = log.events.length;
    await turns(50);
    expect(log.events).toHaveLength(settled);
  });

  it('follows vectors that change, and refits from where the map stands', async () => {
    const { projector, sharedRows, log, map } = await startShared(blobs(150));
    await settle(projector, log);
    const before = map();
    const changed = blobs(150, 77);
    changed.values = changed.values.map((value, i) => (i < 20 * 50 ? changed.values[i + 20] : value));
    writeRows(sharedRows, changed);
    expect(trustworthiness(changed, before, 10)).toBeLessThan(0.9);
    const versions = log.layouts.length;
    await projector.setPhase('live');
    await log.moreLayouts(60);
    expect(log.layouts[versions].version).toBe(versions + 1);
    await settle(projector, log);
    expect(trustworthiness(changed, map(), 10)).toBeGreaterThan(0.9);
    expect(log.phases).toEqual(['refining', 'settled', 'live', 'refining', 'settled']);
  });

  it('takes the same way for the same vectors and seed, another for another seed', async () => {
    const mapAfter = async (seed: number) => {
      const { projector, log, map } = await startShared(blobs(150), settings({ seed }));
      await log.moreLayouts(20);
      await settle(projector, log);
      return map();
    };
    const map = await mapAfter(1);
    expect(await mapAfter(1)).toEqual(map);
    expect(await mapAfter(2)).not.toEqual(map);
  });

  it('stands still while held', async () => {
    const { projector, log } = await startShared(blobs(150));
    await log.moreLayouts(10);
    await projector.setPhase('hold');
    await projector.setPhase('hold');
    const held = log.events.length;
    expect(log.phases).toEqual(['live', 'held']);
    await turns(50);
    expect(log.events).toHaveLength(held);
    await projector.setPhase('live');
    await log.moreLayouts(3);
  });

  it('works with the TypeScript twin of the kernel', async () => {
    const projector = await openProjector(() => privateKernels('reference'));
    const log = new EventLog();
    const run = {
      runId: 3,
      dimensions: 20,
      vocabulary: 60,
      documents: 0,
      sharedRows: sharedRowsOf(blobs(60)),
    };
    await projector.start(run, settings(), neverPulls, log.add);
    await settle(projector, log);
    expect(pointsOf(log.layouts.at(-1).rows)).toBe(60);
  });
});

describe('showRows', () => {
  /** Other clusters of the same points: 50 neighbours by number, not every third. */
  const regrouped = (rows: RowsView): RowsView => {
    const { values, count, dimensions } = rows;
    const from = (r: number) => (3 * r + Math.floor((3 * r) / count)) % count;
    const moved = Float32Array.from(
      values,
      (_, i) => values[from(Math.floor(i / dimensions)) * dimensions + (i % dimensions)],
    );
    return { ...rows, values: moved };
  };

  it('lays out other vectors, and the first ones again', async () => {
    const first = blobs(150);
    const { projector, log, map, sharedRows } = await startShared(first);
    await settle(projector, log);
    await projector.setPhase('hold');
    const before = map();
    const other = regrouped(first);
    const settled = log.phase('settled');
    await projector.showRows(sharedRowsOf(other));
    await settled;
    expect(trustworthiness(other, map(), 10)).toBeGreaterThan(0.85);
    expect(trustworthiness(other, before, 10)).toBeLessThan(0.85);
    const back = log.phase('settled');
    await projector.showRows(sharedRows);
    await back;
    expect(trustworthiness(first, map(), 10)).toBeGreaterThan(0.85);
  });

  it('keeps the map where it is when the vectors are the same', async () => {
    const rows = blobs(150);
    const { projector, log, map } = await startShared(rows);
    await settle(projector, log);
    const before = map();
    const settled = log.phase('settled');
    await projector.showRows(sharedRowsOf(rows));
    await settled;
    const after = map();
    const moved = before.reduce((sum, value, i) => sum + Math.abs(value - after[i]), 0);
    const spread = before.reduce((sum, value) => sum + Math.abs(value), 0);
    expect(moved / spread).toBeLessThan(0.1);
  });
});

describe('configure', () => {
  it('adds words beside their neighbours and leaves the placed ones where they are', async () => {
    const { projector, log, map, shared } = await startShared(blobs(300), settings({ words: 120 }));
    await settle(projector, log);
    await projector.setPhase('hold');
    const before = map();
    const grown = log.next((event) => event.kind === 'layout' && pointsOf(event.rows) === 300);
    expect(await projector.configure(settings({ words: 1000 }))).toEqual({ ok: true, value: shared });
    await grown;
    const after = map();
    // Within the rest of the last fit.
    expect(farthest(before, after.subarray(0, 240))).toBeLessThan(1e-5);
    expect(trustworthiness(blobs(300), after, 10)).toBeGreaterThan(0.85);
    await turns(20);
    expect(map()).toEqual(after);
  });

  it('takes words away', async () => {
    const { projector, log, map } = await startShared(blobs(150));
    await settle(projector, log);
    const before = map();
    const settled = log.phase('settled');
    const fewer = log.next((event) => event.kind === 'layout' && pointsOf(event.rows) === 100);
    await projector.configure(settings({ words: 100 }));
    await fewer;
    expect(farthest(before.subarray(0, 200), map())).toBeLessThan(1e-5);
    await settled;
    expect(log.phases).toEqual(['refining', 'settled', 'refining', 'settled']);
  });

  it('lays a settled map out anew for another min_dist', async () => {
    const { projector, log, map } = await startShared(blobs(150));
    await settle(projector, log);
    const before = map();
    const settled = log.phase('settled');
    await projector.configure(settings({ minDist: 0.8 }));
    await settled;
    expect(farthest(before, map())).toBeGreaterThan(0.5);
    expect(trustworthiness(blobs(150), map(), 10)).toBeGreaterThan(0.85);
  });

  it('has nothing to do before a run', async () => {
    const projector = await openProjector();
    expect(await projector.configure(settings())).toEqual({ ok: false, problem: { kind: 'noRun' } });
    await projector.setPhase('final');
  });
});

describe('a new run', () => {
  it('silences the one before', async () => {
    const { projector, log, run } = await startShared(blobs(150));
    await log.moreLayouts(5);
    const second = new EventLog();
    await projector.start({ ...run, runId: 2 }, settings(), neverPulls, second.add);
    const old = log.events.length;
    await second.moreLayouts(10);
    expect(log.events).toHaveLength(old);
    expect(second.events.every(({ runId }) => runId === 2)).toBe(true);
    expect(second.layouts[0].version).toBe(1);
  });

  it('is not disturbed by rows that the one before still waits for', async () => {
    const projector = await openProjector();
    const first = new EventLog();
    let answer: (rows: Float32Array) => void = () => undefined;
    const late = () => new Promise<Float32Array>((resolve) => (answer = resolve));
    const run = { runId: 1, dimensions: 20, vocabulary: 60, documents: 0, sharedRows: null };
    await projector.start(run, settings(), late, first.add);
    await first.phase('live');
    const second = new EventLog();
    const rows = blobs(90);
    await projector.start(
      { ...run, runId: 2, vocabulary: 90 },
      settings(),
      async () => rows.values,
      second.add,
    );
    await second.moreLayouts(2);
    answer(blobs(60).values);
    await second.moreLayouts(5);
    expect(first.layouts).toEqual([]);
    expect(second.layouts.every(({ rows: shown }) => pointsOf(shown) === 90)).toBe(true);
  });

  it('needs open() and rows that match', async () => {
    const run = {
      runId: 7,
      dimensions: 20,
      vocabulary: 60,
      documents: 0,
      sharedRows: sharedRowsOf(blobs(50)),
    };
    const unopened = new Projector(bestPrivateKernels, steppedPace());
    await expect(unopened.start(run, settings(), neverPulls, () => undefined)).rejects.toThrow(
      'before open()',
    );
    const projector = await openProjector();
    await expect(projector.start(run, settings(), neverPulls, () => undefined)).rejects.toThrow(
      '60 words of 20',
    );
    const empty = { ...run, vocabulary: 0 };
    await expect(projector.start(empty, settings(), neverPulls, () => undefined)).rejects.toThrow('0 words');
  });
});

describe('without shared memory', () => {
  const run = { runId: 1, dimensions: 20, vocabulary: 80, documents: 0, sharedRows: null };

  it('pulls rows and sends the positions along', async () => {
    const projector = await openProjector();
    const log = new EventLog();
    const counts: number[] = [];
    const pull = async ({ words }: MapRows) => {
      counts.push(words);
      return blobs(80).values.slice(0, words * 20);
    };
    expect(await projector.start(run, settings(), pull, log.add)).toEqual({ ok: true, value: null });
    await log.moreLayouts(10);
    expect(counts[0]).toBe(80);
    expect(log.layouts.every(({ positions }) => positions?.length === 160)).toBe(true);
    await projector.configure(settings({ words: 40 }));
    await log.next((event) => event.kind === 'layout' && pointsOf(event.rows) === 40);
    expect(counts.at(-1)).toBe(40);
  });

  it('takes rows anew that a command made stale while they were on their way', async () => {
    const projector = await openProjector();
    const log = new EventLog();
    const waiting: ((rows: Float32Array) => void)[] = [];
    const pull = () => new Promise<Float32Array>((resolve) => waiting.push(resolve));
    await projector.start(run, settings(), pull, log.add);
    await log.phase('live');
    await projector.setPhase('final');
    waiting[0](new Float32Array(1600));
    await turns(3);
    expect(waiting).toHaveLength(2);
    const settled = log.phase('settled');
    waiting[1](blobs(80).values);
    await settled;
    expect(trustworthiness(blobs(80), log.layouts.at(-1).positions!, 10)).toBeGreaterThan(0.85);
  });

  it.each([
    [
      () => Promise.reject(new Error('engine gone')),
      { kind: 'workerCrashed', worker: 'projection', detail: 'engine gone' },
    ],
    [
      async () => new Float32Array(7),
      { kind: 'workerCrashed', worker: 'projection', detail: '7 numbers pulled, 80 rows of 20 expected' },
    ],
    [
      () => Promise.reject(new RangeError('Array buffer allocation failed')),
      { kind: 'outOfMemory', neededBytes: 6400, largestVectorSize: null },
    ],
  ])('tells when rows cannot be had (%#)', async (pull, problem) => {
    const projector = await openProjector();
    const log = new EventLog();
    const over = log.next(({ kind }) => kind === 'failed');
    await projector.start(run, settings(), pull, log.add);
    await over;
    expect(log.events.at(-1)).toEqual({ kind: 'failed', runId: 1, problem });
    expect(await projector.configure(settings())).toEqual({ ok: false, problem });
  });
});

describe('odd vectors', () => {
  const finalMap = async (rows: RowsView, chosen = settings()) => {
    const { projector, log, map } = await startShared(rows, chosen);
    await log.moreLayouts(3);
    await settle(projector, log);
    return map();
  };

  it.each([1, 2, 3, 5, 15, 16])('%i words make a map', async (count) => {
    const map = await finalMap(blobs(count));
    expect(map).toHaveLength(2 * count);
    expect(map.every(Number.isFinite)).toBe(true);
    const different = new Set(Array.from({ length: count }, (_, i) => `${map[2 * i]} ${map[2 * i + 1]}`));
    expect(different.size).toBe(count);
  });

  it('equal vectors make a map', async () => {
    const rows = blobs(60);
    rows.values = rows.values.map((_, i) => rows.values[i % 20]);
    const map = await finalMap(rows);
    expect(map.every(Number.isFinite)).toBe(true);
  });

  it('vectors without a direction stand among the others and disturb none', async () => {
    const rows = blobs(90);
    rows.values.fill(NaN, 200, 220);
    rows.values.fill(0, 400, 420);
    rows.values[605] = Infinity;
    const map = await finalMap(rows);
    expect(map.every(Number.isFinite)).toBe(true);
    expect(Math.max(...map.map(Math.abs))).toBeLessThan(30);
  });

  it('no vector at all with a direction makes a map', async () => {
    const rows = blobs(40);
    rows.values.fill(NaN);
    expect((await finalMap(rows)).every(Number.isFinite)).toBe(true);
  });

  it('two neighbours a word are enough', async () => {
    expect((await finalMap(blobs(40), settings({ neighbors: 2 }))).every(Number.isFinite)).toBe(true);
  });
});
