import { describe, expect, it, vi } from 'vitest';
import { failed, ok } from '../../worker/contract/outcome';
import type { Actions } from './actions';
import { startsByItself } from './selectors';
import { WORDS, corpusFactsOf, readyPage, runFactsOf, setRunState, textFile, trained } from './stateFixture';

const moby = { id: 'moby', name: 'Moby Dick', description: '', url: '/samples/moby.txt', bytes: 1, words: 1 };

describe('opening a text', () => {
  it('reads an own text, shows it and waits for Start', async () => {
    const { store, actions, session } = readyPage();
    await actions.openSource(textFile('a.txt'));
    expect(store.getState().corpus).toMatchObject({ kind: 'ready', facts: { name: 'a.txt' } });
    expect(store.getState().previewOpen).toBe(true);
    expect(session.calls).toEqual(['inspectSource', 'readCorpus']);
  });

  it('goes on to training, but not from a step that was opened while it was read', async () => {
    const { store, actions } = readyPage();
    await actions.openSource(textFile('a.txt'));
    expect(store.getState().railStep).toBe('train');
    const reading = actions.openSource(textFile('b.txt'));
    actions.setRailStep('model');
    await reading;
    expect(store.getState()).toMatchObject({ corpus: { facts: { name: 'b.txt' } }, railStep: 'model' });
  });

  it('starts a sample at once with settings that suit it', async () => {
    const { store, actions } = readyPage();
    actions.setSamples([moby]);
    await actions.openSample(moby);
    expect(store.getState().hyperparameters).toMatchObject({ sg: 1, epochs: 10 });
    expect(store.getState().run?.corpusName).toBe('Moby Dick');
    expect(store.getState().mapWords).toEqual(WORDS);
  });

  it('leaves what was set before a sample was chosen', async () => {
    const { store, actions } = readyPage();
    actions.setSamples([moby]);
    actions.setHyperparameter('epochs', 3);
    await actions.openSample(moby);
    expect(store.getState().hyperparameters).toMatchObject({ sg: 1, epochs: 3 });
  });

  it('does not start a sample by itself over a run that is to be trained further', async () => {
    const { store, actions, session } = await trained();
    actions.setSamples([moby]);
    setRunState(store, 'finished');
    actions.setStartFrom('lastRun');
    await actions.openSample(moby);
    await actions.confirmPendingSource();
    expect(session.calls).toEqual(['readCorpus']);
    expect(store.getState()).toMatchObject({ previewOpen: true, run: { corpusName: 'a.txt' } });
  });

  it('asks before it replaces a run, and keeps everything on no', async () => {
    const { store, actions, session } = await trained();
    await actions.openSource(textFile('b.txt'));
    expect(store.getState().pendingSource).not.toBeNull();
    expect(session.calls).toEqual(['inspectSource']);
    actions.discardPendingSource();
    expect(store.getState()).toMatchObject({ pendingSource: null, corpus: { facts: { name: 'a.txt' } } });
  });

  it('pauses a live run while reading and stops it only when the text is there', async () => {
    const { store, actions, session } = await trained();
    await actions.openSource(textFile('b.txt'));
    await actions.confirmPendingSource();
    expect(session.calls).toEqual(['inspectSource', 'command pause', 'readCorpus', 'command stop']);
    expect(store.getState().corpus).toMatchObject({ kind: 'ready', facts: { name: 'b.txt' } });
    expect(store.getState().run?.corpusName).toBe('a.txt');
  });

  it('resumes the run and keeps the text when reading fails', async () => {
    const page = await trained();
    const problem = { kind: 'emptySource', name: 'b.txt' } as const;
    const { store, actions, session } = page;
    Object.assign(session, { readCorpus: async () => failed(problem) });
    await actions.openSource(textFile('b.txt'));
    await actions.confirmPendingSource();
    expect(session.calls).toEqual(['inspectSource', 'command pause', 'command resume']);
    expect(store.getState().corpus).toMatchObject({ kind: 'ready', facts: { name: 'a.txt' } });
    expect(store.getState().notices.map((notice) => notice.problem)).toEqual([problem]);
  });

  it('reads a text again in another encoding after it failed', async () => {
    const seen: unknown[] = [];
    const problem = {
      kind: 'wrongEncoding',
      name: 'k.txt',
      tried: 'utf-8',
      byteOffset: 0,
      candidates: ['euc-kr'],
    } as const;
    const { store, actions } = readyPage({
      readCorpus: async (_source, settings) => {
        seen.push(settings.encoding);
        return settings.encoding === 'euc-kr'
          ? ok(corpusFactsOf('k.txt'))
          : failed({ ...problem, candidates: ['euc-kr'] });
      },
    });
    await actions.openSource(textFile('k.txt'));
    expect(store.getState().corpus.kind).toBe('none');
    await actions.readAgainAs('euc-kr');
    expect(seen).toEqual([null, 'euc-kr']);
    expect(store.getState()).toMatchObject({ corpus: { kind: 'ready' }, notices: [] });
  });

  it('goes back to where it was when reading is cancelled', async () => {
    const { store, actions } = readyPage({ readCorpus: async () => ok(null) });
    await actions.openSource(textFile('a.txt'));
    expect(store.getState()).toMatchObject({ corpus: { kind: 'none' }, notices: [] });
  });
});

