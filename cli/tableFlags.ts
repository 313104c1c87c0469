import { TABLE_FORMATS, type TableFormat, type TableSettings } from '../worker/contract/documents';
import { formatOfName } from '../worker/corpus/inspectTable';
import type { Flag } from './flags';
import { UsageError } from './usageError';

/** How the rows of a table become documents: the first decides, and is guessed from the name of the input. */
export const TABLE_FLAGS: Flag[] = [
  {
    name: 'table',
    expects: TABLE_FORMATS.join(' or '),
    values: TABLE_FORMATS,
    help: 'The input is a table, and each of its rows a document; --text-column is enough when its name ends in .csv, .tsv or .jsonl.',
  },
  {
    name: 'text-column',
    expects: 'the name of a column, or several with commas between them',
    help: 'Columns whose texts are the document, one after another.',
  },
  {
    name: 'label-column',
    expects: 'the name of a column',
    help: 'Column that holds the class of a document.',
  },
  { name: 'id-column', expects: 'the name of a column', help: 'Column that names a document.' },
  {
    name: 'table-header',
    expects: '0 or 1',
    values: ['0', '1'],
    help: 'Whether the first row names the columns, as it does when this is not given; without names they are "Column 1", "Column 2" …',
  },
];

/** How rows become documents, by the flags given; null for plain text. */
export const tableSettings = (values: ReadonlyMap<string, string>): TableSettings | null => {
  const given = TABLE_FLAGS.find(({ name }) => values.has(name));
  if (!given) return null;
  const format = (values.get('table') as TableFormat | undefined) ?? formatOfName(values.get('input') ?? '');
  if (!format) {
    throw new UsageError(
      `--${given.name} has no effect without --table: give --table ${TABLE_FORMATS.join(', ')}, whichever the input is.`,
    );
  }
  const text = (values.get('text-column') ?? '').split(',').filter((name) => name !== '');
  if (text.length === 0) {
    throw new UsageError(
      '--text-column is missing: give the name of the column whose texts are the documents.',
    );
  }
  return {
    format,
    header: values.get('table-header') !== '0',
    text: [...new Set(text)],
    label: values.get('label-column') ?? null,
    id: values.get('id-column') ?? null,
  };
};
