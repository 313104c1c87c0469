import { describe, expect, it, vi } from 'vitest';
import { failed, ok } from '../../worker/contract/outcome';
import type { SessionApi } from '../session/sessionTypes';
import { courseOf } from './courseFixture';
import { onSessionEvent } from './sessionEvents';
import { progressOf, readyPage } from './stateFixture';
import { momentsOf } from './timeline';

/** A finished run: layouts of epochs 0.5, 1 and 3.5, vectors of all five. */
const finished = (showSnapshot: SessionApi['showSnapshot'] = async () => ok(null)) => {
  const asked = vi.fn<SessionApi['showSnapshot']>(showSnapshot);
  const page = readyPage({ showSnapshot: asked });
  const { run, timeline, projection } = courseOf({
    epochs: [0.5, 1, 3.5],
    kept: [1, 2, 3, 4, 5],
    rawWords: 5000,
  });
  page.store.setState({ run, timeline, projection });
  const moment = (find: { version?: number; kept?: number }) => {
    const fits = (found: { version: number | null; kept: number | null }) =>
      find.version === found.version || find.kept === found.kept;
    const found = momentsOf(page.store.getState()).find(fits);
    if (!found) throw new Error(`no moment ${JSON.stringify(find)}`);
    return found;
  };
  const shown = () => {
    const state = page.store.getState();
    return [state.timeline.shown, state.run?.shownEpoch];
  };
  return { ...page, asked, moment, shown };
};

describe('going to a moment', () => {
  it('shows its layout, and the nearest vectors without laying them out', async () => {
    const { actions, asked, moment, shown } = finished();
    await actions.goTo(moment({ version: 1 }));
    expect(shown()).toEqual([1, 1]);
    await actions.goTo(moment({ version: 2 }));
    expect(shown()).toEqual([2, 1]);
    expect(asked.mock.calls).toEqual([[1, false]]);
    await actions.backToNow();
    expect(shown()).toEqual([null, null]);
    expect(asked.mock.lastCall).toEqual([null, false]);
  });

  it('lays out the vectors of an epoch without a layout, and shows the last one until then', async () => {
    const { actions, asked, moment, shown } = finished();
    await actions.goTo(moment({ version: 1 }));
    const going = actions.goTo(moment({ kept: 2 }));
    expect(shown()).toEqual([1, 1]);
    await going;
    expect(shown()).toEqual([null, 2]);
    expect(asked.mock.lastCall).toEqual([2, true]);
  });

  it('says what is in the way', async () => {
    const { actions, store, moment, shown } = finished(async () => failed({ kind: 'noSnapshot', epoch: 2 }));
    await actions.goTo(moment({ kept: 2 }));
    expect(shown()).toEqual([null, null]);
    expect(store.getState().notices.map(({ problem }) => problem)).toEqual([
      { kind: 'noSnapshot', epoch: 2 },
    ]);
  });

  it('only moves the map while the thumb is dragged', () => {
    const { actions, asked, moment, shown } = finished();
    actions.scrub(moment({ version: 3 }));
    expect(shown()).toEqual([3, null]);
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('what is shown', () => {
  it('is now again when training goes on, and when the map gets other settings', async () => {
    const { actions, store, moment, shown } = finished();
    actions.scrub(moment({ version: 3 }));
    const state = { kind: 'training' } as const;
    const event = { kind: 'state', runId: 1, state, progress: progressOf() } as const;
    store.setState((before) => onSessionEvent(before, { kind: 'run', event }));
    expect(shown()).toEqual([null, null]);
    actions.scrub({ ...momentsOf(store.getState())[0] });
    expect(shown()).toEqual([1, null]);
    store.setState((before) => onSessionEvent(before, { kind: 'run', event }));
    expect(shown()).toEqual([1, null]);
    await actions.setProjection({ minDist: 0.3 });
    expect(shown()).toEqual([null, null]);
  });
});
