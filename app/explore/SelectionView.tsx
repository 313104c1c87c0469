import { Copy, Download, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import { copyText } from '../state/clipboard';
import { downloadBlob, fileStem } from '../state/download';
import { Button, IconButton } from '../ui/Button';
import { formatCount, plural } from '../ui/format';
import { NeighbourBars } from './NeighbourBars';
import styles from './SelectionView.module.css';

const SHOWN = 500;

/** The words of a box or lasso, to look at, copy and save. */
export function SelectionView() {
  const selection = useAppState((state) => state.selection);
  const mapWords = useAppState((state) => state.mapWords);
  const corpusName = useAppState((state) => state.run?.corpusName);
  const { focusWord, setHovered, clearSelection, undo, findNearSelection, say } = useActions();
  const near = useAppState(({ nearSelection, selection: now }) =>
    nearSelection?.selection === now ? nearSelection.words : null,
  );
  const words = useMemo(
    () => selection.map((wordId) => mapWords[wordId]).filter((word) => word !== undefined),
    [selection, mapWords],
  );
  const text = () => words.map(({ word, count }) => `${word}\t${count}\n`).join('');
  const copy = async () => {
    const copied = await copyText(words.map(({ word }) => word).join('\n'));
    say(copied ? `${plural(words.length, 'word')} copied` : 'The browser does not allow copying here');
  };
  const save = () =>
    downloadBlob(
      new Blob([`word\tcount\n${text()}`], { type: 'text/tab-separated-values' }),
      `${fileStem(corpusName)}-words.tsv`,
    );

  return (
    <section className={styles.view} aria-labelledby="selected-words">
      <header className={styles.head}>
        <h2 id="selected-words" className={styles.title}>
          {plural(words.length, 'selected word')}
        </h2>
        <IconButton label="Undo" hotkey="Ctrl Z" onPress={undo}>
          <Undo2 size={16} aria-hidden />
        </IconButton>
      </header>
      <div className={styles.actions}>
        <Button onPress={copy}>
          <Copy size={14} aria-hidden /> Copy
        </Button>
        <Button onPress={save}>
          <Download size={14} aria-hidden /> Save list
        </Button>
        <Button look="quiet" onPress={findNearSelection}>
          Nearest to all
        </Button>
        <Button look="quiet" onPress={clearSelection}>
          Clear
        </Button>
      </div>
      {near && (
        <div>
          <h3 className={styles.near}>Nearest to all of these</h3>
          <NeighbourBars neighbours={near} label="Nearest to all of these" />
        </div>
      )}
      <ul className={styles.list}>
        {words.slice(0, SHOWN).map(({ word, wordId, count }) => (
          <li key={wordId}>
            <AriaButton
              className={styles.row}
              onPress={() => focusWord(word, true)}
              onHoverStart={() => setHovered(wordId)}
              onHoverEnd={() => setHovered(null)}
            >
              <span>{word}</span>
              <span className={styles.count}>{formatCount(count)}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
      {words.length > SHOWN && (
        <p className={styles.count}>and {formatCount(words.length - SHOWN)} more, all in the saved list</p>
      )}
    </section>
  );
}
