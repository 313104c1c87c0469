import type { SessionApi } from '../session/sessionTypes';
import type { AppState, AppStore } from './store';

/** Documents listed for a word. */
const LISTED = 6;

const runOf = ({ run }: AppState) => (run?.table ? run.facts.runId : null);

/** Brings the text of the document looked at, and the documents that contain the word looked at. */
export function connectDocumentFollower(store: AppStore, session: SessionApi): () => void {
  let stopped = false;

  const bringText = async (run: number | null, document: AppState['document']) => {
    store.setState({ documentText: null });
    if (run === null || document?.kind !== 'document') return;
    const answer = await session.documentText(document.tag);
    const now = store.getState();
    if (stopped || runOf(now) !== run || now.document?.tag !== document.tag) return;
    if (answer.ok) store.setState({ documentText: answer.value });
  };

  const bringDocuments = async (run: number | null, word: string | null) => {
    if (word !== null && store.getState().wordDocuments?.word === word) return;
    store.setState({ wordDocuments: null });
    if (run === null || word === null) return;
    const answer = await session.documentsWithWord(word, LISTED);
    const now = store.getState();
    if (stopped || runOf(now) !== run || now.focus?.word !== word) return;
    if (answer.ok) store.setState({ wordDocuments: answer.value });
  };

  const unsubscribe = store.subscribe((state, before) => {
    const run = runOf(state);
    const runChanged = run !== runOf(before);
    if (runChanged || state.document?.tag !== before.document?.tag) void bringText(run, state.document);
    const word = state.focus?.word ?? null;
    if (runChanged || word !== (before.focus?.word ?? null)) void bringDocuments(run, word);
  });
  return () => {
    stopped = true;
    unsubscribe();
  };
}
