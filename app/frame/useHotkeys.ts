import { useEffect } from 'react';
import { useActions, useAppStore } from '../state/appContext';
import { mapHandle } from '../state/mapHandle';
import { belongsToElement, hotkeyOf, leftByEscape, type HotkeyCommand } from './hotkeys';

/** Listens to the keys of the page while no field has the focus. */
export function useHotkeys(): void {
  const actions = useActions();
  const store = useAppStore();
  useEffect(() => {
    const commands: Record<HotkeyCommand, () => void> = {
      search: actions.requestSearch,
      pause: () => void actions.togglePause(),
      oneEpoch: () => void actions.oneEpoch(),
      clear: () => {
        const left = leftByEscape(store.getState());
        if (left === 'look') actions.clearSelection();
        else if (left === 'preview') actions.setPreviewOpen(false);
        else if (left === 'drawer') actions.setDrawer(null);
      },
      play: () => actions.togglePlaying(),
      fit: () => mapHandle.current?.fit(),
      box: () => actions.setTool('box'),
      lasso: () => actions.setTool('lasso'),
      pan: () => actions.setTool('pan'),
      undo: actions.undo,
      redo: actions.redo,
      shortcuts: () => actions.setDialog('shortcuts'),
    };
    const press = (event: KeyboardEvent) => {
      const { dialog, run, pendingSource } = store.getState();
      if (event.defaultPrevented || event.repeat || dialog || pendingSource) return;
      const command = hotkeyOf(event);
      if (!command || belongsToElement(event.target, event.key)) return;
      if (!run && command !== 'shortcuts' && command !== 'clear' && command !== 'oneEpoch') return;
      event.preventDefault();
      commands[command]();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [actions, store]);
}
