import type { SessionApi } from '../session/sessionTypes';
import { withNotice } from './notices';
import type { AppState, AppStore } from './store';

const FOLLOW_MS = 500;

const isMoving = (state: AppState) => state.run?.state.kind === 'training';

/** Keeps the neighbour list in step with the word looked at, its length and the vectors as they train. */
export function connectNeighbourFollower(store: AppStore, session: SessionApi): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const ask = async () => {
    clearTimeout(timer);
    const question = ++asked;
    const { focus, neighbourCount } = store.getState();
    if (!focus) return;
    const answer = await session.neighbours(focus.word, neighbourCount);
    if (question !== asked) return;
    if (answer.ok) store.setState({ neighbours: answer.value });
    else if (answer.problem.kind === 'unknownWord') store.setState({ focus: null, neighbours: null });
    else store.setState((state) => withNotice(state, answer.problem));
    if (answer.ok && isMoving(store.getState())) timer = setTimeout(() => void ask(), FOLLOW_MS);
  };

  const unsubscribe = store.subscribe((state, before) => {
    const changed =
      state.focus?.word !== before.focus?.word ||
      state.neighbourCount !== before.neighbourCount ||
      isMoving(state) !== isMoving(before) ||
      state.run?.shownEpoch !== before.run?.shownEpoch;
    const runChanged = state.run?.facts.runId !== before.run?.facts.runId;
    if (changed || (runChanged && state.focus)) void ask();
  });
  return () => {
    asked++;
    clearTimeout(timer);
    unsubscribe();
  };
}
