import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DOC2VEC, FASTTEXT } from '../../worker/contract/algorithms';
import { DEFAULT_CORPUS_SETTINGS } from '../../worker/contract/corpus';
import type { Hyperparameters } from '../../worker/contract/hyperparameterRow';
import { failed, ok } from '../../worker/contract/outcome';
import { connectCorpusReactions } from './corpusReactions';
import { connectNeighbourFollower } from './neighbourFollower';
import { advanceRun } from './sessionEvents';
import { canStart, corpusFacts, startProblems } from './selectors';
import {
  corpusFactsOf,
  neighboursOf,
  progressOf,
  readyPage,
  runFactsOf,
  textFile,
  WORDS,
} from './stateFixture';

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

describe('the check before a start', () => {
  it('is asked again for further training, once there is a run to go on from', async () => {
    const asked: unknown[] = [];
    const { store, session, actions } = readyPage({
      preflight: async ({ from }) => {
        asked.push(from);
        return failed({ kind: 'noCorpus' });
      },
    });
    const stop = connectCorpusReactions(store, session);
    await actions.openSource(textFile('a.txt'));
    await vi.advanceTimersByTimeAsync(500);
    actions.setStartFrom('lastRun');
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toEqual(['scratch']);
    await actions.startTraining();
    store.setState(({ run }) => ({ run: run && { ...run, state: { kind: 'finished' } } }));
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toEqual(['scratch', 'lastRun']);
    stop();
  });
});

