import type { AppState } from '../state/store';

/** The keys of the page, as the dialog of shortcuts lists them; map keys are handled by the map. */
export const SHORTCUTS: readonly { keys: string; does: string }[] = [
  { keys: '/', does: 'Find a word' },
  { keys: 'Space', does: 'Pause or resume training' },
  { keys: '.', does: 'Train one epoch, then pause' },
  { keys: 'P', does: 'Play the training back, or stop playing' },
  { keys: 'Esc', does: 'Clear the selection' },
  { keys: 'F', does: 'Fit the map' },
  { keys: 'B', does: 'Select with a box (or hold Shift and drag)' },
  { keys: 'L', does: 'Select with a lasso' },
  { keys: 'V', does: 'Move the map' },
  {
    keys: 'Enter',
    does: 'On the map: look at the word in the middle; then add the word to the selection (Alt: take it out)',
  },
  { keys: '← ↑ → ↓', does: 'On the map: walk to the next word; without a word, move the map' },
  { keys: 'Shift ← ↑ → ↓', does: 'On the map: move it' },
  { keys: '+ −', does: 'On the map: zoom' },
  { keys: 'Ctrl Z', does: 'Undo the last selection or move of the map (⌘ Z on a Mac)' },
  { keys: 'Ctrl Shift Z', does: 'Redo it (⌘ ⇧ Z on a Mac)' },
  { keys: '?', does: 'Show these shortcuts' },
];

export type HotkeyCommand =
  | 'search'
  | 'pause'
  | 'oneEpoch'
  | 'play'
  | 'clear'
  | 'fit'
  | 'box'
  | 'lasso'
  | 'pan'
  | 'undo'
  | 'redo'
  | 'shortcuts';

export interface KeyStroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const PLAIN: Record<string, HotkeyCommand> = {
  '/': 'search',
  ' ': 'pause',
  '.': 'oneEpoch',
  p: 'play',
  escape: 'clear',
  f: 'fit',
  b: 'box',
  l: 'lasso',
  v: 'pan',
  '?': 'shortcuts',
};

/** What a key means outside of fields, null for every other key. */
export function hotkeyOf(stroke: KeyStroke): HotkeyCommand | null {
  const key = stroke.key.toLowerCase();
  if (stroke.altKey) return null;
  if (stroke.ctrlKey || stroke.metaKey) {
    if (key !== 'z') return null;
    return stroke.shiftKey ? 'redo' : 'undo';
  }
  return PLAIN[key] ?? null;
}

const FIELDS = 'input:not([type="range"]), textarea, select, [contenteditable="true"]';
/** Elements for which Space is a press, or a letter a search. */
const PRESSABLE =
  'button, a, summary, input, [role="button"], [role="option"], [role="tab"], [role="switch"]';
const SEARCHABLE = '[role="listbox"], [role="menu"]';

/** Whether the key belongs to the element that has the focus rather than to the page. */
export function belongsToElement(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(FIELDS) || target.closest('[role="dialog"], [role="alertdialog"]')) return true;
  if (key === ' ') return target.closest(PRESSABLE) !== null || target.closest(SEARCHABLE) !== null;
  return key.length === 1 && target.closest(SEARCHABLE) !== null;
}

/** What Escape leaves first: what is looked at, the look at the text, the open panel, or nothing. */
export const leftByEscape = ({
  document,
  focus,
  selection,
  previewOpen,
  drawer,
}: Pick<AppState, 'document' | 'focus' | 'selection' | 'previewOpen' | 'drawer'>):
  'look' | 'preview' | 'drawer' | null => {
  if (document || focus || selection.length > 0) return 'look';
  if (previewOpen) return 'preview';
  return drawer ? 'drawer' : null;
};
