import { useEffect, useState } from 'react';
import { useAppStore } from '../state/appContext';
import type { AppState } from '../state/store';
import { wordsNearChosen } from './mapProps';
import { mapSummary } from './mapWording';

/** What is told waits until nothing new has come for so long: a walk over many words tells of the last. */
const QUIET_MS = 700;

/** Those of the word or document looked at, on the map or not, most similar first. */
const nearestWords = (state: AppState): string[] => wordsNearChosen(state).map(({ word }) => word);

/** The map in words, for a screen reader: told anew when something is chosen or the map comes to rest. */
export function useMapSummary(): string {
  const store = useAppStore();
  const [summary, setSummary] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const state = store.getState();
      const { projection, selection, focus, document } = state;
      setSummary(
        projection.layoutVersion === 0
          ? ''
          : mapSummary({
              ...{ rows: projection.rows, selected: selection.length, phase: projection.phase },
              ...{ focus: document ?? focus, neighbours: nearestWords(state) },
            }),
      );
    };
    // The neighbours change all the while in training: only their arrival is news.
    const newsOf = (state: AppState) => [
      state.projection.rows,
      state.projection.phase,
      state.projection.layoutVersion > 0,
      state.selection,
      state.document?.tag,
      state.focus?.word,
      nearestWords(state).length > 0,
    ];
    let known: unknown[] = [];
    const look = () => {
      const news = newsOf(store.getState());
      if (news.every((part, i) => part === known[i])) return;
      known = news;
      clearTimeout(timer);
      timer = setTimeout(tell, QUIET_MS);
    };
    look();
    const unsubscribe = store.subscribe(look);
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [store]);
  return summary;
}