describe('training', () => {
  it('does not start with a value out of range', async () => {
    const { store, actions, session } = readyPage();
    await actions.openSource(textFile('a.txt'));
    actions.setHyperparameter('window', -3);
    await actions.startTraining();
    expect(session.calls).not.toContain('train');
    expect(store.getState().starting).toBeNull();
  });

  it('keeps the last run on screen when a new one cannot be had', async () => {
    const { store, actions, session } = await trained();
    setRunState(store, 'finished');
    const problem = { kind: 'outOfMemory', neededBytes: 9e9, largestVectorSize: 50 } as const;
    Object.assign(session, { train: async () => failed(problem) });
    await actions.startTraining();
    expect(store.getState()).toMatchObject({ starting: null, run: { facts: { runId: 1 } }, mapWords: WORDS });
    expect(store.getState().notices[0].problem).toEqual(problem);
  });

  it('pauses, resumes and goes on for one epoch as the state allows', async () => {
    const { store, actions, session } = await trained();
    await actions.togglePause();
    setRunState(store, 'paused');
    await actions.togglePause();
    await actions.oneEpoch();
    setRunState(store, 'finished');
    await actions.togglePause();
    await actions.oneEpoch();
    expect(session.calls).toEqual(['command pause', 'command resume', 'command oneEpoch', 'train', 'words']);
  });

  it('looks at the same word again in the next run', async () => {
    const { store, actions } = await trained();
    await actions.focusWord('sea');
    setRunState(store, 'finished');
    await actions.startTraining();
    expect(store.getState()).toMatchObject({ run: { facts: { runId: 2 } }, focus: { word: 'sea' } });
    expect(store.getState().history.words).toHaveLength(1);
  });

  it('clips the number of words on the map and loads their names', async () => {
    const { store, actions, session } = await trained();
    await actions.setProjection({ words: 7 });
    expect(store.getState().projection.settings.words).toBe(100);
    expect(session.calls).toEqual(['configureProjection', 'words']);
  });
});

describe('the algorithm', () => {
  it('brings its own defaults for what stands at the old ones', () => {
    const { store, actions } = readyPage();
    actions.setHyperparameter('algorithm', 2);
    expect(store.getState().hyperparameters).toMatchObject({ algorithm: 2, epochs: 10 });
    actions.setHyperparameter('window', 8);
    actions.setHyperparameter('algorithm', 0);
    expect(store.getState().hyperparameters).toMatchObject({ algorithm: 0, epochs: 5, window: 8 });
    actions.setHyperparameter('epochs', 7);
    actions.setHyperparameter('algorithm', 2);
    expect(store.getState().hyperparameters.epochs).toBe(7);
    vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
    actions.resetHyperparameters();
    expect(store.getState().hyperparameters).toMatchObject({ algorithm: 2, epochs: 10, window: 5 });
    vi.unstubAllGlobals();
  });
});

