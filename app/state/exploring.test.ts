import { describe, expect, it } from 'vitest';
import { ok } from '../../worker/contract/outcome';
import { storeProps } from '../map/mapProps';
import { runFileStem } from './runActions';
import { WORDS, neighboursOf, setRunState, trained } from './stateFixture';

describe('answers to questions', () => {
  const predicted = ok([{ ...WORDS[1], probability: 0.2 }]);
  const asking = async () => {
    const page = await trained();
    Object.assign(page.session, { predictWord: async () => predicted });
    setRunState(page.store, 'finished');
    await page.actions.predictWord('the');
    await page.actions.scoreText('the whale');
    await page.actions.findDocuments('the whale');
    return page;
  };

  it('go when another epoch is shown', async () => {
    const { store, actions } = await asking();
    expect(store.getState()).toMatchObject({ prediction: predicted, scores: ok([]) });
    expect(store.getState().documentSearch).not.toBeNull();
    await actions.showSnapshot(1);
    expect(store.getState()).toMatchObject({ prediction: null, scores: null, documentSearch: null });
    await actions.predictWord('the');
    setRunState(store, 'training');
    expect(store.getState().run?.shownEpoch).toBeNull();
  });

  it('go with the run, and one under way never reaches the next', async () => {
    const { store, actions, session } = await asking();
    let answer = () => {};
    Object.assign(session, {
      predictWord: () => new Promise((resolve) => (answer = () => resolve(predicted))),
    });
    const asked = actions.predictWord('the');
    await actions.startTraining();
    expect(store.getState().prediction).toBeNull();
    answer();
    await asked;
    expect(store.getState().prediction).toBeNull();
  });
});

describe('an earlier epoch', () => {
  it('is not shown once training has gone on', async () => {
    const { store, actions, session } = await trained();
    let answer = () => {};
    Object.assign(session, {
      showSnapshot: () => new Promise((resolve) => (answer = () => resolve(ok(null)))),
    });
    setRunState(store, 'paused');
    const shown = actions.showSnapshot(3);
    setRunState(store, 'training');
    answer();
    await shown;
    expect(store.getState().run?.shownEpoch).toBeNull();
  });

  it('is part of the names of files', () => {
    expect(runFileStem({ corpusName: 'Moby Dick', shownEpoch: null })).not.toContain('epoch');
    expect(runFileStem({ corpusName: 'Moby Dick', shownEpoch: 3 })).toMatch(/-epoch-3$/);
  });
});

describe('a document', () => {
  const documentOf = (tag: number) => ({ tag, name: `Document ${tag}`, kind: 'document' as const, text: '' });

  it('stays when there is nothing to undo, and nowhere to go back to', async () => {
    const { store, actions } = await trained();
    actions.focusDocument(documentOf(2));
    actions.undo();
    actions.back();
    actions.forward();
    expect(store.getState().document).toEqual(documentOf(2));
    actions.clearSelection();
    expect(store.getState().document).toBeNull();
  });

  it('leads back to the document it was reached from', async () => {
    const { store, actions } = await trained();
    for (const tag of [1, 2, 3]) actions.focusDocument(documentOf(tag));
    expect(store.getState().documentTrail.map(({ tag }) => tag)).toEqual([1, 2]);
    actions.lastDocument();
    expect(store.getState()).toMatchObject({ document: { tag: 2 }, documentTrail: [{ tag: 1 }] });
    actions.focusDocument(documentOf(1));
    expect(store.getState().documentTrail).toEqual([]);
    await actions.focusWord('sea');
    expect(store.getState()).toMatchObject({ document: null, documentTrail: [] });
  });
});

describe('a word outside the vocabulary', () => {
  const unseen = { word: 'whalish', wordId: -1, count: 0 };
  const withParts = async () => {
    const page = await trained();
    const neighbours = page.session.neighbours;
    Object.assign(page.session, {
      neighbours: async (word: string, count: number) =>
        word === unseen.word ? ok(neighboursOf(unseen, count)) : neighbours(word, count),
    });
    return page;
  };

  it('is looked at and visited like any other, and is no point of the map', async () => {
    const { store, actions } = await withParts();
    await actions.focusWord('whale');
    expect(await actions.focusWord('whalish')).toBe(true);
    expect(store.getState()).toMatchObject({ focus: unseen, selection: [], failedSearch: null });
    const props = storeProps(store.getState(), { layout: () => null, layoutAt: () => null });
    expect(props.focus).toBeNull();
    expect(props.neighbours).toHaveLength(5);
    actions.back();
    expect(store.getState()).toMatchObject({ focus: { word: 'whale' }, selection: [1] });
    actions.forward();
    expect(store.getState()).toMatchObject({ focus: unseen, selection: [] });
  });

  it('is not shown with the neighbours of another such word', async () => {
    const { store, actions } = await withParts();
    await actions.focusWord('whalish');
    store.setState({ focus: { ...unseen, word: 'shippish' } });
    expect(storeProps(store.getState(), { layout: () => null, layoutAt: () => null }).neighbours).toEqual([]);
  });
});

describe('undo and redo', () => {
  const view = { x: 1, y: 2, scale: 30 };

  it('go over selections and views alike, in the order they were made', async () => {
    const { store, actions } = await trained();
    store.setState({ mapPoints: WORDS });
    const look = () => [store.getState().selection, store.getState().view];
    actions.select([1, 2], 'replace');
    actions.recordView(view);
    actions.select([3], 'add');
    actions.undo();
    expect(look()).toEqual([[1, 2], view]);
    actions.undo();
    expect(look()).toEqual([[1, 2], null]);
    actions.undo();
    expect(look()).toEqual([[], null]);
    actions.redo();
    actions.redo();
    expect(look()).toEqual([[1, 2], view]);
    actions.clearSelection();
    actions.redo();
    expect(look()).toEqual([[], view]);
  });

  it('of a view leave the word looked at alone', async () => {
    const { store, actions } = await trained();
    store.setState({ mapPoints: WORDS });
    actions.select([1, 2], 'replace');
    actions.recordView(view);
    actions.walkTo(4);
    actions.undo();
    expect(store.getState()).toMatchObject({ view: null, focus: { word: 'sea' }, selection: [1, 2] });
  });
});

describe('a walk', () => {
  it('looks at words beside the selection, and adds them to it or takes them out', async () => {
    const { store, actions } = await trained();
    store.setState({ mapPoints: WORDS, drawer: null });
    actions.focusPoint(0);
    store.setState({ drawer: null });
    actions.walkTo(3);
    expect(store.getState()).toMatchObject({ focus: { word: 'ship' }, selection: [0], drawer: null });
    actions.choose(3, 'add');
    expect(store.getState()).toMatchObject({ focus: { word: 'ship' }, selection: [0, 3] });
    actions.choose(3, 'remove');
    expect(store.getState()).toMatchObject({ focus: { word: 'ship' }, selection: [0] });
  });

  it('finds what is nearest to all of a selection, until it changes', async () => {
    const { store, actions, session } = await trained();
    store.setState({ mapPoints: WORDS });
    const near = [{ ...WORDS[4], similarity: 0.9 }];
    Object.assign(session, { nearestToAll: async () => ok(near) });
    actions.select([1, 2], 'replace');
    await actions.findNearSelection();
    expect(store.getState().nearSelection?.words).toEqual(near);
    actions.select([3], 'add');
    expect(store.getState().nearSelection).toBeNull();
  });
});
