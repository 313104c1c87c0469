import { Copy, Download, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import { copyText } from '../state/clipboard';
import { downloadBlob, fileStem } from '../state/download';
import { isDocument, nameOf, type MapPoint } from '../state/mapPoints';
import { Button, IconButton } from '../ui/Button';
import { countText, formatCount, plural } from '../ui/format';
import { NeighbourBars } from './NeighbourBars';
import { selectedTable } from './selectedList';
import { SelectionKeywords } from './SelectionKeywords';
import styles from './SelectionView.module.css';

const SHOWN = 500;

const noteOn = (point: MapPoint): string =>
  isDocument(point) ? (point.label ?? 'document') : formatCount(point.count);

/** The words and documents of a box or lasso, to look at, copy and save. */
export function SelectionView() {
  const selection = useAppState((state) => state.selection);
  const mapPoints = useAppState((state) => state.mapPoints);
  const corpusName = useAppState((state) => state.run?.corpusName);
  const { walkTo, setHovered, clearSelection, undo, findNearSelection, say } = useActions();
  const near = useAppState(({ nearSelection, selection: now }) =>
    nearSelection?.selection === now ? nearSelection.words : null,
  );
  const points = useMemo(() => selection.filter((point) => mapPoints[point]), [selection, mapPoints]);
  const chosen = useMemo(() => points.map((point) => mapPoints[point]), [points, mapPoints]);
  const documents = chosen.filter(isDocument).length;
  const words = chosen.length - documents;
  const copy = async () => {
    const copied = await copyText(documents > 0 ? selectedTable(chosen) : chosen.map(nameOf).join('\n'));
    say(copied ? `${countText({ words, documents })} copied` : 'The browser does not allow copying here');
  };
  const save = () =>
    downloadBlob(
      new Blob([selectedTable(chosen)], { type: 'text/tab-separated-values' }),
      `${fileStem(corpusName)}-${documents > 0 ? 'selection' : 'words'}.tsv`,
    );

  return (
    <section className={styles.view} aria-labelledby="selected-words">
      <header className={styles.head}>
        <h2 id="selected-words" className={styles.title}>
          {documents > 0 ? `${countText({ words, documents })} selected` : plural(words, 'selected word')}
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
        {words > 0 && (
          <Button look="quiet" onPress={findNearSelection}>
            {documents > 0 ? 'Nearest to all words' : 'Nearest to all'}
          </Button>
        )}
        <Button look="quiet" onPress={clearSelection}>
          Clear
        </Button>
      </div>
      <SelectionKeywords />
      {near && (
        <div>
          <h3 className={styles.near}>Nearest to all of these</h3>
          <NeighbourBars neighbours={near} label="Nearest to all of these" />
        </div>
      )}
      <ul className={styles.list}>
        {points.slice(0, SHOWN).map((point, i) => (
          <li key={point}>
            <AriaButton
              className={styles.row}
              onPress={() => walkTo(point)}
              onHoverStart={() => setHovered(point)}
              onHoverEnd={() => setHovered(null)}
            >
              <span>{nameOf(chosen[i])}</span>
              <span className={styles.count}>{noteOn(chosen[i])}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
      {points.length > SHOWN && (
        <p className={styles.count}>and {formatCount(points.length - SHOWN)} more, all in the saved list</p>
      )}
    </section>
  );
}
