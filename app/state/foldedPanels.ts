import type { Drawer } from './store';

const KEY = 'folded';

export type FoldedPanels = Record<Drawer, boolean>;

/** Which panels were folded away on the last visit; none when the browser keeps nothing for this page. */
export function keptFolds(): FoldedPanels {
  const kept = read();
  return { rail: kept.includes('rail'), inspector: kept.includes('inspector') };
}

/** Answers whether it could be kept. */
export function keepFolds({ rail, inspector }: FoldedPanels): boolean {
  const folded = [rail && 'rail', inspector && 'inspector'].filter(Boolean).join(' ');
  try {
    if (folded) localStorage.setItem(KEY, folded);
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

function read(): string[] {
  try {
    return localStorage.getItem(KEY)?.split(' ') ?? [];
  } catch {
    return [];
  }
}
