import { DEFAULT_CORPUS_SETTINGS, type CorpusSettings } from '../contract/corpus';
import type { TableSettings } from '../contract/documents';
import type { Outcome } from '../contract/outcome';
import { type Corpus, readCorpus } from './readCorpus';

export const CSV: TableSettings = { format: 'csv', header: true, text: ['text'], label: null, id: null };
export const JSONL: TableSettings = { ...CSV, format: 'jsonl' };

export type FileContent = string | Uint8Array<ArrayBuffer>;

export const readTable = (
  files: Record<string, FileContent>,
  table: TableSettings | null,
  settings: Partial<CorpusSettings> = {},
): Promise<Outcome<Corpus | null>> =>
  readCorpus(
    {
      kind: 'files',
      files: Object.entries(files).map(([name, content]) => ({ name, blob: new Blob([content]) })),
    },
    { ...DEFAULT_CORPUS_SETTINGS, ...settings, table },
    { shared: true, signal: new AbortController().signal, onProgress: () => undefined },
  );

/** The corpus of a table that can be read. */
export const tableCorpus = async (
  files: Record<string, FileContent> | string,
  table: TableSettings | null,
  settings: Partial<CorpusSettings> = {},
): Promise<Corpus> => {
  const given = typeof files === 'string' ? { 'table.csv': files } : files;
  const outcome = await readTable(given, table, settings);
  if (!outcome.ok || !outcome.value) throw new Error(`not read: ${JSON.stringify(outcome)}`);
  return outcome.value;
};

/** The texts of a corpus's documents. */
export const textsOf = ({ table }: Corpus): string[] => {
  if (!table) throw new Error('the corpus has no documents');
  return Array.from({ length: table.count }, (_, document) => table.textOf(document));
};