describe('a parameter set on purpose', () => {
  it('keeps its value through a look at an algorithm whose default it is', async () => {
    const { store, actions } = readyPage();
    actions.setHyperparameter('epochs', 10);
    actions.setHyperparameter('algorithm', 2);
    actions.setHyperparameter('algorithm', 0);
    expect(store.getState().hyperparameters).toMatchObject({ algorithm: 0, epochs: 10 });
    actions.setHyperparameter('epochs', 5);
    actions.setHyperparameter('algorithm', 2);
    expect(store.getState().hyperparameters.epochs).toBe(10);
  });

  it('is one that a sample brings as well', async () => {
    const { store, actions } = readyPage();
    actions.setSamples([moby]);
    await actions.openSample(moby);
    actions.setHyperparameter('algorithm', 2);
    actions.setHyperparameter('algorithm', 0);
    expect(store.getState().hyperparameters).toMatchObject({ algorithm: 0, epochs: 10 });
  });
});

describe('a question before a new text', () => {
  it('tells what happens then', async () => {
    const { store, actions, session } = await trained();
    actions.setSamples([moby]);
    setRunState(store, 'training');
    const source = { kind: 'url', name: moby.name, url: moby.url } as const;
    expect(startsByItself(store.getState(), source)).toBe(true);
    actions.setStartFrom('lastRun');
    expect(startsByItself(store.getState(), source)).toBe(false);
    await actions.openSource(source);
    await actions.confirmPendingSource();
    expect(session.calls).not.toContain('train');
    // The same text in other words does not start either.
    actions.setStartFrom('scratch');
    expect(startsByItself(store.getState(), source)).toBe(false);
  });
});

describe('documents', () => {
  const document = { tag: 3, name: 'Document 4', kind: 'document' as const, text: 'call me' };

  it('are looked at instead of a word, and left by looking at one', async () => {
    const { store, actions } = await trained();
    await actions.focusWord('whale');
    actions.focusDocument(document);
    expect(store.getState()).toMatchObject({ document, focus: null, neighbours: null });
    await actions.focusWord('sea');
    expect(store.getState()).toMatchObject({ document: null, focus: { word: 'sea' } });
    actions.focusDocument(document);
    actions.clearSelection();
    expect(store.getState().document).toBeNull();
  });

  it('are found for a text; a later search wins, and problems are kept in place', async () => {
    const { store, actions, session } = await trained();
    const answers: ((found: unknown) => void)[] = [];
    Object.assign(session, { similarDocuments: () => new Promise((resolve) => answers.push(resolve)) });
    const first = actions.findDocuments('one');
    const second = actions.findDocuments('two');
    const problem = { kind: 'noKnownWords', words: 1 } as const;
    answers[1](failed(problem));
    answers[0](ok([{ ...document, similarity: 0.5 }]));
    await Promise.all([first, second]);
    expect(store.getState().documentSearch).toEqual({ text: 'two', found: failed(problem) });
    expect(store.getState().notices).toEqual([]);
  });
});

