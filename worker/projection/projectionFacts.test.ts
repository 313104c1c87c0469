import { afterEach, describe, expect, it } from 'vitest';
import { DESCENT_SEARCH, PRINCIPAL_COMPONENTS, type ProjectionSettings } from '../contract/projection';
import { DEFAULT_PROJECTION_SETTINGS } from '../contract/projectionRows';
import type { RowsView } from '../kernels/nearestNeighbours';
import { bestPrivateKernels } from '../kernels/neighbourFixture';
import { blobs, EventLog, sharedRowsOf, steppedPace } from './projectionFixture';
import { Projector } from './projector';

const opened: Projector[] = [];

afterEach(async () => {
  for (const projector of opened.splice(0)) await projector.setPhase('hold');
});

/** A projector at work on rows in shared memory. */
const start = async (rows: RowsView, changes: Partial<ProjectionSettings> = {}) => {
  const projector = new Projector(bestPrivateKernels, steppedPace());
  opened.push(projector);
  await projector.open();
  const log = new EventLog();
  const { dimensions, count: vocabulary } = rows;
  const run = { runId: 1, dimensions, vocabulary, documents: 0, sharedRows: sharedRowsOf(rows) };
  const neverPulls = () => Promise.reject(new Error('rows pulled although they are shared'));
  await projector.start(run, { ...DEFAULT_PROJECTION_SETTINGS, words: 150, ...changes }, neverPulls, log.add);
  return { projector, log };
};

describe('what the map tells of its vectors', () => {
  const factsOf = (log: EventLog) =>
    log.events.flatMap((event) => (event.kind === 'facts' ? [event.facts] : []));

  it('is a drift that stays small from graph to graph while they rest', async () => {
    const { log } = await start(blobs(150));
    await log.moreLayouts(150);
    const drifts = factsOf(log).map(({ drift }) => drift);
    expect(drifts.length).toBeGreaterThan(4);
    expect(drifts[0]).toBeNull();
    for (const drift of drifts.slice(3)) expect(drift).toBeLessThan(0.08);
  });

  it('is how neighbours were searched for, and a drift as small where they were found by descent', async () => {
    const exact = await start(blobs(150));
    await exact.log.moreLayouts(1);
    await exact.log.next((event) => event.kind === 'facts');
    expect(factsOf(exact.log).at(-1)?.neighborSearch).toBe('exact');
    const { log } = await start(blobs(150), { neighborSearch: DESCENT_SEARCH });
    await log.moreLayouts(150);
    const facts = factsOf(log);
    expect(facts.length).toBeGreaterThan(4);
    expect(new Set(facts.map(({ neighborSearch }) => neighborSearch))).toEqual(new Set(['descent']));
    for (const { drift } of facts.slice(3)) expect(drift).toBeLessThan(0.08);
  });

  it('is how many have no vector, and the variance of principal components', async () => {
    const rows = blobs(150);
    rows.values.fill(NaN, 40, 60);
    const { projector, log } = await start(rows, { method: PRINCIPAL_COMPONENTS });
    await log.moreLayouts(1);
    expect(factsOf(log).at(-1)).toMatchObject({ leftOut: 1 });
    expect(factsOf(log).at(-1)?.variance).toHaveLength(10);
    expect(factsOf(log).at(-1)?.neighborSearch).toBeNull();
    const settled = log.phase('settled');
    await projector.setPhase('final');
    await settled;
    expect(log.phases.at(-1)).toBe('settled');
  });
});
