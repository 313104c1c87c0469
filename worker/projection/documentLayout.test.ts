import { describe, expect, it } from 'vitest';
import { documentOrder, pointsOf, sameRows, type MapRows } from '../contract/mapRows';
import type { ProjectionSettings } from '../contract/projection';
import type { RowsView } from '../kernels/nearestNeighbours';
import { blobs, EventLog, sharedRowsOf, trustworthiness } from './projectionFixture';
import { farthest, neverPulls, openProjector, settings, settle } from './projectorFixture';

describe('words and documents', () => {
  /** Words 0–149 and documents 0–89: document d lies in cluster d mod 3, as word d does. */
  const all = blobs(240);
  const words = { ...all, count: 150 };
  const documents = { ...all, values: all.values.subarray(150 * 20), count: 90 };
  const order = documentOrder(90);
  /** The vectors of a map's points, one after another. */
  const vectorsOf = ({ words: first, documents: shown }: MapRows): RowsView => {
    const values = new Float32Array((first + shown) * 20);
    values.set(words.values.subarray(0, first * 20));
    for (let place = 0; place < shown; place++) {
      const tag = order[place];
      values.set(documents.values.subarray(tag * 20, (tag + 1) * 20), (first + place) * 20);
    }
    return { values, rowFloats: 20, dimensions: 20, count: first + shown };
  };
  const run = { runId: 1, dimensions: 20, vocabulary: 150, documents: 90 };
  const begin = async (chosen: ProjectionSettings, isShared = true) => {
    const projector = await openProjector();
    const log = new EventLog();
    const sharedRows = isShared ? sharedRowsOf(words, documents) : null;
    const pull = isShared ? neverPulls : async (rows: MapRows) => vectorsOf(rows).values;
    const outcome = await projector.start({ ...run, sharedRows }, chosen, pull, log.add);
    const shared = outcome.ok ? outcome.value : null;
    const map = (): Float32Array => {
      const { version, rows, positions } = log.layouts.at(-1);
      if (positions) return positions;
      const { buffer, capacity } = shared!;
      return new Float32Array(buffer, (version % 2) * capacity * 8, pointsOf(rows) * 2).slice();
    };
    return { projector, log, map };
  };

  it.each([
    ['shared', true],
    ['pulled', false],
  ])('lie on one map (rows %s)', async (_, isShared) => {
    const { projector, log, map } = await begin(settings({ documents: 60 }), isShared);
    await settle(projector, log);
    const shown = { words: 150, documents: 60 };
    expect(log.layouts.every(({ rows }) => sameRows(rows, shown))).toBe(true);
    expect(trustworthiness(vectorsOf(shown), map(), 10)).toBeGreaterThan(0.85);
  });

  it.each([
    ['by Euclidean distance', { metric: 1 }],
    ['by umap-js', { engine: 1 }],
    ['by principal components', { method: 1 }],
    [
      'along axes between words',
      { method: 2, axes: { x: { from: [0], to: [1] }, y: { from: [0], to: [2] } } },
    ],
  ])('%s', async (_, change) => {
    const { projector, log, map } = await begin(settings({ documents: 90, ...change }));
    await settle(projector, log);
    const shown = { words: 150, documents: 90 };
    expect(pointsOf(log.layouts.at(-1).rows)).toBe(240);
    expect(trustworthiness(vectorsOf(shown), map(), 10)).toBeGreaterThan(0.75);
  });

  it('may be laid out by themselves; axes between words remain', async () => {
    const { projector, log, map } = await begin(settings({ layers: 2 }));
    await settle(projector, log);
    expect(log.layouts.at(-1).rows).toEqual({ words: 0, documents: 90 });
    expect(trustworthiness(vectorsOf({ words: 0, documents: 90 }), map(), 10)).toBeGreaterThan(0.85);
    const axes = { x: { from: [0], to: [1] }, y: { from: [0], to: [2] } };
    const moved = log.phase('settled');
    await projector.configure(settings({ layers: 2, method: 2, axes }));
    await moved;
    const facts = log.events.findLast((event) => event.kind === 'facts');
    expect(facts).toMatchObject({ facts: { variance: null } });
    const only = log.next((event) => event.kind === 'layout' && event.rows.documents === 0);
    await projector.configure(settings({ layers: 1 }));
    await only;
    expect(log.layouts.at(-1).rows).toEqual({ words: 150, documents: 0 });
  });

  it('keep their places when there are more words before the documents, and fewer documents', async () => {
    const { projector, log, map } = await begin(settings({ words: 100, documents: 60 }));
    await settle(projector, log);
    await projector.setPhase('hold');
    const before = map();
    const changed = log.next((event) => event.kind === 'layout' && event.rows.words === 140);
    await projector.configure(settings({ words: 140, documents: 40 }));
    await changed;
    const after = map();
    expect(log.layouts.at(-1).rows).toEqual({ words: 140, documents: 40 });
    expect(farthest(before.subarray(0, 200), after.subarray(0, 200))).toBeLessThan(1e-5);
    expect(farthest(before.subarray(200, 280), after.subarray(280, 360))).toBeLessThan(1e-5);
    expect(trustworthiness(vectorsOf({ words: 140, documents: 40 }), after, 10)).toBeGreaterThan(0.8);
  });

  it('goes on moving when as many points are others', async () => {
    const { projector, log, map } = await begin(settings({ words: 100, documents: 90 }));
    await settle(projector, log);
    const settled = log.phase('settled');
    await projector.configure(settings({ words: 120, documents: 70 }));
    await settled;
    expect(trustworthiness(vectorsOf({ words: 120, documents: 70 }), map(), 10)).toBeGreaterThan(0.85);
  });

  it('are refused where documents have no rows', async () => {
    const projector = await openProjector();
    const without = { ...run, sharedRows: sharedRowsOf(words) };
    await expect(projector.start(without, settings(), neverPulls, () => undefined)).rejects.toThrow(
      '90 documents without rows',
    );
  });
});
