import type { Outcome } from '../../worker/contract/outcome';
import type { SessionApi } from '../session/sessionTypes';
import { similarityMethodOf } from './similarityFollower';
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

  /** Doc2Vec's own answer has labels too. */
  const documentsNear = (text: string) => {
    const method = similarityMethodOf(store.getState());
    const query = { kind: 'text', text } as const;
    return method === 'doc2vec'
      ? session.nearestDocuments(query, FOUND_DOCUMENTS)
      : session.similarDocuments(query, method, FOUND_DOCUMENTS);
  };

  return {
    /** Documents nearest to a text, by the method in force. */
    findDocuments: (text: string) =>
      ask('documentSearch', documentsNear(text), (found) => ({ documentSearch: { text, found } })),
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
