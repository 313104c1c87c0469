import type { SessionApi } from '../session/sessionTypes';
import type { NeighbourHistory } from './explored';
import type { AppState, AppStore } from './store';

/** Neighbours that are kept of each epoch. */
export const HISTORY_NEIGHBOURS = 10;

interface Wanted {
  runId: number;
  word: string;
  epochs: readonly number[];
}

/** The word of the vocabulary looked at, and the epochs it can be looked up in. */
const wantedOf = ({ focus, run }: AppState): Wanted | null => {
  if (!focus || focus.wordId < 0 || !run?.snapshots) return null;
  const { runId } = run.facts;
  return { runId, word: focus.word, epochs: run.snapshots.kept.map(({ epoch }) => epoch) };
};

const isOf = (history: NeighbourHistory | null, wanted: Wanted): history is NeighbourHistory =>
  history?.runId === wanted.runId && history.word === wanted.word;

/** Looks the word up in every epoch that was kept, one after another, and only in those it was not looked up in yet. */
export function connectNeighbourHistory(
  store: AppStore,
  session: Pick<SessionApi, 'neighboursAt'>,
): () => void {
  let asking = false;
  let stopped = false;
  /** Epochs whose vectors were gone when they were asked for. */
  let missing = new Set<number>();

  const next = (): (Wanted & { epoch: number }) | null => {
    const state = store.getState();
    const wanted = wantedOf(state);
    if (!wanted) return null;
    const { neighbourHistory } = state;
    const known = isOf(neighbourHistory, wanted) ? neighbourHistory.epochs.map(({ epoch }) => epoch) : [];
    const epoch = wanted.epochs.find((kept) => !known.includes(kept) && !missing.has(kept));
    return epoch === undefined ? null : { ...wanted, epoch };
  };

  const ask = async () => {
    if (asking) return;
    asking = true;
    for (let question = next(); question && !stopped; question = next()) {
      const { epoch, runId, word } = question;
      const answer = await session.neighboursAt(epoch, word, HISTORY_NEIGHBOURS);
      const wanted = wantedOf(store.getState());
      if (stopped || wanted?.word !== word || wanted.runId !== runId) continue;
      if (!answer.ok) missing.add(epoch);
      else store.setState((state) => added(state, wanted, epoch, answer.value.neighbours));
    }
    asking = false;
  };

  const unsubscribe = store.subscribe((state, before) => {
    const sameWord = state.focus?.word === before.focus?.word;
    const sameRun = state.run?.facts.runId === before.run?.facts.runId;
    if (!sameWord || !sameRun) missing = new Set();
    if (!sameWord || !sameRun || state.run?.snapshots !== before.run?.snapshots) void ask();
  });
  return () => {
    stopped = true;
    unsubscribe();
  };
}

/** Epochs whose vectors were let go meanwhile stay: their neighbours are known. */
const added = (
  { neighbourHistory }: AppState,
  wanted: Wanted,
  epoch: number,
  neighbours: NeighbourHistory['epochs'][number]['neighbours'],
): Partial<AppState> => {
  const known = isOf(neighbourHistory, wanted) ? neighbourHistory.epochs : [];
  const epochs = [...known, { epoch, neighbours }].sort((a, b) => a.epoch - b.epoch);
  return { neighbourHistory: { runId: wanted.runId, word: wanted.word, epochs } };
};
