import { describe, expect, it, vi } from 'vitest';
import type { DocumentFacts } from '../../worker/contract/engine';
import { failed, ok } from '../../worker/contract/outcome';
import { storeProps } from '../map/mapProps';
import { pointOfTag, pointOfWord, pointsWith, renumbered } from './mapPoints';
import { onSessionEvent } from './sessionEvents';
import { readyPage, runFactsOf, textFile, WORDS } from './stateFixture';
import type { AppStore } from './store';
import { connectTextFollower } from './textFollower';

const documentOf = (tag: number): DocumentFacts => ({
  ...{ tag, name: `Document ${tag + 1}`, kind: 'document', text: 'the sea' },
});
const DOCUMENTS = [4, 0, 2].map(documentOf);
const noLayouts = { layout: () => null, layoutAt: () => null };

/** A Doc2Vec run of five words and nine documents, three of which are shown. */
const documented = async () => {
  const page = readyPage({
    train: async () => ok({ ...runFactsOf(1), documents: { count: 9, labels: 0 } }),
    documentFacts: async (tags) => ok(tags.map(documentOf)),
    nearestPoints: async () => ok([{ point: 5, similarity: 0.8 }]),
  });
  page.store.setState({ mapDocuments: [] });
  await page.actions.openSource(textFile('a.txt'));
  await page.actions.setProjection({ documents: 3 });
  await page.actions.startTraining();
  page.store.setState({ mapDocuments: DOCUMENTS });
  return page;
};

const layoutOf = (store: AppStore, version: number, words: number, documents: number) =>
  store.setState((state) =>
    onSessionEvent(state, {
      ...{ kind: 'layout', runId: 1, version, displacement: 0 },
      rows: { words, documents },
    }),
  );

describe('the points of a map', () => {
  it('are words, then documents, as soon as all words are known', () => {
    const rows = { words: 3, documents: 2 };
    const points = pointsWith(WORDS, DOCUMENTS, rows);
    expect(points).toEqual([...WORDS.slice(0, 3), ...DOCUMENTS.slice(0, 2)]);
    expect(pointsWith(WORDS.slice(0, 2), DOCUMENTS, rows)).toEqual(WORDS.slice(0, 2));
    expect(pointOfTag(points, 0)).toBe(4);
    expect(pointOfTag(points, 2)).toBeNull();
    expect(pointOfWord(points, 2)).toBe(2);
    expect([3, -1, 99].map((wordId) => pointOfWord(points, wordId))).toEqual([null, null, null]);
  });

  it('keep their documents under other numbers', () => {
    const before = { words: 3, documents: 2 };
    expect(renumbered([0, 2, 3, 4], before, { words: 5, documents: 1 })).toEqual([0, 2, 5]);
    expect(renumbered([0, 2, 3, 4], before, { words: 0, documents: 2 })).toEqual([0, 1]);
  });

  it('are asked for with the run, in the order in which a map takes documents', async () => {
    const { store } = await documented();
    expect(store.getState().mapPoints).toHaveLength(8);
    layoutOf(store, 1, 5, 3);
    expect(store.getState().mapPoints).toEqual([...WORDS, ...DOCUMENTS]);
  });

  it('take selection and undo along when the map gets other rows', async () => {
    const { store, actions } = await documented();
    layoutOf(store, 1, 3, 3);
    actions.select([1, 4], 'replace');
    actions.select([5], 'add');
    layoutOf(store, 2, 5, 2);
    expect(store.getState().selection).toEqual([1, 6]);
    actions.undo();
    expect(store.getState().selection).toEqual([1, 6]);
    const { selection, looks } = store.getState();
    layoutOf(store, 3, 5, 2);
    expect(store.getState()).toMatchObject({ selection, looks });
  });
});

