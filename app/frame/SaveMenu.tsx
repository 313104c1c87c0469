import { Download } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { FASTTEXT } from '../../worker/contract/algorithms';
import { fastTextMatrixBytes } from '../../worker/contract/fastTextFile';
import type { SavedVectors } from '../../worker/contract/engine';
import { useActions, useAppState } from '../state/appContext';
import { IconButton } from '../ui/Button';
import { formatBytes } from '../ui/format';
import styles from '../ui/Menu.module.css';

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
  const fastTextRun = useFastTextRun();
  const { saveVectors, saveFastText, saveMap } = useActions();
  return (
    <MenuTrigger>
      <IconButton label="Save" isDisabled={!hasRun}>
        <Download size={17} aria-hidden />
      </IconButton>
      <Popover className={styles.popover} placement="bottom end">
        <Menu
          className={styles.menu}
          aria-label="Save"
          disabledKeys={[...(hasMap ? [] : ['png', 'svg']), ...(fastTextRun?.earlier ? ['fasttext'] : [])]}
        >
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
          {fastTextRun && (
            <MenuItem
              id="fasttext"
              className={styles.item}
              textValue="fastText model"
              onAction={() => saveFastText()}
            >
              <span>fastText model</span>
              <span className={styles.description}>
                {fastTextRun.earlier
                  ? 'of the newest vectors only; go back to those first'
                  : `.bin with n-grams, for fastText and gensim; ${formatBytes(fastTextRun.bytes)}`}
              </span>
            </MenuItem>
          )}
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

/** Size of a FastText run's file, and whether an earlier epoch, which has none, is shown; null for other runs. */
function useFastTextRun(): { bytes: number; earlier: boolean } | null {
  const facts = useAppState((state) => state.run?.facts);
  const earlier = useAppState((state) => (state.run?.shownEpoch ?? null) !== null);
  if (facts?.hyperparameters.algorithm !== FASTTEXT) return null;
  return { bytes: fastTextMatrixBytes(facts.hyperparameters, facts.vocabulary), earlier };
}
