import type { TableSettings } from '../../worker/contract/documents';

/** A function `texts` that goes through the rows of a table as the page does. */
export interface PythonTable {
  imports: string[];
  setUp: string;
  notes: string[];
}

/** Characters of a cell that Python's reader takes, as many as the page's row. */
const LONGEST_CELL = '1 << 24';

const joined = (cells: string) => `            text = "\\n".join(cell for cell in ${cells} if cell.strip())`;

const list = (names: readonly string[]) => `[${names.map((name) => JSON.stringify(name)).join(', ')}]`;

export const pythonTable = ({ format, header, text }: TableSettings): PythonTable => {
  const delimiter = format === 'tsv' ? ', delimiter="\\t"' : '';
  const open = (more: string) => [
    'def texts():',
    '    """Texts of the documents, one a row."""',
    `    with open(PATH, encoding=ENCODING${more}) as rows:`,
  ];
  if (format === 'jsonl') {
    const lines = [
      ...open(''),
      '        for line in rows:',
      '            row = json.loads(line)',
      joined(`(str(row.get(column) or "") for column in ${list(text)})`),
      '            yield text',
    ];
    return {
      imports: ['import json'],
      setUp: `${lines.join('\n')}\n\n\n`,
      notes: ['Here lines that are not valid JSON are left out.'],
    };
  }
  const numbers = text.map((name) => Number(/\d+$/u.exec(name)?.[0] ?? 1) - 1);
  const lines = [
    `csv.field_size_limit(${LONGEST_CELL})`,
    '',
    '',
    ...open(', newline=""'),
    `        for row in csv.${header ? 'DictReader' : 'reader'}(rows${delimiter}):`,
    ...(header
      ? [
          '            if None in row or None in row.values():',
          '                continue  # another number of cells than columns',
        ]
      : []),
    joined(
      header ? `(row[column] for column in ${list(text)})` : `(row[i] for i in [${numbers.join(', ')}])`,
    ),
    '            yield text',
  ];
  return {
    imports: ['import csv'],
    setUp: `${lines.join('\n')}\n\n\n`,
    notes: format === 'csv' ? ['Where cells stand apart by semicolons, give csv the delimiter ";".'] : [],
  };
};

/** A class that reads the lines of a file, made to read the rows of a table. */
export const overRows = (code: string): string => {
  const lines = code.split('\n');
  const at = lines.findIndex((line) => line.trim().startsWith('with open(PATH'));
  const body = lines.slice(at + 1).map((line) => line.replace(/^ {4}/u, ''));
  return [...lines.slice(0, at), ...body]
    .join('\n')
    .replace('for line in lines:', 'for line in texts():')
    .replace('a line;', 'a row;')
    .replace('a line."""', 'a row."""');
};
