import type { SessionApi } from '../session/sessionTypes';
import type { AppStore } from './store';

const FOUND_DOCUMENTS = 10;

/** Documents of a Doc2Vec run for a text. */
export const createDocumentActions = (store: AppStore, session: SessionApi) => {
  let searches = 0;
  return {
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
