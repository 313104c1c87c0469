import { useId } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { TABLE_FORMATS, type TableInspection, type TableSettings } from '../../worker/contract/documents';
import { useActions } from '../state/appContext';
import { Segmented } from '../ui/Segmented';
import { FORMAT_LABELS } from '../ui/tableProblems';
import styles from './TablePanel.module.css';

const FORMATS = TABLE_FORMATS.map((value) => ({ value, label: FORMAT_LABELS[value] }));
const FIRST_ROW = [
  { value: 'names', label: 'Names the columns' },
  { value: 'document', label: 'Is a document' },
] as const;

interface ColumnChoiceProps {
  settings: TableSettings;
  columns: TableInspection['columns'];
}

/** How rows are cut, and which columns are text, label and name. */
export function ColumnChoice({ settings, columns }: ColumnChoiceProps) {
  const { setTableShape, setTableColumns } = useActions();
  const others = columns.map(({ name }) => name).filter((name) => !settings.text.includes(name));
  return (
    <div className={styles.choice}>
      <Field label="Format">
        <Segmented
          label="Format"
          value={settings.format}
          choices={FORMATS}
          onChange={(format) => setTableShape({ format })}
        />
      </Field>
      {settings.format !== 'jsonl' && (
        <Field label="The first row">
          <Segmented
            label="The first row"
            value={settings.header ? 'names' : 'document'}
            choices={FIRST_ROW}
            onChange={(role) => setTableShape({ header: role === 'names' })}
          />
        </Field>
      )}
      <Field label="Text" help="What documents say; several columns follow one another." isWide>
        <ToggleButtonGroup
          aria-label="Text columns"
          selectionMode="multiple"
          disallowEmptySelection
          className={styles.columns}
          selectedKeys={settings.text}
          onSelectionChange={(keys) =>
            setTableColumns({ text: columns.map(({ name }) => name).filter((name) => keys.has(name)) })
          }
        >
          {columns.map(({ name }) => (
            <ToggleButton key={name} id={name} className={styles.column}>
              {name}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Field>
      <ColumnSelect
        label="Label"
        help="The class of a document: for colours and classifiers."
        none="No label"
        columns={others}
        value={settings.label}
        onChange={(label) => setTableColumns({ label })}
      />
      <ColumnSelect
        label="Name"
        help="What a document is called."
        none="Their numbers"
        columns={others}
        value={settings.id}
        onChange={(id) => setTableColumns({ id })}
      />
    </div>
  );
}

interface FieldProps {
  label: string;
  help?: string;
  isWide?: boolean;
  children: React.ReactNode;
}

const Field = ({ label, help, isWide, children }: FieldProps) => (
  <div className={styles.field} data-wide={isWide || undefined}>
    <span className={styles.label}>
      {label}
      {help && <span className={styles.help}> {help}</span>}
    </span>
    {children}
  </div>
);

interface ColumnSelectProps {
  label: string;
  help: string;
  /** What no column means. */
  none: string;
  columns: readonly string[];
  value: string | null;
  onChange: (column: string | null) => void;
}

function ColumnSelect({ label, help, none, columns, value, onChange }: ColumnSelectProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label} <span className={styles.help}>{help}</span>
      </label>
      <select
        id={id}
        className={styles.select}
        value={value === null ? '' : `column ${value}`}
        onChange={({ target }) => onChange(target.value === '' ? null : target.value.slice('column '.length))}
      >
        <option value="">{none}</option>
        {columns.map((column) => (
          <option key={column} value={`column ${column}`}>
            {column}
          </option>
        ))}
      </select>
    </div>
  );
}
