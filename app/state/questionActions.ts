import type { Outcome } from '../../worker/contract/outcome';
import type { SessionApi } from '../session/sessionTypes';
import type { AppState, AppStore } from './store';

const FOUND_DOCUMENTS = 10;
const PREDICTED_WORDS = 8;

/** Questions put in words to the model on screen. An answer about vectors no longer shown is dropped. */
export const createQuestionActions = (store: AppStore, session: SessionApi) => {
  const asked = { documentSearch: 0, prediction: 0, scores: 0 };
  const vectorsShown = ({ run }: AppState) => `${run?.facts.runId} ${run?.shownEpoch}`;

  const ask = async <T>(
    about: keyof typeof asked,
    question: Promise<Outcome<T>>,
    change: (answer: Outcome<T>) => Partial<AppState>,
  ) => {
    const number = ++asked[about];
    const shown = vectorsShown(store.getState());
    const answer = await question;
    if (number === asked[about] && vectorsShown(store.getState()) === shown) store.setState(change(answer));
  };

  return {
    /** Documents nearest to the inferred vector of a text, in a Doc2Vec run. */
    findDocuments: (text: string) =>
      ask('documentSearch', session.nearestDocuments({ kind: 'text', text }, FOUND_DOCUMENTS), (found) => ({
        documentSearch: { text, found },
      })),
    clearDocumentSearch: () => {
      asked.documentSearch++;
      store.setState({ documentSearch: null, placedText: null });
    },
    /** Shows a text on the map, among the points nearest to its inferred vector. */
    placeText: (text: string) => store.setState({ placedText: { text, places: [] } }),
    clearPlacedText: () => store.setState({ placedText: null }),
    /** The likeliest words among those of a context, in a run with negative sampling. */
    predictWord: (context: string) =>
      ask('prediction', session.predictWord(context, PREDICTED_WORDS), (prediction) => ({ prediction })),
    /** How likely a text's sentences are, in a run with hierarchical softmax. */
    scoreText: (text: string) => ask('scores', session.score(text), (scores) => ({ scores })),
  };
};
