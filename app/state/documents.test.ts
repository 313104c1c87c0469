import { describe, expect, it, vi } from 'vitest';
import { DOC2VEC } from '../../worker/contract/algorithms';
import type { DocumentFacts, NearDocument } from '../../worker/contract/engine';
import { failed, ok, type Outcome } from '../../worker/contract/outcome';
import type { TopicList } from '../../worker/contract/topics';
import { NO_GROUP } from '../../worker/contract/wordGroups';
import type { SessionApi } from '../session/sessionTypes';
import { connectSimilarityFollower, similarityMethodOf } from './similarityFollower';
import { readyPage, runFactsOf, setRunState, textFile, WORDS } from './stateFixture';
import { connectTopicColoring, topicGroups } from './topicColoring';

const TOPICS: TopicList = {
  seed: 1,
  topics: ['sea', 'law'].map((word, id) => ({
    id,
    words: [{ word, wordId: id, weight: 1 }],
    share: 0.5,
    documents: 2,
  })),
  topicOfWord: Uint8Array.of(0, 1, 1, NO_GROUP, 0),
  topicOfDocument: Uint8Array.of(0, 1),
  wordsLeftOut: 1,
  steps: 3,
  unexplained: 0.5,
};

const documentOf = (tag: number): DocumentFacts => ({
  tag,
  name: `Document ${tag + 1}`,
  kind: 'document',
  text: '',
});
const near = (tag: number): NearDocument => ({ ...documentOf(tag), similarity: 0.5 });

const page = async (change: Partial<SessionApi> = {}) => {
  const made = readyPage(change);
  await made.actions.openSource(textFile('a.txt'));
  await made.actions.startTraining();
  setRunState(made.store, 'finished');
  made.store.setState({ mapPoints: WORDS.slice(0, 4) });
  return made;
};

/** An answer given by hand. */
const later = <T>() => {
  let give: (value: Outcome<T>) => void = () => {};
  const answer = new Promise<Outcome<T>>((resolve) => (give = resolve));
  return { answer, give };
};

describe('topics as colours', () => {
  it('are the groups of the words and documents on the map', () => {
    const points = [...WORDS.slice(0, 3), documentOf(1), documentOf(0), documentOf(9)];
    const { groupOf, groups } = topicGroups(TOPICS, points);
    expect([...groupOf]).toEqual([0, 1, 1, 1, 0, NO_GROUP]);
    expect(groups).toEqual([
      { id: 0, names: ['sea'], points: 2 },
      { id: 1, names: ['law'], points: 3 },
    ]);
  });

  it('are looked for when they are chosen, and follow the number of points', async () => {
    const { store, actions, session } = await page({ findTopics: async () => ok(TOPICS) });
    const stop = connectTopicColoring(store, () => void actions.findTopics());
    actions.setColorMode('topic');
    await vi.waitFor(() => expect(store.getState().coloring.groups?.groupOf).toHaveLength(4));
    store.setState({ mapPoints: WORDS.slice(0, 2) });
    expect(store.getState().coloring.groups?.groupOf).toHaveLength(2);
    expect(session.calls.filter((call) => call === 'findTopics')).toHaveLength(1);
    stop();
  });

  it('give way to frequencies where none can be found, with a word on why', async () => {
    const problem = { kind: 'noTopics', documents: 2 } as const;
    const { store, actions } = await page({ findTopics: async () => failed(problem) });
    const stop = connectTopicColoring(store, () => void actions.findTopics());
    actions.setColorMode('topic');
    await vi.waitFor(() => expect(store.getState().coloring.mode).toBe('frequency'));
    expect(store.getState().notices.map((notice) => notice.problem)).toEqual([problem]);
    stop();
  });

  it('can be given up, and what comes late is dropped', async () => {
    const { answer, give } = later<TopicList | null>();
    const { store, actions, session } = await page({ findTopics: () => answer });
    const stop = connectTopicColoring(store, () => void actions.findTopics());
    actions.setColorMode('topic');
    expect(store.getState().topics.search).toEqual({ progress: null });
    actions.cancelTopics();
    expect(session.calls).toContain('cancelTopics');
    expect(store.getState()).toMatchObject({
      topics: { search: null, found: null },
      coloring: { mode: 'frequency' },
    });
    give(ok(TOPICS));
    await answer;
    expect(store.getState().topics.found).toBeNull();
    stop();
  });

  it('show one alone, and all again', async () => {
    const { store, actions } = await page({ findTopics: async () => ok(TOPICS) });
    actions.showTopic(1);
    expect(store.getState().coloring.mode).toBe('frequency');
    await actions.findTopics();
    actions.showTopic(1);
    expect(store.getState().coloring.mode).toBe('topic');
    expect([...store.getState().coloring.filter.hidden].sort()).toEqual([0, NO_GROUP]);
    actions.showTopic(0);
    expect([...store.getState().coloring.filter.hidden].sort()).toEqual([1, NO_GROUP]);
    actions.showTopic(0);
    expect(store.getState().coloring.filter.hidden.size).toBe(0);
  });

  it('tell how far they are', async () => {
    const { answer, give } = later<TopicList | null>();
    const { store, actions } = await page({
      findTopics: (_, onProgress) => {
        onProgress({ step: 3, steps: 80 });
        return answer;
      },
    });
    const found = actions.findTopics();
    expect(store.getState().topics.search).toEqual({ progress: { step: 3, steps: 80 } });
    give(ok(TOPICS));
    await found;
    expect(store.getState().topics).toMatchObject({ search: null, found: { ok: true } });
  });
});

