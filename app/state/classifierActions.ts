import type {
  ClassifierCommand,
  ClassifierError,
  ClassifierRequest,
  ClassifierSettings,
} from '../../worker/contract/classifier';
import {
  FASTTEXT_SUPERVISED,
  FROZEN,
  LOGISTIC_REGRESSION,
  RANDOM,
  TRAINABLE,
  withModel,
  type ClassifierKey,
} from '../../worker/contract/classifierRows';
import type { Problem } from '../../worker/contract/problems';
import type { SessionApi } from '../session/sessionTypes';
import {
  chosenVariant,
  hasVariants,
  NO_CLASSIFIERS,
  newVariant,
  variantAtWork,
  type ClassifierStatus,
  type Confusion,
  type Variant,
} from './classifier';
import { variantFileName } from './classifierNames';
import { downloadBlob } from './download';
import { withNotice } from './notices';
import type { RunActions } from './runActions';
import type { AppStore, Stage } from './store';

/** Classifiers of the documents: their columns, settings, training, and what is asked of them. */
export const createClassifierActions = (store: AppStore, session: SessionApi, run: RunActions) => {
  const link = session.classifier;
  let runs = 0;
  let questions = 0;

  const change = (next: Partial<ClassifierStatus>) =>
    store.setState(({ classifier }) => ({ classifier: { ...classifier, ...next } }));
  const changeVariant = (runId: number, next: Partial<Variant>) =>
    store.setState(({ classifier }) => ({
      classifier: {
        ...classifier,
        variants: classifier.variants.map((v) => (v.runId === runId ? { ...v, ...next } : v)),
      },
    }));
  const tell = (problem: Problem) => store.setState((state) => withNotice(state, problem));

  /** The next of the queue, once nothing trains. */
  const trainNext = async () => {
    const { classifier } = store.getState();
    const [settings, ...queue] = classifier.queue;
    if (!settings || classifier.documents.kind !== 'ready' || variantAtWork(classifier)) return;
    const runId = ++runs;
    change({ queue, variants: [...classifier.variants, newVariant(runId, settings)] });
    const answer = await link.train(runId, settings);
    if (answer.ok) return changeVariant(runId, { facts: answer.value });
    changeVariant(runId, { state: { kind: 'failed', problem: answer.problem } });
    tell(answer.problem);
  };

  const enqueue = (settings: readonly ClassifierSettings[]) => {
    change({ queue: [...store.getState().classifier.queue, ...settings] });
    return trainNext();
  };

  /** Others of the documents are loaded as the page sees that those in place are not the ones. */
  const request = (next: ClassifierRequest) => change({ ...NO_CLASSIFIERS, request: next });

  return {
    showStage: (stage: Stage) => store.setState({ stage }),
    /** Opens the step with its settings beside the classifier. */
    openClassifier: () =>
      store.setState({ stage: 'classifier', railStep: 'classify', phoneTab: 'classify', previewOpen: false }),

    setClassifierRequest: (changed: Partial<ClassifierRequest>) => {
      const { classifier } = store.getState();
      const next = { ...classifier.request, ...changed };
      if (hasVariants(classifier)) change({ pendingLoss: { kind: 'request', request: next } });
      else request(next);
    },
    loadClassifierDocuments: () => change({ documents: { kind: 'none' } }),
    confirmLoss: async () => {
      const { pendingLoss } = store.getState().classifier;
      if (!pendingLoss) return;
      change({ pendingLoss: null });
      if (pendingLoss.kind === 'request') request(pendingLoss.request);
      else await run.startAnyway(pendingLoss.singleEpoch);
    },
    discardLoss: () => change({ pendingLoss: null }),

    setClassifierSetting: (key: ClassifierKey, value: number) =>
      store.setState(({ classifier }) => {
        const { settings } = classifier;
        const next = key === 'model' ? withModel(settings, value) : { ...settings, [key]: value };
        return { classifier: { ...classifier, settings: next, check: null } };
      }),
    setClassifierSettings: (settings: ClassifierSettings) => change({ settings, check: null }),

    trainClassifier: () => enqueue([store.getState().classifier.settings]),
    trainNext,
    /** The two plain models under the same split; fastText as published, from random vectors. */
    trainBaselines: () => {
      const { settings } = store.getState().classifier;
      return enqueue([
        withModel(settings, LOGISTIC_REGRESSION),
        { ...withModel(settings, FASTTEXT_SUPERVISED), embedding: RANDOM },
      ]);
    },
    /** The same model on the run's vectors, on the same fine-tuned, and on random ones. */
    trainAllEmbeddings: () => {
      const { settings } = store.getState().classifier;
      return enqueue([FROZEN, TRAINABLE, RANDOM].map((embedding) => ({ ...settings, embedding })));
    },
    clearQueue: () => change({ queue: [] }),
    commandClassifier: async (command: ClassifierCommand) => {
      const answer = await link.command(command);
      if (!answer.ok) tell(answer.problem);
    },

    chooseVariant: (runId: number) => change({ chosen: runId, confusion: null }),
    forgetVariant: async (runId: number) => {
      const { classifier } = store.getState();
      change({
        variants: classifier.variants.filter((variant) => variant.runId !== runId),
        chosen: classifier.chosen === runId ? null : classifier.chosen,
        confusion: null,
      });
      await link.forget(runId);
    },
    /** Lists the errors of a cell, or all (null). */
    chooseConfusion: (confusion: Confusion | null) => change({ confusion }),

    /** What the chosen classifier makes of a text, and which words carried it. */
    tryText: async (text: string) => {
      const variant = chosenVariant(store.getState().classifier);
      if (!variant) return;
      const { runId } = variant;
      const question = ++questions;
      change({ tried: { runId, text, answer: null } });
      const answer = await link.occlusion(runId, text);
      if (question === questions && store.getState().classifier.tried)
        change({ tried: { runId, text, answer } });
    },

    readDocument: async (document: number, error: ClassifierError | null) => {
      change({ reading: { document, error, answer: null } });
      const answer = await session.documentText(document);
      if (store.getState().classifier.reading?.document === document) {
        change({ reading: { document, error, answer } });
      }
    },
    closeReading: () => change({ reading: null }),

    saveClassifier: async (runId: number) => {
      const { classifier, run: vectors } = store.getState();
      const variant = classifier.variants.find((candidate) => candidate.runId === runId);
      if (!variant) return;
      const answer = await link.save(runId);
      if (answer.ok) downloadBlob(answer.value, variantFileName(vectors?.corpusName, variant));
      else tell(answer.problem);
    },
  };
};
