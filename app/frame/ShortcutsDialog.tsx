import { useActions, useAppState } from '../state/appContext';
import { Dialog } from '../ui/Dialog';
import { SHORTCUTS } from './hotkeys';
import styles from './ShortcutsDialog.module.css';

export function ShortcutsDialog() {
  const isOpen = useAppState((state) => state.dialog === 'shortcuts');
  const { setDialog } = useActions();
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={() => setDialog(null)} width={440}>
      <dl className={styles.list}>
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
