import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failed, ok } from '../../worker/contract/outcome';
import { NO_GROUP } from '../../worker/contract/wordGroups';
import type { SessionApi } from '../session/sessionTypes';
import { coloringOfRun, DEFAULT_COLORING, groupName, usualClusters } from './coloring';
import { connectColoringFollower } from './coloringFollower';
import { pointsOf } from '../../worker/contract/mapRows';
import { runFactsOf, setRunState, trained, WORDS } from './stateFixture';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const ROWS = { words: 5, documents: 0 };
const groups = {
  groupOf: Uint8Array.of(0, 1, NO_GROUP),
  groups: [{ id: 0, names: ['a', 'b'], points: 1 }],
  otherLabels: 0,
};

/** A run on the map whose colours are followed. */
const followed = async () => {
  const page = await trained();
  const wordClusters = vi.fn<SessionApi['wordClusters']>(async () => ok(groups));
  const similarities = vi.fn<SessionApi['similarities']>(async (_, rows) =>
    ok(new Float32Array(pointsOf(rows)).fill(0.5)),
  );
  Object.assign(page.session, { wordClusters, similarities });
  page.store.setState(({ projection }) => ({
    mapPoints: WORDS,
    projection: { ...projection, rows: ROWS, layoutVersion: 1 },
  }));
  const stop = connectColoringFollower(page.store, page.session);
  return { ...page, wordClusters, similarities, stop };
};
const coloring = ({ store }: Awaited<ReturnType<typeof followed>>) => store.getState().coloring;

describe('the colours of the map', () => {
  it('ask for clusters only while they are shown, and again as training goes on', async () => {
    const page = await followed();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(page.wordClusters).not.toHaveBeenCalled();
    page.actions.setColorMode('cluster');
    await vi.advanceTimersByTimeAsync(0);
    expect(coloring(page).groups).toEqual(groups);
    expect(page.wordClusters).toHaveBeenLastCalledWith({ rows: ROWS, clusters: 2, seed: 1, previous: null });
    await vi.advanceTimersByTimeAsync(10_000);
    const calls = page.wordClusters.mock.calls.length;
    expect(calls).toBeGreaterThan(1);
    expect(calls).toBeLessThan(5);
    expect(page.wordClusters.mock.lastCall?.[0].previous).toEqual(groups.groupOf);
    setRunState(page.store, 'finished');
    await vi.advanceTimersByTimeAsync(2000);
    const last = page.wordClusters.mock.calls.length;
    expect(last).toBe(calls + 1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.wordClusters).toHaveBeenCalledTimes(last);
    page.stop();
  });

  it('drop an answer for another number of clusters', async () => {
    const page = await followed();
    setRunState(page.store, 'finished');
    const answers: (() => void)[] = [];
    page.wordClusters.mockImplementation(
      () => new Promise((resolve) => answers.push(() => resolve(ok(groups)))),
    );
    page.actions.setColorMode('cluster');
    await vi.advanceTimersByTimeAsync(0);
    page.actions.setClusters(4);
    answers[0]();
    await vi.advanceTimersByTimeAsync(0);
    expect(coloring(page).groups).toBeNull();
    expect(page.wordClusters.mock.lastCall?.[0].clusters).toBe(4);
    answers[1]();
    await vi.advanceTimersByTimeAsync(0);
    expect(coloring(page).groups).toEqual(groups);
    page.stop();
  });

  it('compare with the chosen word, for the table as well, and forget it when none is chosen', async () => {
    const page = await followed();
    setRunState(page.store, 'finished');
    page.actions.focusPoint(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(page.similarities).not.toHaveBeenCalled();
    page.actions.setTableOpen(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(coloring(page).similarities).toMatchObject({ name: 'whale', point: 1 });
    page.actions.setTableOpen(false);
    expect(coloring(page).similarities).toBeNull();
    page.actions.setColorMode('similarity');
    await vi.advanceTimersByTimeAsync(0);
    expect(coloring(page).similarities?.values).toHaveLength(5);
    page.similarities.mockResolvedValue(failed({ kind: 'unknownWord', word: 'ship' }));
    page.actions.focusPoint(3);
    await vi.advanceTimersByTimeAsync(0);
    expect(coloring(page).similarities).toBeNull();
    page.stop();
  });
});

describe('the filter of the legend', () => {
  it('switches groups off and on, leaves one alone, and shows all again', async () => {
    const { store, actions } = await trained();
    const hidden = () => [...store.getState().coloring.filter.hidden];
    actions.toggleGroup(3);
    actions.toggleGroup(NO_GROUP);
    actions.toggleGroup(3);
    expect(hidden()).toEqual([NO_GROUP]);
    actions.showOnlyGroup(1, [0, 1, 2, NO_GROUP]);
    expect(hidden()).toEqual([0, 2, NO_GROUP]);
    actions.showAllPoints();
    expect(hidden()).toEqual([]);
  });

  it('is empty for the whole range, and goes with the mode', async () => {
    const { store, actions } = await trained();
    actions.setColorRange([0.2, 1]);
    expect(store.getState().coloring.filter.range).toEqual([0.2, 1]);
    actions.setColorRange([0, 1]);
    expect(store.getState().coloring.filter.range).toBeNull();
    actions.setColorRange([0.2, 0.4]);
    actions.setColorMode('cluster');
    expect(store.getState().coloring.filter.range).toBeNull();
  });
});

describe('a new run', () => {
  it('keeps what the colours tell, but labels where there are none, and asks anew', () => {
    const last = { ...DEFAULT_COLORING, groups, mode: 'label' as const, clusters: 7 };
    expect(coloringOfRun(last, runFactsOf(2), null)).toEqual({ ...DEFAULT_COLORING, clusters: 7 });
    const labelled = { ...runFactsOf(2), documents: { count: 3, labels: 2 } };
    expect(coloringOfRun(last, labelled, null)).toEqual({ ...DEFAULT_COLORING, mode: 'label', clusters: 7 });
  });

  it('has as many clusters as suit its words', () => {
    expect([1, 100, 500, 2000, 100_000].map(usualClusters)).toEqual([2, 2, 5, 10, 10]);
    expect([groupName(groups, 0), groupName(groups, 9)]).toEqual(['a, b', 'none']);
  });
});
