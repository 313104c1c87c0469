import type { ColumnFacts } from '../../worker/contract/documents';
import { useActions, useAppState } from '../state/appContext';
import { isAtWork } from '../state/classifier';
import { formatCount } from '../ui/format';
import { Select } from '../ui/Select';
import { classifiedTable, labelColumn } from './obstacle';

const NONE = '';
const NO_COLUMNS: readonly ColumnFacts[] = [];

const columnLabel = ({ name, distinct, missing }: ColumnFacts) =>
  `${name} (${formatCount(distinct)} values${missing > 0 ? `, ${formatCount(missing)} missing` : ''})`;

/** Which column the classes are in, and which documents stay together. */
export function ClassifierColumns() {
  const columns = useAppState((state) => classifiedTable(state)?.columns ?? NO_COLUMNS);
  const request = useAppState((state) => state.classifier.request);
  const busy = useAppState(({ classifier }) => classifier.variants.some(isAtWork));
  const { setClassifierRequest } = useActions();
  const label = useAppState(labelColumn) ?? NONE;
  const choices = columns.map((column) => ({ value: column.name, label: columnLabel(column) }));
  return (
    <>
      <Select
        label="Classes"
        value={label}
        isDisabled={busy}
        choices={label === NONE ? [{ value: NONE, label: 'Choose a column' }, ...choices] : choices}
        onChange={(value) => setClassifierRequest({ label: value === NONE ? null : value })}
      />
      {columns.length > 1 && (
        <Select
          label="Keep together"
          value={request.group ?? NONE}
          isDisabled={busy}
          choices={[
            { value: NONE, label: 'Nothing: each document for itself' },
            ...choices.filter(({ value }) => value !== label),
          ]}
          help={
            request.group
              ? `All documents of one ${request.group} go to the same part, so that the test asks about ones never seen.`
              : 'Documents of one author or source are alike. Keep them in one part, or the test is easier than life.'
          }
          onChange={(value) => setClassifierRequest({ group: value === NONE ? null : value })}
        />
      )}
    </>
  );
}
