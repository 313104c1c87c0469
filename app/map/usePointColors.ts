import { useMemo } from 'react';
import { useAppState } from '../state/appContext';
import { columnKindOf } from './mapProps';
import { pointColors, type PointColors } from './pointColors';

/** Colours and legend of the map as they are now. */
export function usePointColors(surface: string): PointColors {
  const coloring = useAppState((state) => state.coloring);
  const points = useAppState((state) => state.mapPoints);
  const columnKind = useAppState(columnKindOf);
  return useMemo(
    () => pointColors({ coloring, points, columnKind, surface }),
    [coloring, points, columnKind, surface],
  );
}
