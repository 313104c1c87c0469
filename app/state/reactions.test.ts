import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../worker/contract/outcome';
import { connectCorpusReactions } from './corpusReactions';
import { connectNeighbourFollower } from './neighbourFollower';
import { advanceRun } from './sessionEvents';
import { neighboursOf, progressOf, readyPage, textFile, WORDS } from './stateFixture';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const countOf = (calls: string[], name: string) => calls.filter((call) => call === name).length;

describe('vocabulary and pre-flight check', () => {
  it('are asked once after a burst of changes, and the vocabulary only when it is concerned', async () => {
    const { store, session, actions } = readyPage();
    const stop = connectCorpusReactions(store, session);
    await actions.openSource(textFile('a.txt'));
    await vi.advanceTimersByTimeAsync(500);
    expect([countOf(session.calls, 'vocabulary'), countOf(session.calls, 'preflight')]).toEqual([1, 1]);
    for (let epochs = 6; epochs < 12; epochs++) actions.setHyperparameter('epochs', epochs);
    await vi.advanceTimersByTimeAsync(500);
    expect([countOf(session.calls, 'vocabulary'), countOf(session.calls, 'preflight')]).toEqual([1, 2]);
    actions.setHyperparameter('minCount', 2);
    await vi.advanceTimersByTimeAsync(500);
    expect(countOf(session.calls, 'vocabulary')).toBe(2);
    actions.setHyperparameter('minCount', -2);
    await vi.advanceTimersByTimeAsync(500);
    expect(countOf(session.calls, 'vocabulary')).toBe(2);
    expect(store.getState().preflight).toBeNull();
    stop();
  });
});

describe('neighbours', () => {
  it('follow the word while training moves the vectors, and rest with them', async () => {
    const { store, session, actions } = readyPage();
    const stop = connectNeighbourFollower(store, session);
    await actions.openSource(textFile('a.txt'));
    await actions.startTraining();
    actions.focusPoint(1);
    await vi.advanceTimersByTimeAsync(1_600);
    expect(countOf(session.calls, 'neighbours whale')).toBe(4);
    store.setState(({ run }) => ({
      run:
        run &&
        advanceRun(run, { kind: 'state', runId: 1, state: { kind: 'finished' }, progress: progressOf() }),
    }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(countOf(session.calls, 'neighbours whale')).toBe(5);
    stop();
  });

  it('ignore an answer that a newer question has overtaken', async () => {
    const answers: (() => void)[] = [];
    const { store, session, actions } = readyPage({
      neighbours: (word, count) =>
        new Promise((resolve) => {
          const query = WORDS.find((candidate) => candidate.word === word) ?? WORDS[0];
          answers.push(() => resolve(ok(neighboursOf(query, count))));
        }),
    });
    connectNeighbourFollower(store, session);
    store.setState({ mapWords: WORDS });
    actions.focusPoint(1);
    actions.focusPoint(4);
    answers[1]();
    await vi.advanceTimersByTimeAsync(0);
    answers[0]();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState().neighbours?.query.word).toBe('sea');
  });
});