describe('exploring', () => {
  it('walks back and forward through the words visited', async () => {
    const { store, actions } = await trained();
    for (const word of ['whale', 'sea', 'ship']) await actions.focusWord(word);
    actions.back();
    actions.back();
    expect(store.getState().focus?.word).toBe('whale');
    actions.back();
    expect(store.getState().focus?.word).toBe('whale');
    actions.forward();
    expect(store.getState()).toMatchObject({ focus: { word: 'sea' }, selection: [4] });
    await actions.focusWord('the');
    actions.forward();
    expect(store.getState().history.words.map(({ word }) => word)).toEqual(['whale', 'sea', 'the']);
  });

  it('forgets a search that a later one overtook', async () => {
    let answer = () => {};
    const asked = new Promise<void>((resolve) => (answer = resolve));
    const { store, actions } = readyPage({ complete: () => asked.then(() => ok([])) });
    const first = actions.focusWord('qwerty');
    await actions.focusWord('whale');
    answer();
    expect(await first).toBe(false);
    expect(store.getState().failedSearch).toBeNull();
  });

  it.each<[string, (actions: Actions) => void, string | null]>([
    ['a click on a point', (actions) => actions.focusPoint(3), 'ship'],
    ['a selection', (actions) => actions.select([3, 4], 'replace'), null],
    ['clearing', (actions) => actions.clearSelection(), null],
    ['leaving the word', (actions) => actions.clearFocus(), null],
    ['going back', (actions) => actions.back(), 'the'],
    ['undoing', (actions) => actions.undo(), 'whales'],
  ])('lets %s win over a search under way', async (_what, act, focus) => {
    const { store, actions, session } = await trained();
    actions.select([0, 2], 'replace');
    await actions.focusWord('the');
    await actions.focusWord('whales');
    actions.select([0, 2, 3], 'replace');
    let answer = () => {};
    const asked = new Promise<void>((resolve) => (answer = resolve));
    const neighbours = session.neighbours;
    Object.assign(session, {
      neighbours: async (word: string, count: number) => {
        await asked;
        return neighbours(word, count);
      },
    });
    const search = actions.focusWord('sea');
    act(actions);
    answer();
    expect(await search).toBe(false);
    expect(store.getState().focus?.word ?? null).toBe(focus);
  });

  it('tells an unknown word with words spelt like it and leaves the focus alone', async () => {
    const { store, actions } = await trained();
    await actions.focusWord('sea');
    await actions.focusWord('Whalebone');
    expect(store.getState().focus?.word).toBe('sea');
    expect(store.getState().failedSearch).toMatchObject({
      word: 'Whalebone',
      suggestions: [{ word: 'whale' }, { word: 'whales' }],
    });
    actions.select([0, 1], 'replace');
    expect(store.getState().failedSearch).toBeNull();
  });

  it('selects, looks at a single one, and undoes', async () => {
    const { store, actions } = await trained();
    actions.select([0, 2, 3], 'replace');
    expect(store.getState()).toMatchObject({ selection: [0, 2, 3], focus: null });
    actions.select([2, 4], 'toggle');
    expect(store.getState().selection).toEqual([0, 3, 4]);
    actions.select([0, 3], 'remove');
    expect(store.getState()).toMatchObject({ selection: [4], focus: { word: 'sea' } });
    actions.undo();
    actions.undo();
    expect(store.getState().selection).toEqual([0, 2, 3]);
  });

  it('keeps the selection while one of its words is looked at', async () => {
    const { store, actions } = await trained();
    actions.select([1, 2], 'replace');
    await actions.focusWord('whale', true);
    expect(store.getState()).toMatchObject({ selection: [1, 2], focus: { word: 'whale' } });
    actions.clearFocus();
    expect(store.getState().selection).toEqual([1, 2]);
  });

  it('keeps the number of neighbours in its range', () => {
    const { store, actions } = readyPage();
    actions.setNeighbourCount(3);
    expect(store.getState().neighbourCount).toBe(10);
    actions.setNeighbourCount(1000);
    expect(store.getState().neighbourCount).toBe(100);
  });
});

describe('epochs', () => {
  const setShown = async (page: Awaited<ReturnType<typeof trained>>, epoch: number | null) => {
    await page.actions.showSnapshot(epoch);
    return page.store.getState().run?.shownEpoch;
  };

  it('are shown once the engine has them, and left when training goes on', async () => {
    const page = await trained();
    setRunState(page.store, 'paused');
    expect(await setShown(page, 2)).toBe(2);
    setRunState(page.store, 'finished');
    expect(page.store.getState().run?.shownEpoch).toBe(2);
    expect(await setShown(page, null)).toBeNull();
    await setShown(page, 1);
    setRunState(page.store, 'training');
    expect(page.store.getState().run?.shownEpoch).toBeNull();
  });

  it('that cannot be shown are told, and leave what is shown', async () => {
    const page = readyPage({ showSnapshot: async () => failed({ kind: 'stillTraining' }) });
    await page.actions.openSource(textFile('a.txt'));
    await page.actions.startTraining();
    await page.actions.showSnapshot(2);
    expect(page.store.getState().run?.shownEpoch).toBeNull();
    expect(page.store.getState().notices).toMatchObject([{ problem: { kind: 'stillTraining' } }]);
  });
});

describe('further training', () => {
  it('is asked for only of a run that has ended', async () => {
    const asked: unknown[] = [];
    const page = readyPage({
      train: async ({ from }) => {
        asked.push(from);
        return ok(runFactsOf(asked.length));
      },
    });
    await page.actions.openSource(textFile('a.txt'));
    page.actions.setStartFrom('lastRun');
    await page.actions.startTraining();
    setRunState(page.store, 'finished');
    await page.actions.startTraining();
    expect(asked).toEqual(['scratch', 'lastRun']);
  });
});
