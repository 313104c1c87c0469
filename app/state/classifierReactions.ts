import { finetunes } from '../../worker/contract/classifierRows';
import type { SessionApi } from '../session/sessionTypes';
import type { Actions } from './actions';
import { chosenVariant, variantAtWork, vectorsOf, type ClassifierStatus } from './classifier';
import type { AppState, AppStore } from './store';

const CHECK_DELAY_MS = 150;
const MOVED_WORDS = 20;

/** Run whose vectors can be taken now: not while they are being trained. */
export const vectorsAtRest = ({ run, starting }: AppState): number | null => {
  if (!run || starting || run.state.kind === 'training' || run.state.kind === 'starting') return null;
  return run.facts.runId;
};

/** Loads documents once the classifier is opened, checks its settings, works off the queue, and asks for results. */
export function connectClassifier(store: AppStore, session: SessionApi, actions: Pick<Actions, 'trainNext'>) {
  const link = session.classifier;
  const change = (next: Partial<ClassifierStatus>) =>
    store.setState(({ classifier }) => ({ classifier: { ...classifier, ...next } }));
  let loads = 0;
  let checks = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = { errors: 0, moved: 0 };

  const open = async () => {
    const backend = await link.open();
    change({ backend });
  };

  const load = async (runId: number) => {
    const number = ++loads;
    change({ documents: { kind: 'loading' } });
    if (!store.getState().classifier.backend) await open();
    const { classifier, run } = store.getState();
    const vectors = vectorsOf(run);
    const answer = await link.load(classifier.request);
    if (number !== loads) return;
    change({
      documents: answer.ok
        ? { kind: 'ready', facts: answer.value, runId, vectors }
        : { kind: 'failed', problem: answer.problem, runId },
    });
  };

  const check = async () => {
    const number = ++checks;
    const { settings } = store.getState().classifier;
    const answer = await link.check(settings);
    if (number !== checks) return;
    change({
      check: answer.ok
        ? answer.value
        : { problems: [answer.problem], findings: [], sizes: null, parameters: { all: 0, trainable: 0 } },
    });
  };

  /** Results of the chosen variant that are asked for one by one. */
  const askResults = ({ classifier }: AppState) => {
    const variant = chosenVariant(classifier);
    if (!variant?.evaluation || !variant.kept || variantAtWork(classifier)?.state.kind === 'evaluating')
      return;
    const { runId } = variant;
    if (asked.errors !== runId) {
      asked = { ...asked, errors: runId };
      void link.errors(runId).then((answer) => {
        if (asked.errors === runId) change({ errors: { runId, answer } });
      });
    }
    if (asked.moved !== runId && finetunes(variant.settings)) {
      asked = { ...asked, moved: runId };
      void link.movedWords(runId, MOVED_WORDS).then((answer) => {
        if (asked.moved === runId) change({ moved: { runId, answer } });
      });
    }
  };

  const look = (state: AppState, before: AppState | null) => {
    const { classifier } = state;
    const rest = vectorsAtRest(state);
    const { documents } = classifier;
    const stale = 'runId' in documents && documents.runId !== rest;
    if (state.stage === 'classifier' && rest !== null && (documents.kind === 'none' || stale)) {
      void load(rest);
      return;
    }
    if (documents.kind === 'none') loads++;
    const sameCheck =
      before?.classifier.documents === documents && before.classifier.settings === classifier.settings;
    if (documents.kind === 'ready' && !sameCheck) {
      clearTimeout(timer);
      checks++;
      timer = setTimeout(() => void check(), CHECK_DELAY_MS);
    }
    if (classifier.queue.length > 0 && !variantAtWork(classifier)) void actions.trainNext();
    askResults(state);
  };

  look(store.getState(), null);
  const unsubscribe = store.subscribe((state, before) => {
    if (state.classifier !== before.classifier || state.stage !== before.stage || state.run !== before.run) {
      look(state, before);
    }
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
    loads++;
    checks++;
  };
}
