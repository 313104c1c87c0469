import type { SessionApi } from '../session/sessionTypes';
import { PLACES } from './mapPoints';
import type { AppStore } from './store';

/** Finds where on the map the typed text is shown, anew when the map has other points. */
export function connectTextFollower(store: AppStore, session: SessionApi): () => void {
  const isWaiting = () => {
    const { placedText, projection } = store.getState();
    return placedText !== null && placedText.places.length === 0 && projection.layoutVersion > 0;
  };
  const ask = async () => {
    const { placedText: asked, projection } = store.getState();
    if (!asked) return;
    const found = await session.nearestPoints({ kind: 'text', text: asked.text }, projection.rows, PLACES);
    const now = store.getState();
    // A change of the map has asked again.
    if (now.placedText !== asked || now.projection.rows !== projection.rows) return;
    const places = found.ok ? found.value : [];
    store.setState({ placedText: places.length > 0 ? { ...asked, places } : null });
  };
  return store.subscribe((state, before) => {
    const changed =
      state.placedText !== before.placedText || state.projection.rows !== before.projection.rows;
    if (changed && isWaiting()) void ask();
  });
}