describe('documents of the map', () => {
  it('are looked at, chosen and walked to like words', async () => {
    const { store, actions } = await documented();
    layoutOf(store, 1, 5, 3);
    actions.focusPoint(6);
    expect(store.getState()).toMatchObject({ document: { tag: 0 }, focus: null, selection: [6] });
    expect(storeProps(store.getState(), noLayouts)).toMatchObject({ focus: 6, selection: [6] });
    actions.walkTo(5);
    expect(store.getState()).toMatchObject({ document: { tag: 4 }, selection: [6] });
    actions.choose(5, 'add');
    expect(store.getState()).toMatchObject({ document: { tag: 4 }, selection: [6, 5] });
    actions.select([7], 'replace');
    expect(store.getState()).toMatchObject({ document: { tag: 2 }, focus: null });
    actions.select([1], 'replace');
    expect(store.getState()).toMatchObject({ document: null, focus: { word: 'whale' } });
    actions.undo();
    expect(store.getState()).toMatchObject({ document: { tag: 2 }, focus: null, selection: [7] });
  });

  it('have lines to the words and documents near them; labels and what is not laid out have none', async () => {
    const { store, actions } = await documented();
    layoutOf(store, 1, 5, 3);
    actions.focusPoint(6);
    const near = (tag: number, kind: 'document' | 'label') => ({ ...documentOf(tag), kind, similarity: 0.5 });
    const words = [{ ...WORDS[4], similarity: 0.9 }];
    const documents = [near(2, 'document'), near(9, 'label'), near(8, 'document')];
    store.setState({ documentDetail: { tag: 0, words, documents, places: [] } });
    const { neighbours, marks } = storeProps(store.getState(), noLayouts);
    expect(neighbours.map(({ point }) => point)).toEqual([4, 7, -1]);
    expect(storeProps(store.getState(), noLayouts).neighbours).toBe(neighbours);
    expect(marks).toEqual([]);
  });

  it('are marked where they are not among the points, and let go when the points are others', async () => {
    const { store, actions } = await documented();
    layoutOf(store, 1, 5, 3);
    actions.focusDocument(documentOf(8));
    expect(store.getState().selection).toEqual([]);
    const places = [{ point: 5, similarity: 0.9 }];
    store.setState({ documentDetail: { tag: 8, words: [], documents: [], places } });
    expect(storeProps(store.getState(), noLayouts).marks).toEqual([{ label: 'Document 9', places }]);
    layoutOf(store, 2, 3, 3);
    expect(storeProps(store.getState(), noLayouts).marks).toEqual([]);
  });
});

describe('a typed text', () => {
  const marked = async () => {
    const page = await documented();
    layoutOf(page.store, 1, 5, 3);
    const stop = connectTextFollower(page.store, page.session);
    const marks = () => storeProps(page.store.getState(), noLayouts).marks;
    return { ...page, marks, stop };
  };
  const answered = () => vi.waitFor(() => Promise.resolve());

  it('is marked on the map until it is cleared', async () => {
    const { actions, marks, stop } = await marked();
    actions.placeText('the whale');
    await answered();
    expect(marks()).toEqual([{ label: 'Your text', places: [{ point: 5, similarity: 0.8 }] }]);
    expect(marks()).toBe(marks());
    actions.clearPlacedText();
    expect(marks()).toEqual([]);
    actions.placeText('the whale');
    await answered();
    actions.clearDocumentSearch();
    expect(marks()).toEqual([]);
    stop();
  });

  it('has no mark without a known word', async () => {
    const { store, session, actions, stop } = await marked();
    Object.assign(session, { nearestPoints: async () => failed({ kind: 'noKnownWords', words: 1 }) });
    actions.placeText('qzx');
    await answered();
    expect(store.getState().placedText).toBeNull();
    stop();
  });

  it('is placed anew among other points, and not where it lay among the last', async () => {
    const { store, session, actions, marks, stop } = await marked();
    const answers: ((point: number) => void)[] = [];
    const nearestPoints = () =>
      new Promise((resolve) => answers.push((point) => resolve(ok([{ point, similarity: 0.8 }]))));
    Object.assign(session, { nearestPoints });
    actions.placeText('the whale');
    layoutOf(store, 2, 3, 3);
    answers[0](7);
    await answered();
    expect(marks()).toEqual([]);
    answers[1](4);
    await answered();
    expect(marks()[0].places).toEqual([{ point: 4, similarity: 0.8 }]);
    stop();
  });
});
