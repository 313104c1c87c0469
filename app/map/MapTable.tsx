import { ArrowDown, ArrowUp, ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useMemo, useState, type RefObject } from 'react';
import { Button } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import { chosenPoint, isDocument, nameOf, type MapPoint } from '../state/mapPoints';
import { countText, formatCount, formatSimilarity } from '../ui/format';
import styles from './MapTable.module.css';
import type { Scatter } from './scatter';
import { usePointsInView } from './usePointsInView';
import { FIRST_ORDER, nextOrder, sortPoints, type TableColumn } from './pointsInView';

const PAGE = 50;
const COLUMNS: readonly { column: TableColumn; label: string }[] = [
  { column: 'rank', label: 'Rank' },
  { column: 'count', label: 'Count' },
  { column: 'similarity', label: 'Similarity' },
];

/** The words and documents in view as a table, page by page. */
export function MapTable({ scatterRef }: { scatterRef: RefObject<Scatter | null> }) {
  const ids = usePointsInView(scatterRef);
  const points = useAppState((state) => state.mapPoints);
  const similarities = useAppState((state) => state.coloring.similarities);
  const focus = useAppState(chosenPoint);
  const { setTableOpen, walkTo, setHovered } = useActions();
  const [order, setOrder] = useState(FIRST_ORDER);
  const [page, setPage] = useState(0);
  const columns = COLUMNS.filter(({ column }) => column !== 'similarity' || similarities);
  const shown = columns.some(({ column }) => column === order.column) ? order : FIRST_ORDER;
  const sorted = useMemo(() => {
    const count = (point: number) => {
      const entry = points[point];
      return entry && !isDocument(entry) ? entry.count : null;
    };
    const similarity = (point: number) => similarities?.values[point] ?? null;
    return sortPoints({ ids: ids.filter((id) => points[id]), count, similarity }, shown);
  }, [ids, points, similarities, shown]);
  const documents = useMemo(() => sorted.filter((id) => isDocument(points[id])).length, [sorted, points]);
  const last = Math.max(0, Math.ceil(sorted.length / PAGE) - 1);
  const first = Math.min(page, last) * PAGE;
  const turn = (by: number) => setPage(Math.min(last, Math.max(0, Math.min(page, last) + by)));

  return (
    <section className={styles.panel} aria-labelledby="words-in-view" data-map-control>
      <header className={styles.head}>
        <h2 id="words-in-view" className={styles.title}>
          {countText({ words: sorted.length - documents, documents })} in view
        </h2>
        <Button aria-label="Close the table" className={styles.icon} onPress={() => setTableOpen(false)}>
          <X size={16} aria-hidden />
        </Button>
      </header>
      <div className={styles.scroll} tabIndex={0} role="group" aria-labelledby="words-in-view">
        <table className={styles.table} aria-labelledby="words-in-view">
          <thead>
            <tr>
              <th scope="col">{documents > 0 ? 'Word or document' : 'Word'}</th>
              {columns.map(({ column, label }) => (
                <th key={column} scope="col" aria-sort={sortOf(column, shown)}>
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={() => {
                      setOrder(nextOrder(shown, column));
                      setPage(0);
                    }}
                  >
                    {label}
                    {shown.column === column &&
                      (shown.descending ? (
                        <ArrowDown size={12} aria-hidden />
                      ) : (
                        <ArrowUp size={12} aria-hidden />
                      ))}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(first, first + PAGE).map((point) => (
              <tr key={point} aria-current={point === focus || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    dir="auto"
                    className={styles.word}
                    onClick={() => walkTo(point)}
                    onPointerEnter={() => setHovered(point)}
                    onPointerLeave={() => setHovered(null)}
                  >
                    {nameOf(points[point])}
                  </button>
                </th>
                <RankCells point={points[point]} />
                {similarities && <td>{similarityText(similarities.values[point])}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <footer className={styles.foot}>
        <Button
          aria-label="Page before"
          className={styles.icon}
          isDisabled={first === 0}
          onPress={() => turn(-1)}
        >
          <ChevronLeft size={16} aria-hidden />
        </Button>
        <span role="status">
          {sorted.length === 0
            ? 'Nothing in view'
            : `${formatCount(first + 1)}–${formatCount(Math.min(sorted.length, first + PAGE))} of ${formatCount(sorted.length)}`}
        </span>
        <Button
          aria-label="Next page"
          className={styles.icon}
          isDisabled={first + PAGE >= sorted.length}
          onPress={() => turn(1)}
        >
          <ChevronRight size={16} aria-hidden />
        </Button>
      </footer>
    </section>
  );
}

/** Documents have neither rank nor count. */
const RankCells = ({ point }: { point: MapPoint }) =>
  isDocument(point) ? (
    <td colSpan={2}>{point.label ?? 'document'}</td>
  ) : (
    <>
      <td>{formatCount(point.wordId + 1)}</td>
      <td>{formatCount(point.count)}</td>
    </>
  );

const similarityText = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '–' : formatSimilarity(value);

const sortOf = (column: TableColumn, order: { column: TableColumn; descending: boolean }) => {
  if (order.column !== column) return 'none';
  return order.descending ? 'descending' : 'ascending';
};
