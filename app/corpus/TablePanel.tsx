import { FileText, Table2, X } from 'lucide-react';
import { useActions, useAppState } from '../state/appContext';
import { Button, IconButton } from '../ui/Button';
import { ColumnChoice } from './ColumnChoice';
import { TableRows } from './TableRows';
import styles from './TablePanel.module.css';

/** How the rows of a file become documents, seen before it is read. */
export function TablePanel() {
  const draft = useAppState((state) => state.tableDraft);
  const { readTable, readAsPlainText, dismissTable } = useActions();
  if (!draft) return null;
  const { source, inspection, settings } = draft;
  const name = source.kind === 'url' ? source.name : source.files[0].name;
  const others = source.kind === 'files' ? source.files.length - 1 : 0;
  return (
    <section className={styles.panel} aria-labelledby="table-title">
      <header className={styles.head}>
        <h2 id="table-title" className={styles.title}>
          Rows to documents
        </h2>
        <IconButton label="Close without reading" onPress={dismissTable}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <p className={styles.lead}>
        <strong>{name}</strong>
        {others > 0 && ` and ${others} more`} is a table: each of its rows can be a document with a label.
      </p>
      <ColumnChoice settings={settings} columns={inspection.columns} />
      <div className={styles.actions}>
        <Button look="primary" onPress={readTable}>
          <Table2 size={15} aria-hidden /> Read as documents
        </Button>
        <Button onPress={readAsPlainText}>
          <FileText size={15} aria-hidden /> Read as plain text
        </Button>
      </div>
      <h3 className={styles.section}>First rows</h3>
      <TableRows inspection={inspection} settings={settings} />
    </section>
  );
}
