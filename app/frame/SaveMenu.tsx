import { Download } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import { IconButton } from '../ui/Button';
import styles from './Menu.module.css';

export function SaveMenu() {
  const hasRun = useAppState((state) => state.run !== null);
  const hasMap = useAppState((state) => state.projection.layoutVersion > 0);
  const { saveVectors, saveMap } = useActions();
  return (
    <MenuTrigger>
      <IconButton label="Save" isDisabled={!hasRun}>
        <Download size={17} aria-hidden />
      </IconButton>
      <Popover className={styles.popover} placement="bottom end">
        <Menu className={styles.menu} aria-label="Save" disabledKeys={hasMap ? [] : ['png', 'svg']}>
          <MenuItem id="vectors" className={styles.item} textValue="Vectors" onAction={saveVectors}>
            <span>Vectors</span>
            <span className={styles.description}>word2vec text, for gensim and others</span>
          </MenuItem>
          <MenuItem id="png" className={styles.item} textValue="Map as PNG" onAction={() => saveMap('png')}>
            <span>Map as PNG</span>
            <span className={styles.description}>a picture, as it is on the screen</span>
          </MenuItem>
          <MenuItem id="svg" className={styles.item} textValue="Map as SVG" onAction={() => saveMap('svg')}>
            <span>Map as SVG</span>
            <span className={styles.description}>lines and letters, sharp at any size</span>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
