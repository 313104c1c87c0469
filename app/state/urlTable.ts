import { TABLE_FORMATS, type TableSettings } from '../../worker/contract/documents';

export const TABLE_NAMES: readonly string[] = [
  'table',
  'table_header',
  'text_column',
  'label_column',
  'id_column',
];

const part = (name: string, text: string) => `${name}=${encodeURIComponent(text).replaceAll('%20', '+')}`;

/** How rows become documents, as parts of an address; none for plain text. */
export const writeTable = (table: TableSettings | null): string[] => {
  if (!table) return [];
  return [
    part('table', table.format),
    ...(table.header ? [] : ['table_header=0']),
    ...table.text.map((column) => part('text_column', column)),
    ...(table.label === null ? [] : [part('label_column', table.label)]),
    ...(table.id === null ? [] : [part('id_column', table.id)]),
  ];
};

/** A part that cannot be used is listed as "name=value"; without a format or a text column there is no table. */
export const readTable = (
  parameters: URLSearchParams,
): { table: TableSettings | null; unusable: string[] } => {
  const given = TABLE_NAMES.flatMap((name) => parameters.getAll(name).map((value) => ({ name, value })));
  const last = (name: string) => parameters.getAll(name).at(-1) || null;
  const format = TABLE_FORMATS.find((candidate) => candidate === last('table'));
  const text = parameters.getAll('text_column').filter((column) => column !== '');
  const header = last('table_header') ?? '1';
  if (!format || text.length === 0) {
    return { table: null, unusable: given.map(({ name, value }) => `${name}=${value}`) };
  }
  return {
    table: {
      format,
      header: header !== '0',
      text: [...new Set(text)],
      label: last('label_column'),
      id: last('id_column'),
    },
    unusable: header === '0' || header === '1' ? [] : [`table_header=${header}`],
  };
};
