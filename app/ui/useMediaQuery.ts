import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds, followed as it changes. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

export type PageLayout = 'wide' | 'medium' | 'phone';

/** Panels beside the map, drawers over it, or a sheet below it. */
export function usePageLayout(): PageLayout {
  const wide = useMediaQuery('(min-width: 1100px)');
  const medium = useMediaQuery('(min-width: 700px)');
  if (wide) return 'wide';
  return medium ? 'medium' : 'phone';
}
