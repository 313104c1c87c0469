import { useEffect, useState, type RefObject } from 'react';
import { useAppStore } from '../state/appContext';
import type { AppState } from '../state/store';
import type { Scatter } from './scatter';

/** While the map moves the words in view are looked up so often. */
const MOVING_MS = 1500;

const NONE: readonly number[] = [];
const sameView = (a: AppState, b: AppState) =>
  a.view === b.view &&
  a.coloring === b.coloring &&
  a.mapPoints === b.mapPoints &&
  a.layers === b.layers &&
  a.projection.phase === b.projection.phase &&
  a.projection.layoutVersion === b.projection.layoutVersion;

/** points of the points in view that the legend lets stand out, most frequent first. */
export function usePointsInView(scatterRef: RefObject<Scatter | null>): readonly number[] {
  const store = useAppStore();
  const [ids, setIds] = useState(NONE);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      setIds(scatterRef.current?.pointsInView() ?? NONE);
    };
    look();
    const unsubscribe = store.subscribe((state, before) => {
      if (sameView(state, before)) return;
      const layoutOnly =
        state.view === before.view && state.coloring === before.coloring && state.layers === before.layers;
      timer ??= setTimeout(look, layoutOnly ? MOVING_MS : 0);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [store, scatterRef]);
  return ids;
}
