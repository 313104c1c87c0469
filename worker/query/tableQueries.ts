import type { TokenizerName } from '../contract/corpus';
import type { ColumnValues, DocumentText, WordDocument, WordDocuments } from '../contract/documents';
import { failed, ok, type Outcome } from '../contract/outcome';
import { wordMatches } from '../contract/wordMatches';
import { documentStarts } from '../model/documents';
import type { DocumentTable } from '../model/documentTable';
import { CHUNK_TOKENS, SENTENCE_END, type TokenStream, tokenAt } from '../model/tokenStream';
import type { TokenTypes } from '../model/vocabulary';

/** Characters shown on either side of a word. */
const AROUND = 60;
/** Tokens shown on either side where the word cannot be found in the text as it was written. */
const TOKENS_AROUND = 10;

export interface TabledText {
  types: TokenTypes;
  stream: TokenStream;
  table: DocumentTable;
  tokenizer: TokenizerName;
}

export const documentName = ({ names }: Pick<DocumentTable, 'names'>, document: number): string =>
  names?.[document] ?? `Document ${document + 1}`;

export const columnValues = ({ columns }: DocumentTable, name: string): Outcome<ColumnValues> => {
  const column = columns.find((candidate) => candidate.name === name);
  return column ? ok(column) : failed({ kind: 'unknownColumn', column: name });
};

export const documentText = (table: DocumentTable, document: number): Outcome<DocumentText> => {
  const { count, columns } = table;
  if (!Number.isInteger(document) || document < 0 || document >= count) {
    return failed({ kind: 'unknownDocument', document: document + 1, documents: count });
  }
  const values = columns
    .map((column) => ({ column: column.name, value: valueOf(column, document) }))
    .filter(({ value }) => value !== '');
  return ok({
    document,
    name: documentName(table, document),
    values,
    text: table.textOf(document),
    isOriginal: table.isOriginal(document),
  });
};

const valueOf = (column: ColumnValues, document: number): string => {
  if (column.kind === 'category') return column.names[column.valueOf[document]] ?? '';
  const value = column.values[document];
  return Number.isNaN(value) ? '' : String(value);
};

/**
 * Documents that contain a word of the text, those with most occurrences first.
 *
 * @param rest called between parts of the text, lets other messages through
 */
export const documentsWithWord = async (
  text: TabledText,
  word: string,
  count: number,
  rest: () => Promise<void>,
): Promise<Outcome<WordDocuments>> => {
  const { types, stream, table } = text;
  const type = types.words.indexOf(word);
  if (type < 0) return failed({ kind: 'unknownWord', word });
  const occurrences = new Uint32Array(table.count);
  let document = 0;
  for (let index = 0; index < stream.length; index++) {
    if (index % CHUNK_TOKENS === CHUNK_TOKENS - 1) await rest();
    const token = tokenAt(stream, index);
    if (token === type) occurrences[document]++;
    else if (token === SENTENCE_END) document++;
  }
  const having = [...occurrences.keys()].filter((d) => occurrences[d] > 0);
  having.sort((a, b) => occurrences[b] - occurrences[a] || a - b);
  const starts = documentStarts(stream, table.count);
  const found = having.slice(0, count).map((d): WordDocument => {
    const around =
      aroundInText(table.textOf(d), word, text.tokenizer) ?? aroundInTokens(text, starts[d], type);
    return { document: d, name: documentName(table, d), occurrences: occurrences[d], ...around };
  });
  return ok({ word, documents: having.length, found });
};

type Around = Pick<WordDocument, 'before' | 'match' | 'after'>;

const aroundInText = (written: string, word: string, tokenizer: TokenizerName): Around | null => {
  const text = written.normalize('NFC');
  const [match] = wordMatches(text, [word], tokenizer);
  if (!match) return null;
  const before = text.slice(Math.max(0, match.from - AROUND), match.from);
  const after = text.slice(match.to, match.to + AROUND);
  const isStart = match.from <= AROUND;
  const isEnd = match.to + AROUND >= text.length;
  return {
    before: isStart ? before : `…${before.replace(/^\S+/u, '')}`,
    match: text.slice(match.from, match.to),
    after: isEnd ? after : `${after.replace(/\S+$/u, '')}…`,
  };
};

const aroundInTokens = ({ types, stream }: TabledText, start: number, type: number): Around => {
  const before: string[] = [];
  let index = start;
  for (; tokenAt(stream, index) !== type; index++) before.push(types.words[tokenAt(stream, index)]);
  const after: string[] = [];
  for (index++; after.length < TOKENS_AROUND && tokenAt(stream, index) !== SENTENCE_END; index++) {
    after.push(types.words[tokenAt(stream, index)]);
  }
  return {
    before: `${before.slice(-TOKENS_AROUND).join(' ')} `,
    match: types.words[type],
    after: ` ${after.join(' ')}`,
  };
};
