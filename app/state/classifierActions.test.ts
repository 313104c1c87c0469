import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  classifierDefault,
  classifierRow,
  CONVOLUTION,
  FASTTEXT_SUPERVISED,
  LOGISTIC_REGRESSION,
} from '../../worker/contract/classifierRows';
import { failed, ok } from '../../worker/contract/outcome';
import { storeProps } from '../map/mapProps';
import type { ClassifierLink, SessionApi } from '../session/sessionTypes';
import { chosenVariant, hasVariants } from './classifier';
import { classifierFactsOf, evaluationOf, fakeClassifier, finishedEvents } from './classifierFixture';
import { connectClassifier } from './classifierReactions';
import { onSessionEvent } from './sessionEvents';
import { readyPage, setRunState, textFile, WORDS } from './stateFixture';
import type { AppStore } from './store';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.useRealTimers();
});

/** A page with the classifier open on a finished run. */
const opened = async (link: Partial<ClassifierLink> = {}, session: Partial<SessionApi> = {}) => {
  vi.useFakeTimers();
  const classifier = fakeClassifier(link);
  const page = readyPage({ classifier, ...session });
  stops.push(connectClassifier(page.store, page.session, page.actions));
  await page.actions.openSource(textFile('speeches.csv'));
  await page.actions.startTraining();
  setRunState(page.store, 'finished');
  page.actions.openClassifier();
  await vi.runAllTimersAsync();
  return { ...page, calls: classifier.calls, of: () => page.store.getState().classifier };
};

const finish = async (store: AppStore, runId: number, accuracy?: number) => {
  for (const event of finishedEvents(runId, accuracy)) {
    store.setState((state) => onSessionEvent(state, { kind: 'classifier', event }));
  }
  await vi.runAllTimersAsync();
};

describe('opening the classifier', () => {
  it('takes the documents of the run and checks the settings', async () => {
    const { of, calls } = await opened();
    expect(of().documents).toMatchObject({ kind: 'ready', runId: 1 });
    expect(of().check).toMatchObject({ problems: [] });
    expect(of().backend).toMatchObject({ ok: true, value: { name: 'wasm' } });
    expect(calls).toEqual(['load']);
  });

  it('waits while the vectors are being trained', async () => {
    const { store, actions, of, calls } = await opened();
    await actions.startAnyway(false);
    expect(of().documents).toEqual({ kind: 'none' });
    actions.openClassifier();
    await vi.runAllTimersAsync();
    expect(calls).toEqual(['load']);
    store.setState(({ run }) => ({ run: run && { ...run, state: { kind: 'paused' } } }));
    await vi.runAllTimersAsync();
    expect(calls).toEqual(['load', 'load']);
  });

  it('says why there are no documents, and tries again with another column', async () => {
    const problem = { kind: 'oneClass', column: 'party', name: 'Whig', documents: 9 } as const;
    const load: ClassifierLink['load'] = async ({ label }) =>
      label === 'year' ? ok(classifierFactsOf()) : failed(problem);
    const { actions, of } = await opened({ load });
    expect(of().documents).toMatchObject({ kind: 'failed', problem });
    actions.setClassifierRequest({ label: 'year' });
    await vi.runAllTimersAsync();
    expect(of().documents.kind).toBe('ready');
  });

  it('ignores documents that another choice of columns overtook', async () => {
    const answers: (() => void)[] = [];
    const load: ClassifierLink['load'] = ({ label }) =>
      new Promise((resolve) => {
        answers.push(() => resolve(ok(classifierFactsOf({ documents: label === 'year' ? 2 : 1 }))));
      });
    const { actions, of } = await opened({ load });
    actions.setClassifierRequest({ label: 'year' });
    await vi.runAllTimersAsync();
    answers[1]();
    await vi.runAllTimersAsync();
    answers[0]();
    await vi.runAllTimersAsync();
    expect(of().documents).toMatchObject({ kind: 'ready', facts: { documents: 2 } });
  });
});