describe('what is told of a document', () => {
  it('comes by the method in force, all methods when they are compared', async () => {
    const asked: string[] = [];
    const change: Partial<SessionApi> = {
      similarDocuments: async (query, method) => {
        asked.push(`${query.kind === 'tag' ? query.tag : ''} ${method}`);
        return ok([near(7)]);
      },
      compareMethods: async (document) => {
        asked.push(`${document} all`);
        return ok({ document, lists: [], shared: [] });
      },
    };
    const { store, session, actions } = await page(change);
    const stop = connectSimilarityFollower(store, session);
    actions.focusDocument(documentOf(3));
    await vi.waitFor(() => expect(store.getState().similar).toMatchObject({ tag: 3, method: 'sif' }));
    await vi.waitFor(() => expect(store.getState().documentWords?.tag).toBe(3));
    actions.setSimilarityMethod('tfidf');
    await vi.waitFor(() => expect(store.getState().similar).toMatchObject({ tag: 3, method: 'tfidf' }));
    actions.setComparing(true);
    await vi.waitFor(() => expect(store.getState().comparison?.tag).toBe(3));
    actions.focusDocument(documentOf(5));
    await vi.waitFor(() => expect(store.getState().comparison?.tag).toBe(5));
    await vi.waitFor(() => expect(store.getState().similar?.tag).toBe(5));
    store.setState(({ run }) => ({ run: run && { ...run, shownEpoch: 2 } }));
    await vi.waitFor(() => expect(asked.filter((entry) => entry === '5 tfidf')).toHaveLength(2));
    expect(asked.slice(0, 3)).toEqual(['3 sif', '3 tfidf', '3 all']);
    stop();
  });

  it('of Doc2Vec’s own vectors comes with the words near it', async () => {
    const { store, session, actions } = await page();
    store.setState(({ run }) => ({
      run: run && {
        ...run,
        facts: {
          ...runFactsOf(1),
          hyperparameters: { ...runFactsOf(1).hyperparameters, algorithm: DOC2VEC },
        },
      },
    }));
    expect(similarityMethodOf(store.getState())).toBe('doc2vec');
    const stop = connectSimilarityFollower(store, session);
    actions.focusDocument(documentOf(3));
    await vi.waitFor(() => expect(store.getState().documentWords?.tag).toBe(3));
    expect(session.calls).not.toContain('similarDocuments');
    stop();
  });

  it('ends with its subscription', async () => {
    const { store, session, actions } = await page();
    connectSimilarityFollower(store, session)();
    actions.focusDocument(documentOf(3));
    await Promise.resolve();
    expect(session.calls).not.toContain('documentKeywords');
  });
});
