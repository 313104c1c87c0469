import type { ColumnFacts, DocumentTableFacts, RowProblems } from '../../worker/contract/documents';
import { BarList, BarRow } from '../ui/BarList';
import { formatCount, plural } from '../ui/format';
import styles from './DocumentsSection.module.css';

/** Bars of labels before the rest is counted together. */
const BARS = 12;

/** What the rows of a table have become: labels, other columns, and rows left out. */
export function DocumentsSection({ documents }: { documents: DocumentTableFacts }) {
  const label = documents.columns.find(({ name }) => name === documents.label);
  const others = documents.columns.filter((column) => column !== label);
  return (
    <>
      <RowsLeftOut documents={documents} />
      {label && <Labels column={label} />}
      {others.length > 0 && (
        <>
          <h3 className={styles.heading}>Other columns</h3>
          <dl className={styles.columns}>
            {others.map((column) => (
              <div key={column.name}>
                <dt>{column.name}</dt>
                <dd>{inWords(column)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {documents.leftOut && (
        <p className={styles.note}>
          {documents.leftOut.join(', ')}: values too long to be kept beside the text.
        </p>
      )}
    </>
  );
}

const inWords = ({ kind, range, distinct, missing, commonest }: ColumnFacts): string => {
  const [first] = commonest;
  const values =
    kind === 'number' && range
      ? `${range[0]} to ${range[1]}`
      : `${plural(distinct, 'value')}${first?.documents > 1 ? `, most often ${first.value}` : ''}`;
  return missing > 0 ? `${values}, missing in ${formatCount(missing)}` : values;
};

function Labels({ column }: { column: ColumnFacts }) {
  const shown = column.commonest.slice(0, BARS);
  const most = shown.at(0)?.documents ?? 1;
  const rest = column.distinct - shown.length;
  return (
    <>
      <h3 className={styles.heading}>Documents by {column.name}</h3>
      <div className={styles.bars}>
        <BarList label={`Documents by ${column.name}`}>
          {shown.map(({ value, documents }) => (
            <BarRow
              key={value}
              look="wide"
              label={value}
              share={documents / most}
              value={formatCount(documents)}
            />
          ))}
          {column.missing > 0 && (
            <BarRow
              look="wide"
              isFaint
              label="without a label"
              share={Math.min(1, column.missing / most)}
              value={formatCount(column.missing)}
            />
          )}
        </BarList>
      </div>
      {rest > 0 && <p className={styles.note}>and {plural(rest, 'more label')}</p>}
    </>
  );
}

/** Rows that became no document, and names that came again, each listed by its number. */
export const RowsLeftOut = ({ documents }: { documents: DocumentTableFacts }) => (
  <>
    <RowList rows={documents.malformed} title={(n) => `${plural(n, 'malformed row')} left out`} />
    <RowList rows={documents.empty} title={(n) => `${plural(n, 'row')} without a word left out`} />
    <RowList
      rows={documents.repeatedIds}
      title={(n) => `${plural(n, 'row')} with a name that was there before`}
    />
  </>
);

function RowList({ rows, title }: { rows: RowProblems; title: (count: number) => string }) {
  if (rows.count === 0) return null;
  return (
    <details className={styles.rows}>
      <summary>{title(rows.count)}</summary>
      <ul>
        {rows.first.map(({ row, reason }, index) => (
          <li key={index}>
            Row {formatCount(row)}
            {reason && `: ${reason}`}
          </li>
        ))}
        {rows.count > rows.first.length && <li>and {formatCount(rows.count - rows.first.length)} more</li>}
      </ul>
    </details>
  );
}
