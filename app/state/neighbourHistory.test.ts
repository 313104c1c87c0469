import { describe, expect, it, vi } from 'vitest';
import { failed, ok } from '../../worker/contract/outcome';
import type { SessionApi } from '../session/sessionTypes';
import { courseOf } from './courseFixture';
import { connectNeighbourHistory } from './neighbourHistory';
import { neighboursOf, readyPage, WORDS } from './stateFixture';

const following = (kept: number[]) => {
  const asked = vi.fn<SessionApi['neighboursAt']>(async (epoch, word) => {
    if (epoch === 4) return failed({ kind: 'noSnapshot', epoch });
    return ok(neighboursOf(WORDS.find((one) => one.word === word) ?? WORDS[0], epoch));
  });
  const page = readyPage({ neighboursAt: asked });
  connectNeighbourHistory(page.store, page.session);
  const { run } = courseOf({ epochs: [], kept, rawWords: 3000 });
  page.store.setState({ run });
  const epochs = () => page.store.getState().neighbourHistory?.epochs.map(({ epoch }) => epoch);
  const keep = (now: number[]) =>
    page.store.setState((state) => ({
      run: state.run && {
        ...state.run,
        snapshots: { kept: now.map((epoch) => ({ epoch, loss: 1, bytes: 9 })), taken: now.length },
      },
    }));
  return { ...page, asked, epochs, keep };
};

describe('neighbours of the epochs that were kept', () => {
  it('are asked for once, and as epochs end', async () => {
    const { store, asked, epochs, keep } = following([1, 2]);
    store.setState({ focus: WORDS[1] });
    await vi.waitFor(() => expect(epochs()).toEqual([1, 2]));
    expect(store.getState().neighbourHistory?.epochs[1].neighbours).toHaveLength(2);
    keep([1, 3]);
    await vi.waitFor(() => expect(epochs()).toEqual([1, 2, 3]));
    expect(asked).toHaveBeenCalledTimes(3);
    store.setState({ focus: WORDS[2] });
    await vi.waitFor(() => expect(epochs()).toEqual([1, 3]));
    expect(store.getState().neighbourHistory?.word).toBe('whales');
  });

  it('do without those that are gone', async () => {
    const { store, asked, epochs } = following([3, 4, 5]);
    store.setState({ focus: WORDS[1] });
    await vi.waitFor(() => expect(epochs()).toEqual([3, 5]));
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('are not asked for of a word that is not in the vocabulary', () => {
    const { store, asked } = following([1, 2]);
    store.setState({ focus: { word: 'whaleish', wordId: -1, count: 0 } });
    expect(asked).not.toHaveBeenCalled();
  });
});
