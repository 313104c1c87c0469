import type { TableInspection, TableSettings } from '../../worker/contract/documents';
import styles from './TableRows.module.css';

/** What a column is to a document; '' for the others, which are kept beside it. */
const partOf = (column: string, { text, label, id }: TableSettings): string => {
  if (text.includes(column)) return 'text';
  if (column === label) return 'label';
  return column === id ? 'name' : '';
};

/** The first rows as they were cut, and what each column is to a document. */
export function TableRows({
  inspection,
  settings,
}: {
  inspection: TableInspection;
  settings: TableSettings;
}) {
  const { columns, rows } = inspection;
  return (
    // Wide tables scroll, by the keyboard too.
    <div className={styles.frame} role="region" aria-label="First rows" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ name }) => {
              const part = partOf(name, settings);
              return (
                <th key={name} scope="col" data-part={part || undefined}>
                  {name}
                  {part && <span className={styles.part}>{part}</span>}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map(({ name, kind }, column) => (
                <td key={name} data-part={partOf(name, settings) || undefined} data-kind={kind}>
                  <div className={styles.cell}>{row[column]}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
