import type { CorpusSource } from '../../worker/contract/corpus';
import type { TableInspection, TableSettings } from '../../worker/contract/documents';

/** A table whose columns are being chosen before it is read. */
export interface TableDraft {
  source: CorpusSource;
  inspection: TableInspection;
  settings: TableSettings;
}

/** Settings made for another table, as far as this one has their columns; else what it suggests itself. */
export const draftOf = (
  source: CorpusSource,
  inspection: TableInspection,
  wanted: TableSettings | null,
): TableDraft => {
  const names = inspection.columns.map(({ name }) => name);
  const fits =
    wanted !== null &&
    wanted.format === inspection.format &&
    [...wanted.text, wanted.label, wanted.id].every((column) => column === null || names.includes(column));
  return { source, inspection, settings: fits ? wanted : inspection.suggested };
};

/** The settings with a change; the last text column stays, and no column has two parts. */
export const changedTable = (table: TableSettings, change: Partial<TableSettings>): TableSettings => {
  const next = { ...table, ...change };
  if (next.text.length === 0) next.text = table.text;
  if (change.text) {
    if (next.label !== null && next.text.includes(next.label)) next.label = null;
    if (next.id !== null && next.text.includes(next.id)) next.id = null;
  }
  return next;
};
