import { useEffect, useState } from 'react';
import { useAppStore } from '../state/appContext';
import type { AppState } from '../state/store';
import { mapSummary } from './mapWording';

/** What is told waits until nothing new has come for so long: a walk over many words tells of the last. */
const QUIET_MS = 700;

/** Those of the focus, on the map or not, most similar first. */
const nearestWords = ({ focus, neighbours }: AppState): string[] =>
  focus && neighbours?.query.word === focus.word ? neighbours.neighbours.map(({ word }) => word) : [];

/** The map in words, for a screen reader: told anew when something is chosen or the map comes to rest. */
export function useMapSummary(): string {
  const store = useAppStore();
  const [summary, setSummary] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const state = store.getState();
      const { projection, mapWords, selection, focus } = state;
      setSummary(
        projection.layoutVersion === 0
          ? ''
          : mapSummary({
              ...{ words: mapWords.length, selected: selection.length, phase: projection.phase },
              ...{ focus, neighbours: nearestWords(state) },
            }),
      );
    };
    // The neighbours change all the while in training: only their arrival is news.
    const newsOf = (state: AppState) => [
      state.mapWords.length,
      state.projection.phase,
      state.projection.layoutVersion > 0,
      state.selection,
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
