import { CLUSTER_LIMITS } from '../../worker/contract/wordGroups';
import { NO_FILTER, type Coloring, type ColorMode } from './coloring';
import type { AppStore } from './store';

/** What the colours of the map tell, and the filter of the legend. */
export const createColoringActions = (store: AppStore) => {
  const change = (of: (coloring: Coloring) => Partial<Coloring>) =>
    store.setState(({ coloring }) => ({ coloring: { ...coloring, ...of(coloring) } }));
  return {
    setColorMode: (mode: ColorMode, column: string | null = null) =>
      change((coloring) =>
        coloring.mode === mode && coloring.column === column
          ? {}
          : { mode, column, groups: null, numbers: null, filter: NO_FILTER },
      ),
    setClusters: (clusters: number) => {
      const { min, max } = CLUSTER_LIMITS;
      change(() => ({ clusters: Math.min(max, Math.max(min, Math.round(clusters))), filter: NO_FILTER }));
    },
    toggleGroup: (id: number) =>
      change(({ filter }) => {
        const hidden = new Set(filter.hidden);
        if (!hidden.delete(id)) hidden.add(id);
        return { filter: { ...filter, hidden } };
      }),
    /** All other groups of the legend stand back. */
    showOnlyGroup: (id: number, all: readonly number[]) =>
      change(({ filter }) => ({
        filter: { ...filter, hidden: new Set(all.filter((other) => other !== id)) },
      })),
    setColorRange: ([from, to]: readonly [number, number]) =>
      change(({ filter }) => ({ filter: { ...filter, range: from <= 0 && to >= 1 ? null : [from, to] } })),
    setRegions: (regions: boolean) => change(() => ({ regions })),
    showAllPoints: () => change(() => ({ filter: NO_FILTER })),
    setTableOpen: (tableOpen: boolean) => store.setState({ tableOpen }),
  };
};
