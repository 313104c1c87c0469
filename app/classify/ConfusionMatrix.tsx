import { useState, type KeyboardEvent } from 'react';
import { useActions, useAppState } from '../state/appContext';
import { formatCount, formatShare } from '../ui/format';
import { Segmented } from '../ui/Segmented';
import { cellName, confusionRows, type ConfusionCell } from './confusionCells';
import styles from './ConfusionMatrix.module.css';

/** More classes do not fit side by side; the others are in the table of classes. */
const SHOWN = 16;

type Measure = 'shares' | 'counts';

/** True class against predicted class. Arrow keys go from cell to cell; a press lists the documents of a cell. */
export function ConfusionMatrix({
  classes,
  confusion,
}: {
  classes: readonly string[];
  confusion: ArrayLike<number>;
}) {
  const [measure, setMeasure] = useState<Measure>('counts');
  const chosen = useAppState((state) => state.classifier.confusion);
  const { chooseConfusion } = useActions();
  const shown = [...classes.keys()].slice(0, SHOWN);
  const rows = confusionRows(confusion, classes.length, shown);
  const [entry, setEntry] = useState('0-0');

  const isChosen = (cell: ConfusionCell) =>
    chosen?.trueClass === cell.trueClass && chosen.predicted === cell.predicted;
  return (
    <div className={styles.block}>
      <header className={styles.head}>
        <h4 className={styles.heading}>Confusion matrix</h4>
        <Segmented
          label="Cells show"
          value={measure}
          choices={[
            { value: 'counts', label: 'Documents' },
            { value: 'shares', label: 'Share of the row' },
          ]}
          onChange={setMeasure}
        />
      </header>
      <div className={styles.scroll}>
        <table className={styles.matrix} aria-label="Confusion matrix" data-measure={measure}>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                <span>true ↓</span>
                <span>predicted →</span>
              </th>
              {shown.map((predicted) => (
                <th key={predicted} scope="col" title={classes[predicted]}>
                  {classes[predicted]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={walk}>
            {rows.map((cells, row) => (
              <tr key={shown[row]}>
                <th scope="row" title={classes[shown[row]]}>
                  {classes[shown[row]]}
                </th>
                {cells.map((cell) => {
                  const key = `${cell.trueClass}-${cell.predicted}`;
                  const right = cell.trueClass === cell.predicted;
                  return (
                    <td key={key}>
                      <button
                        type="button"
                        className={styles.cell}
                        tabIndex={key === entry ? 0 : -1}
                        data-right={right || undefined}
                        aria-pressed={isChosen(cell)}
                        aria-label={cellName(cell, classes)}
                        style={{ background: colorOf(cell) }}
                        onFocus={() => setEntry(key)}
                        onClick={() => chooseConfusion(isChosen(cell) || right ? null : cell)}
                      >
                        {measure === 'counts' ? formatCount(cell.documents) : shareText(cell)}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.help}>
        {classes.length > SHOWN && `The ${SHOWN} commonest of ${formatCount(classes.length)} classes. `}
        The deeper a cell, the larger its share of the row. Press a cell beside the diagonal to list its
        documents.
      </p>
    </div>
  );
}

const shareText = ({ share }: ConfusionCell) => (Number.isNaN(share) ? '–' : formatShare(share));

const colorOf = ({ share, trueClass, predicted }: ConfusionCell): string => {
  const depth = Number.isNaN(share) ? 0 : Math.sqrt(share) * 55;
  return `color-mix(in oklab, var(${trueClass === predicted ? '--accent' : '--warning'}) ${depth}%, var(--surface-sunken))`;
};

/** Arrow keys move the focus to the neighbouring cell. */
function walk(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const steps: Record<string, readonly [number, number]> = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
  };
  const step = steps[event.key];
  const cell = event.target instanceof Element ? event.target.closest('td') : null;
  const row = cell?.parentElement;
  if (!step || !cell || !row) return;
  event.preventDefault();
  const rows = [...event.currentTarget.rows];
  const nextRow = rows.at(
    Math.min(rows.length - 1, Math.max(0, rows.findIndex((one) => one === row) + step[0])),
  );
  const next = nextRow?.cells.item(cell.cellIndex + step[1]);
  next?.querySelector('button')?.focus();
}
