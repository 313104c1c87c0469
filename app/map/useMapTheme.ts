import { useEffect, useState } from 'react';
import { readPalette } from '../ui/palette';
import type { MapTheme } from './scatterTypes';

/** The colours and the type as they are now. */
export function readTheme(): MapTheme {
  const { surface, text, muted, line, accent } = readPalette();
  const fontFamily = getComputedStyle(document.documentElement)
    .getPropertyValue('--font')
    .replace(/\s+/g, ' ')
    .trim();
  return { surface, text, mutedText: muted, line, accent, fontFamily: fontFamily || 'sans-serif' };
}

/** The map's colours and type, read anew when the page changes its theme. */
export function useMapTheme(): MapTheme {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => {
    const refresh = () => setTheme(readTheme());
    const observer = new MutationObserver(refresh);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    refresh();
    return () => observer.disconnect();
  }, []);
  return theme;
}

const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';

export function useReducedMotion(): boolean {
  const [reduced, setReduced] = useState(() => matchMedia(REDUCED_MOTION).matches);
  useEffect(() => {
    const query = matchMedia(REDUCED_MOTION);
    const refresh = () => setReduced(query.matches);
    query.addEventListener('change', refresh);
    return () => query.removeEventListener('change', refresh);
  }, []);
  return reduced;
}