describe('phrases', () => {
  const phrasesOf = (calls: string[]) => [countOf(calls, 'phrases'), countOf(calls, 'setPhrases')];

  it('are scored at once and joined after a burst of changes, without reading the text again', async () => {
    const { store, session, actions } = readyPage();
    const stop = connectCorpusReactions(store, session);
    await actions.openSource(textFile('a.txt'));
    await vi.advanceTimersByTimeAsync(500);
    expect(phrasesOf(session.calls)).toEqual([0, 0]);
    actions.setPhrases({ passes: 1 });
    expect(canStart(store.getState())).toBe(false);
    await vi.advanceTimersByTimeAsync(50);
    expect(phrasesOf(session.calls)).toEqual([1, 0]);
    for (let threshold = 11; threshold < 20; threshold++) actions.setPhrases({ threshold });
    await vi.advanceTimersByTimeAsync(1000);
    expect(phrasesOf(session.calls)[1]).toBe(1);
    expect(countOf(session.calls, 'readCorpus')).toBe(1);
    expect(corpusFacts(store.getState())?.settings.phrases).toMatchObject({ passes: 1, threshold: 19 });
    expect(store.getState().phrasePreview).not.toBeNull();
    expect(canStart(store.getState())).toBe(true);
    actions.setPhrases({ passes: 0 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(store.getState().phrasePreview).toBeNull();
    stop();
  });

  it('go back to those in force when they cannot be joined', async () => {
    const problem = { kind: 'workerCrashed', worker: 'engine', detail: '' } as const;
    const { store, session, actions } = readyPage({ setPhrases: async () => failed(problem) });
    const stop = connectCorpusReactions(store, session);
    await actions.openSource(textFile('a.txt'));
    actions.setPhrases({ passes: 2 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(store.getState().corpusSettings.phrases.passes).toBe(0);
    expect(store.getState().notices.map((notice) => notice.problem)).toEqual([problem]);
    stop();
  });

  it('switched back while they are joined are taken out again', async () => {
    const answers: (() => void)[] = [];
    const asked: number[] = [];
    const { store, session, actions } = readyPage({
      setPhrases: (phrases) => {
        asked.push(phrases.passes);
        const facts = corpusFactsOf('a.txt', { settings: { ...DEFAULT_CORPUS_SETTINGS, phrases } });
        return new Promise((resolve) => answers.push(() => resolve(ok(facts))));
      },
    });
    const stop = connectCorpusReactions(store, session);
    await actions.openSource(textFile('a.txt'));
    actions.setPhrases({ passes: 1 });
    await vi.advanceTimersByTimeAsync(300);
    actions.setPhrases({ passes: 0 });
    await vi.advanceTimersByTimeAsync(300);
    answers[0]();
    await vi.advanceTimersByTimeAsync(10);
    expect(canStart(store.getState())).toBe(false);
    await vi.advanceTimersByTimeAsync(300);
    expect(asked).toEqual([1, 0]);
    answers[1]();
    await vi.advanceTimersByTimeAsync(10);
    expect(corpusFacts(store.getState())?.settings.phrases.passes).toBe(0);
    expect(canStart(store.getState())).toBe(true);
    stop();
  });

  it('that are joined while another text is read belong to the text that stays when it is given up', async () => {
    const answers: (() => void)[] = [];
    const { store, session, actions } = readyPage({
      setPhrases: (phrases) => {
        const facts = corpusFactsOf('a.txt', { settings: { ...DEFAULT_CORPUS_SETTINGS, phrases } });
        return new Promise((resolve) => answers.push(() => resolve(ok(facts))));
      },
    });
    const stop = connectCorpusReactions(store, session);
    await actions.openSource(textFile('a.txt'));
    actions.setPhrases({ passes: 1 });
    await vi.advanceTimersByTimeAsync(300);
    let giveUp = () => {};
    Object.assign(session, { readCorpus: () => new Promise((done) => (giveUp = () => done(ok(null)))) });
    const reading = actions.openSource(textFile('b.txt'));
    await vi.advanceTimersByTimeAsync(10);
    answers[0]();
    await vi.advanceTimersByTimeAsync(10);
    giveUp();
    await reading;
    expect(store.getState()).toMatchObject({
      corpus: { kind: 'ready', facts: { settings: { phrases: { passes: 1 } } } },
      corpusSettings: { phrases: { passes: 1 } },
    });
    stop();
  });

  it('that cannot be counted are told', async () => {
    const problem = { kind: 'workerCrashed', worker: 'engine', detail: '' } as const;
    const { store, session, actions } = readyPage({ phrases: async () => failed(problem) });
    const stop = connectCorpusReactions(store, session);
    await actions.openSource(textFile('a.txt'));
    actions.setPhrases({ passes: 1 });
    await vi.advanceTimersByTimeAsync(100);
    expect(store.getState().notices.map((notice) => notice.problem)).toEqual([problem]);
    stop();
  });

  it('are kept in range, and a scoring begins at its own threshold', () => {
    const { store, actions } = readyPage();
    const settings = () => store.getState().corpusSettings.phrases;
    actions.setPhrases({ scoring: 'npmi' });
    expect(settings().threshold).toBe(0.5);
    actions.setPhrases({ threshold: 7, minCount: 0 });
    expect(settings()).toMatchObject({ threshold: 1, minCount: 2 });
  });
});

describe('vocabulary rules', () => {
  it('are asked about with the vocabulary, and stop a start when they cannot be read', async () => {
    const asked: unknown[] = [];
    const { store, session, actions } = readyPage({
      train: async (settings) => {
        asked.push(settings.rules);
        return ok(runFactsOf(1));
      },
    });
    const stop = connectCorpusReactions(store, session);
    await actions.openSource(textFile('a.txt'));
    await vi.advanceTimersByTimeAsync(500);
    actions.setRules({ mustMatch: '(' });
    await vi.advanceTimersByTimeAsync(500);
    expect(countOf(session.calls, 'vocabulary')).toBe(1);
    expect(startProblems(store.getState())).toMatchObject([{ kind: 'invalidExpression' }]);
    await actions.startTraining();
    expect(asked).toEqual([]);
    actions.setRules({ mustMatch: '^a', stopWords: ['a'] });
    await vi.advanceTimersByTimeAsync(500);
    expect([countOf(session.calls, 'vocabulary'), countOf(session.calls, 'preflight')]).toEqual([2, 2]);
    await actions.startTraining();
    expect(asked).toEqual([{ stopWords: ['a'], mustMatch: '^a', mustNotMatch: null }]);
    vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
    actions.resetHyperparameters();
    vi.unstubAllGlobals();
    expect(store.getState().rules).toMatchObject({ stopWords: ['a'], mustMatch: '^a' });
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

  it('follow the epoch that is shown', async () => {
    const { store, session, actions } = readyPage();
    const stop = connectNeighbourFollower(store, session);
    await actions.openSource(textFile('a.txt'));
    await actions.startTraining();
    store.setState(({ run }) => ({ run: run && { ...run, state: { kind: 'finished' } } }));
    actions.focusPoint(1);
    await vi.advanceTimersByTimeAsync(1_000);
    const asked = countOf(session.calls, 'neighbours whale');
    await actions.showSnapshot(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(countOf(session.calls, 'neighbours whale')).toBe(asked + 1);
    stop();
  });

  it('of a word made of its parts are told to be those of the newest vectors, and come back with them', async () => {
    const unseen = { word: 'whalish', wordId: -1, count: 0 };
    const problem = { kind: 'newestOnly', epoch: 2 } as const;
    let shown: number | null = null;
    const { store, session, actions } = readyPage({
      showSnapshot: async (epoch) => {
        shown = epoch;
        return ok(null);
      },
      neighbours: async (_, count) => (shown === null ? ok(neighboursOf(unseen, count)) : failed(problem)),
    });
    const stop = connectNeighbourFollower(store, session);
    await actions.openSource(textFile('a.txt'));
    await actions.startTraining();
    store.setState(({ run }) => ({ run: run && { ...run, state: { kind: 'finished' } } }));
    await actions.focusWord('whalish');
    await actions.showSnapshot(2);
    await vi.advanceTimersByTimeAsync(10);
    expect(store.getState()).toMatchObject({ focus: unseen, neighbours: null, neighboursProblem: problem });
    expect(await actions.focusWord('whalesque')).toBe(false);
    expect(store.getState().failedSearch).toMatchObject({ problem, suggestions: [] });
    await actions.showSnapshot(null);
    await vi.advanceTimersByTimeAsync(10);
    expect(store.getState()).toMatchObject({ neighbours: { query: unseen }, neighboursProblem: null });
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
    store.setState({ mapPoints: WORDS });
    actions.focusPoint(1);
    actions.focusPoint(4);
    answers[1]();
    await vi.advanceTimersByTimeAsync(0);
    answers[0]();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState().neighbours?.query.word).toBe('sea');
  });
});

describe('what a run knows besides neighbours', () => {
  const runOf = (change: Partial<Hyperparameters>) => {
    const facts = runFactsOf(1);
    return { ...facts, hyperparameters: { ...facts.hyperparameters, ...change } };
  };
  const document = {
    tag: 2,
    name: 'Document 3',
    kind: 'document' as const,
    text: 'the sea',
    similarity: 0.5,
  };

  const explored = async (change: Partial<Hyperparameters>) => {
    const page = readyPage({
      train: async () => ok(runOf(change)),
      wordParts: async () => ok([{ ngram: '<wh', similarity: 0.5 }]),
      nearestDocuments: async () => ok([document]),
      wordsNearDocument: async () => ok(neighboursOf(WORDS[1], 2).neighbours),
    });
    const stop = connectNeighbourFollower(page.store, page.session);
    await page.actions.openSource(textFile('a.txt'));
    await page.actions.startTraining();
    await page.actions.focusWord('whale');
    await vi.advanceTimersByTimeAsync(10);
    return { ...page, stop };
  };

  it('is parts of words with FastText, and followed while it trains', async () => {
    const { store, session, stop } = await explored({ algorithm: FASTTEXT });
    expect(store.getState().wordDetail).toMatchObject({
      word: 'whale',
      parts: [{ ngram: '<wh' }],
      documents: [],
    });
    await vi.advanceTimersByTimeAsync(1100);
    expect(countOf(session.calls, 'wordParts whale')).toBe(3);
    stop();
  });

  it('is documents with Doc2Vec; one that is looked at has words and documents of its own', async () => {
    const { store, session, actions, stop } = await explored({ algorithm: DOC2VEC });
    expect(store.getState().wordDetail).toEqual({ word: 'whale', parts: [], documents: [document] });
    actions.focusDocument(document);
    await vi.advanceTimersByTimeAsync(10);
    expect(store.getState().documentDetail).toMatchObject({ tag: 2, documents: [document] });
    expect(store.getState().documentDetail?.words).toHaveLength(2);
    expect(countOf(session.calls, 'wordParts whale')).toBe(0);
    stop();
  });

  it('is nothing with Word2Vec', async () => {
    const { store, session, stop } = await explored({});
    expect(store.getState().wordDetail).toEqual({ word: 'whale', parts: [], documents: [] });
    expect(session.calls).not.toContain('wordParts whale');
    stop();
  });
});
