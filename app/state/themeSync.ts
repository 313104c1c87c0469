import type { AppStore, ResolvedTheme, Theme } from './store';

const KEY = 'theme';

export const resolveTheme = (theme: Theme, systemIsDark: boolean): ResolvedTheme => {
  if (theme !== 'system') return theme;
  return systemIsDark ? 'dark' : 'light';
};

/** null when nothing is kept, or when the browser keeps nothing for this page. */
const keptTheme = (): Theme | null => {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : null;
  } catch {
    return null;
  }
};

const keepTheme = (theme: Theme): boolean => {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
    return true;
  } catch {
    return false;
  }
};

/** Puts the theme on the document element, where tokens.css looks for it, and follows the system. */
export function connectTheme(store: AppStore): () => void {
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const resolvedTheme = resolveTheme(store.getState().theme, systemDark.matches);
    document.documentElement.setAttribute('data-theme', resolvedTheme);
    if (store.getState().resolvedTheme !== resolvedTheme) store.setState({ resolvedTheme });
  };
  const kept = keptTheme();
  if (kept) store.setState({ theme: kept });
  apply();
  systemDark.addEventListener('change', apply);
  const unsubscribe = store.subscribe((state, before) => {
    if (state.theme === before.theme) return;
    keepTheme(state.theme);
    apply();
  });
  return () => {
    systemDark.removeEventListener('change', apply);
    unsubscribe();
  };
}