describe('training', () => {
  it('follows the events of a classifier and asks for its errors', async () => {
    const { store, actions, of, calls } = await opened();
    await actions.trainClassifier();
    expect(of().variants).toMatchObject([{ runId: 1, state: { kind: 'preparing' }, facts: { runId: 1 } }]);
    await finish(store, 1);
    expect(of().variants[0]).toMatchObject({ state: { kind: 'finished' }, evaluation: evaluationOf(0.8) });
    expect(of().errors?.answer).toMatchObject({ ok: true, value: [{ document: 7 }, { document: 9 }] });
    expect(calls).toEqual(['load', 'train 1', 'errors 1']);
  });

  it('trains the baselines one after another under the same split', async () => {
    const { store, actions, of, calls } = await opened();
    actions.setClassifierSetting('seed', 9);
    await actions.trainBaselines();
    expect(of().queue).toHaveLength(1);
    await finish(store, 1);
    expect(of().queue).toHaveLength(0);
    await finish(store, 2);
    expect(calls).toEqual(['load', 'train 1', 'errors 1', 'train 2', 'errors 2']);
    expect(of().variants.map(({ settings }) => [settings.model, settings.seed])).toEqual([
      [LOGISTIC_REGRESSION, 9],
      [FASTTEXT_SUPERVISED, 9],
    ]);
  });

  it('tells why one cannot be trained and goes on with the next', async () => {
    const problem = { kind: 'noBackend', detail: '' } as const;
    const train = vi.fn<ClassifierLink['train']>().mockResolvedValueOnce(failed(problem));
    train.mockResolvedValue(failed(problem));
    const { store, actions, of } = await opened({ train });
    await actions.trainAllEmbeddings();
    await vi.runAllTimersAsync();
    expect(of().variants.map(({ state }) => state.kind)).toEqual(['failed', 'failed', 'failed']);
    expect(store.getState().notices).toMatchObject([{ problem }]);
  });

  it('keeps what stands at the default of a model at the default of the next', async () => {
    const { actions, of } = await opened();
    actions.setClassifierSetting('units', 10);
    actions.setClassifierSetting('model', FASTTEXT_SUPERVISED);
    const rate = (model: number) => classifierDefault(classifierRow('learningRate'), model);
    expect(rate(FASTTEXT_SUPERVISED)).not.toBe(rate(CONVOLUTION));
    expect(of().settings).toMatchObject({ learningRate: rate(FASTTEXT_SUPERVISED), units: 10 });
    actions.setClassifierSetting('model', CONVOLUTION);
    expect(of().settings).toMatchObject({ learningRate: rate(CONVOLUTION), units: 10 });
  });

  it('shows the newest with results until one is chosen, and forgets one', async () => {
    const { store, actions, of, calls } = await opened();
    await actions.trainClassifier();
    await finish(store, 1);
    await actions.trainClassifier();
    expect(chosenVariant(of())?.runId).toBe(1);
    await finish(store, 2);
    expect(chosenVariant(of())?.runId).toBe(2);
    actions.chooseVariant(1);
    actions.chooseConfusion({ trueClass: 0, predicted: 1 });
    await actions.forgetVariant(1);
    expect(calls).toContain('forget 1');
    expect(chosenVariant(of())?.runId).toBe(2);
    expect(of().confusion).toBeNull();
  });

  it('keeps the figures of classifiers whose thread died, and fails the one that trained', async () => {
    const { store, actions, of } = await opened();
    await actions.trainClassifier();
    await finish(store, 1);
    await actions.trainClassifier();
    const problem = { kind: 'workerCrashed', worker: 'classifier', detail: 'memory' } as const;
    store.setState((state) => onSessionEvent(state, { kind: 'problem', problem }));
    await vi.runAllTimersAsync();
    expect(of().variants).toMatchObject([
      { kept: false, state: { kind: 'finished' }, evaluation: evaluationOf(0.8) },
      { kept: false, state: { kind: 'failed', problem } },
    ]);
    expect(store.getState().run?.state.kind).toBe('finished');
    expect(of().documents).toMatchObject({ kind: 'failed', problem });
    actions.loadClassifierDocuments();
    await vi.runAllTimersAsync();
    expect(of().documents.kind).toBe('ready');
  });
});

