import { Download } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { SavedVectors } from '../../worker/contract/engine';
import { useActions, useAppState } from '../state/appContext';
import { IconButton } from '../ui/Button';
import styles from './Menu.module.css';

interface VectorFile {
  what: SavedVectors;
  label: string;
  description: string;
}

const WORD_FILES: readonly VectorFile[] = [
  { what: 'words', label: 'Vectors', description: 'word2vec text, for gensim and others' },
];
const DOC2VEC_FILES: readonly VectorFile[] = [
  { what: 'words', label: 'Word vectors', description: 'word2vec text, for gensim and others' },
  {
    what: 'documents',
    label: 'Document vectors',
    description: 'word2vec text; rows are *dt_0, *dt_1 … and *dt___label__x',
  },
  { what: 'all', label: 'Documents and words', description: 'both in one file, as gensim writes them' },
];

export function SaveMenu() {
  const hasRun = useAppState((state) => state.run !== null);
  const hasMap = useAppState((state) => state.projection.layoutVersion > 0);
  const hasDocuments = useAppState((state) => Boolean(state.run?.facts.documents));
  const { saveVectors, saveMap } = useActions();
  return (
    <MenuTrigger>
      <IconButton label="Save" isDisabled={!hasRun}>
        <Download size={17} aria-hidden />
      </IconButton>
      <Popover className={styles.popover} placement="bottom end">
        <Menu className={styles.menu} aria-label="Save" disabledKeys={hasMap ? [] : ['png', 'svg']}>
          {(hasDocuments ? DOC2VEC_FILES : WORD_FILES).map(({ what, label, description }) => (
            <MenuItem
              key={what}
              id={what}
              className={styles.item}
              textValue={label}
              onAction={() => saveVectors(what)}
            >
              <span>{label}</span>
              <span className={styles.description}>{description}</span>
            </MenuItem>
          ))}
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
