import type { CorpusSource, StreamSource } from '../contract/corpus';
import {
  TABLE_FORMATS,
  type TableFormat,
  type TableInspection,
  type TableShape,
} from '../contract/documents';
import { failed, ok, type Outcome } from '../contract/outcome';
import type { EncodingName } from '../contract/problems';
import { type CorpusInput, inputsOf, storedBytes, unpack } from './corpusInputs';
import { encodingCandidates } from './encodingCandidates';
import { HEAD_BYTES, inspectHead } from './headInspection';
import { columnNames, numberedColumns } from './rowCutter';
import { createCutter } from './tableReader';
import { columnsOf, looksLikeHeader, suggestedColumns } from './tableSuggestions';
import { firstBadByte, SlabDecoder } from './textDecoding';

/** Bytes in which rows are looked for, and how many rows are looked at and shown. */
const LOOKED_AT_BYTES = 4 * HEAD_BYTES;
const LOOKED_AT_ROWS = 200;
const SHOWN_ROWS = 8;
const SHOWN_CHARACTERS = 240;

const FORMAT_OF_ENDING: Record<string, TableFormat> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
};

/** The format that a file's name promises; null where it promises none. */
export const formatOfName = (name: string): TableFormat | null => {
  const ending = /\.([a-z]+)(?:\.gz)?$/iu.exec(name)?.[1].toLowerCase() ?? '';
  return Object.hasOwn(FORMAT_OF_ENDING, ending) ? FORMAT_OF_ENDING[ending] : null;
};

/**
 * Looks at the name and the head of a source: whether it is a table, and how its rows could become documents.
 * Several files are a table when all their names say the same; the first is looked at.
 *
 * @returns null where it is no table
 */
export const inspectSource = async (
  source: CorpusSource | StreamSource,
  encoding: EncodingName | null,
  shape?: TableShape,
): Promise<Outcome<TableInspection | null>> => {
  const inputs = inputsOf(source);
  const formats = new Set(inputs.map(({ name }) => formatOfName(name)));
  const isPromising = formats.size === 1 && (inputs.length === 1 || !formats.has(null));
  if (inputs.length === 0 || (!isPromising && !shape)) return ok(null);
  const head = await headOf(inputs[0]);
  if (!head.ok) return head;
  const { name } = inputs[0];
  if (head.value.bytes.length === 0) return ok(null);
  const verdict = inspectHead(name, head.value.bytes.subarray(0, HEAD_BYTES), encoding);
  if (verdict.kind === 'problem') return failed(verdict.problem);
  const { bytes } = head.value;
  const text = new SlabDecoder(verdict.encoding, verdict.strict).decode(bytes);
  if (text === null) {
    const tried = verdict.encoding;
    const byteOffset = firstBadByte(bytes, tried);
    const candidates = encodingCandidates(bytes, tried);
    return failed({ kind: 'wrongEncoding', name, tried, byteOffset, candidates });
  }
  return ok(inspectTable(name, text, head.value.isWhole, shape));
};

const headOf = async (input: CorpusInput): Promise<Outcome<{ bytes: Uint8Array; isWhole: boolean }>> => {
  const abort = new AbortController();
  const opened = await input.open(abort.signal);
  if (!opened.ok) return opened;
  const stored = storedBytes(input.name, opened.value.stream);
  try {
    const plain = await unpack(input.name, stored, () => undefined);
    if (!plain.ok) return plain;
    const head = await plain.value.peek(LOOKED_AT_BYTES + 1);
    if (!head.ok) return head;
    const isWhole = head.value.length <= LOOKED_AT_BYTES;
    await plain.value.cancel();
    return ok({ bytes: head.value.subarray(0, LOOKED_AT_BYTES), isWhole });
  } finally {
    await stored.cancel();
    abort.abort();
  }
};

/**
 * @param isWhole whether the text is all there is, or its last row may be cut short
 * @param shape how it is to be cut; else that is guessed
 */
export const inspectTable = (
  name: string,
  text: string,
  isWhole: boolean,
  shape?: TableShape,
): TableInspection | null => {
  if (shape) {
    const head = cutHead(shape.format, text, isWhole);
    return head && inspection(shape.format, head, shape.header);
  }
  const promised = formatOfName(name);
  const formats = promised ? [promised] : [...TABLE_FORMATS].reverse();
  for (const format of formats) {
    const head = cutHead(format, text, isWhole);
    if (head && (promised || isRegular(format, head))) return inspection(format, head);
  }
  return null;
};

interface TableHead {
  /** Of JSON only; cells of other formats have no names yet. */
  columns: readonly string[];
  rows: string[][];
  malformed: number;
}

const cutHead = (format: TableFormat, text: string, isWhole: boolean): TableHead | null => {
  const rows: string[][] = [];
  let malformed = 0;
  const cutter = createCutter(
    { format, header: false },
    {
      row: (cells) => {
        if (cells.length > 0 && rows.length < LOOKED_AT_ROWS)
          rows.push(Array.from(cells, (cell) => cell ?? ''));
      },
      malformed: () => malformed++,
      names: () => undefined,
    },
  );
  cutter.push(text);
  if (isWhole || rows.length === 0) cutter.finish();
  if (rows.length === 0) return null;
  const width = cutter.columns.length;
  return { columns: cutter.columns, rows: rows.map((row) => padded(row, width)), malformed };
};

const padded = (row: string[], width: number): string[] =>
  Array.from({ length: width }, (_, index) => row.at(index) ?? '');

/** Whether a file that is not called a table is one all the same: prose has commas too. */
const isRegular = (format: TableFormat, { columns, rows, malformed }: TableHead): boolean => {
  if (malformed > 0) return false;
  if (format === 'jsonl') return true;
  if (format === 'tsv') return columns.length > 1 && rows.length > 2;
  return columns.length > 2 && rows.length > 4 && looksLikeHeader(rows);
};

const inspection = (
  format: TableFormat,
  { columns, rows }: TableHead,
  isHeader = looksLikeHeader(rows),
): TableInspection => {
  const header = format !== 'jsonl' && isHeader;
  const names =
    format === 'jsonl' ? [...columns] : header ? columnNames(rows[0]) : numberedColumns(columns.length);
  const body = header ? rows.slice(1) : rows;
  const found = columnsOf(names, body);
  return {
    format,
    suggested: { format, header: format === 'jsonl' || header, ...suggestedColumns(found) },
    columns: found.map(({ name, kind, values }) => ({
      name,
      kind,
      examples: [...new Set(values)].slice(0, 3).map(shortened),
    })),
    rows: rows.slice(header ? 1 : 0, SHOWN_ROWS + (header ? 1 : 0)).map((row) => row.map(shortened)),
  };
};

const shortened = (cell: string): string =>
  cell.length > SHOWN_CHARACTERS ? `${cell.slice(0, SHOWN_CHARACTERS)}…` : cell;
