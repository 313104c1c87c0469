import { Check, Moon, Sun, SunMoon } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import type { Theme } from '../state/store';
import { IconButton } from '../ui/Button';
import styles from '../ui/Menu.module.css';

const THEMES: readonly { id: Theme; label: string; Icon: typeof Sun }[] = [
  { id: 'system', label: 'As the system', Icon: SunMoon },
  { id: 'light', label: 'Light', Icon: Sun },
  { id: 'dark', label: 'Dark', Icon: Moon },
];

export function ThemeMenu() {
  const theme = useAppState((state) => state.theme);
  const { setTheme } = useActions();
  const { Icon } = THEMES.find(({ id }) => id === theme) ?? THEMES[0];
  return (
    <MenuTrigger>
      <IconButton label="Theme">
        <Icon size={17} aria-hidden />
      </IconButton>
      <Popover className={styles.popover} placement="bottom end">
        <Menu
          className={styles.menu}
          aria-label="Theme"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[theme]}
          onSelectionChange={(keys) => {
            const chosen = THEMES.find(({ id }) => keys === 'all' || keys.has(id));
            if (chosen) setTheme(chosen.id);
          }}
        >
          {THEMES.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              className={`${styles.item} ${styles.row}`}
              textValue={entry.label}
            >
              <entry.Icon size={15} aria-hidden />
              {entry.label}
              {entry.id === theme && <Check size={15} aria-hidden className={styles.check} />}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
