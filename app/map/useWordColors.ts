import { useMemo } from 'react';
import { useAppState } from '../state/appContext';
import { wordColors, type WordColors } from './wordColors';

/** Colours and legend of the map as they are now. */
export function useWordColors(surface: string): WordColors {
  const coloring = useAppState((state) => state.coloring);
  const words = useAppState((state) => state.mapWords);
  return useMemo(() => wordColors({ coloring, words, surface }), [coloring, words, surface]);
}
