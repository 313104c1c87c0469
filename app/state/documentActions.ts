import type { DocumentFacts } from '../../worker/contract/engine';
import type { SessionApi } from '../session/sessionTypes';
import type { AppStore } from './store';

const FOUND_DOCUMENTS = 10;

/** Looking at the documents of a Doc2Vec run. */
export const createDocumentActions = (store: AppStore, session: SessionApi) => {
  let searches = 0;
  return {
    focusDocument: (document: DocumentFacts) =>
      store.setState((state) => ({
        document,
        focus: null,
        neighbours: null,
        failedSearch: null,
        documentDetail: state.documentDetail?.tag === document.tag ? state.documentDetail : null,
        drawer: 'inspector',
        phoneTab: 'explore',
      })),
    /** Documents nearest to the inferred vector of a text. */
    findDocuments: async (text: string) => {
      const search = ++searches;
      const runId = store.getState().run?.facts.runId;
      const found = await session.nearestDocuments({ kind: 'text', text }, FOUND_DOCUMENTS);
      if (search !== searches || store.getState().run?.facts.runId !== runId) return;
      store.setState({ documentSearch: { text, found } });
    },
    clearDocumentSearch: () => {
      searches++;
      store.setState({ documentSearch: null });
    },
  };
};