describe('what trained classifiers would be lost by', () => {
  const withOne = async () => {
    const page = await opened();
    await page.actions.trainClassifier();
    await finish(page.store, 1);
    return page;
  };

  it('asks before other columns are taken', async () => {
    const { actions, of, calls } = await withOne();
    actions.setClassifierRequest({ group: 'president' });
    expect(of()).toMatchObject({ pendingLoss: { kind: 'request' }, request: { group: null } });
    actions.discardLoss();
    expect(hasVariants(of())).toBe(true);
    actions.setClassifierRequest({ group: 'president' });
    await actions.confirmLoss();
    await vi.runAllTimersAsync();
    expect(of()).toMatchObject({
      variants: [],
      request: { group: 'president' },
      documents: { kind: 'ready' },
    });
    expect(calls.filter((call) => call === 'load')).toHaveLength(2);
  });

  it('asks before other vectors are trained', async () => {
    const { store, actions, of } = await withOne();
    await actions.startTraining();
    expect(store.getState().run?.facts.runId).toBe(1);
    expect(of().pendingLoss).toEqual({ kind: 'training', singleEpoch: false });
    await actions.confirmLoss();
    expect(store.getState().run?.facts.runId).toBe(2);
    expect(of()).toMatchObject({ variants: [], documents: { kind: 'none' } });
  });

  it('is kept on the way to the map and back', async () => {
    const { actions, of, calls } = await withOne();
    actions.showStage('map');
    await vi.runAllTimersAsync();
    actions.openClassifier();
    await vi.runAllTimersAsync();
    expect(of().variants).toHaveLength(1);
    expect(calls.filter((call) => call === 'load')).toHaveLength(1);
  });
});

describe('what is asked of a classifier', () => {
  it('is answered by the last question', async () => {
    const answers: (() => void)[] = [];
    const occlusion: ClassifierLink['occlusion'] = (_runId, text) =>
      new Promise((resolve) => {
        const words = [{ word: text, known: true, read: true }];
        answers.push(() => resolve(ok({ predicted: 0, probabilities: [1, 0, 0], words, effects: [0.2] })));
      });
    const { store, actions, of } = await opened({ occlusion });
    await actions.trainClassifier();
    await finish(store, 1);
    const first = actions.tryText('one');
    const second = actions.tryText('two');
    answers[1]();
    answers[0]();
    await Promise.all([first, second]);
    expect(of().tried).toMatchObject({
      text: 'two',
      answer: { ok: true, value: { words: [{ word: 'two' }] } },
    });
  });

  it('shows where a moved word belongs among its new neighbours', async () => {
    const { store, actions } = await opened();
    const places = [
      { point: 3, similarity: 0.8 },
      { point: 4, similarity: 0.6 },
    ];
    store.setState({ mapPoints: WORDS });
    const near = ['ship', 'sea', 'elsewhere'].map((word, i) => ({ word, similarity: [0.8, 0.6, 0.4][i] }));
    await actions.showMovedWord({
      word: 'whale',
      wordId: 1,
      similarity: 0.4,
      distance: 2,
      before: new Float32Array(2),
      after: new Float32Array(2),
      neighboursBefore: [],
      neighboursAfter: near,
    });
    expect(store.getState()).toMatchObject({ stage: 'map', focus: { word: 'whale' }, selection: [3, 4] });
    const { marks } = storeProps(store.getState(), { layout: () => null, layoutAt: () => null });
    expect(marks).toMatchObject([{ label: 'whale, fine-tuned', places }]);
    await actions.focusWord('sea');
    expect(storeProps(store.getState(), { layout: () => null, layoutAt: () => null }).marks).toEqual([]);
  });

  it('opens the document of an error', async () => {
    const document = { document: 7, name: 'Jackson 1830', values: [], text: 'the bank', isOriginal: true };
    const { store, actions, of } = await opened({}, { documentText: async () => ok(document) });
    await actions.trainClassifier();
    await finish(store, 1);
    await actions.readDocument(7, null);
    expect(of().reading?.answer).toEqual(ok(document));
    actions.closeReading();
    expect(of().reading).toBeNull();
  });
});
