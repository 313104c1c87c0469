import type { CorpusSettings } from '../contract/corpus';
import type { DocumentTableFacts } from '../contract/documents';
import type { Problem } from '../contract/problems';
import type { DocumentTable } from '../model/documentTable';
import type { TokenStream } from '../model/tokenStream';
import type { TokenTypes } from '../model/vocabulary';
import type { CorpusBuilder } from './corpusBuilder';
import { FileDocuments } from './fileDocuments';
import { documentsOfFiles, documentsOfLabels, tableOf, tokensOfDocuments } from './namedDocuments';
import { type TableParts, TableReader } from './tableReader';
import type { TextTaker } from './textTaker';

/** Reads texts, and tells afterwards what is known of their documents. */
export interface DocumentTaker {
  taker: TextTaker;
  /** @returns takes back what came after, once the builder was rewound */
  mark(): () => void;
  /** null where the text is just sentences. */
  finish(types: TokenTypes, stream: TokenStream): { table: DocumentTable; facts: DocumentTableFacts } | null;
  /** Why there is no word; null where there is nothing special to say. */
  problem(name: string): Problem | null;
}

/** Documents are rows of tables, files, or lines with labels, as the settings say. */
export const createDocumentTaker = (
  settings: CorpusSettings,
  builder: CorpusBuilder,
  severalFiles: boolean,
): DocumentTaker => {
  if (settings.table) return rows(new TableReader(settings.table, builder, severalFiles));
  if (settings.sentences === 'file') return files(new FileDocuments(builder));
  return {
    taker: builder,
    mark: () => () => undefined,
    finish: (types, stream) => {
      const found = settings.sentences === 'line' ? documentsOfLabels(types, stream) : null;
      return found && described({ ...found, originalOf: () => null }, types, stream);
    },
    problem: () => null,
  };
};

const described = (parts: TableParts, types: TokenTypes, stream: TokenStream) => ({
  table: tableOf(parts, parts.originalOf, tokensOfDocuments(types, stream, parts.count)),
  facts: parts.facts,
});

const rows = (reader: TableReader): DocumentTaker => ({
  taker: reader,
  mark: () => reader.mark(),
  finish: (types, stream) => described(reader.finish(), types, stream),
  problem: (name) => {
    const { malformed, empty } = reader.finish().facts;
    const first = malformed.first.at(0) ?? empty.first.at(0);
    if (!first) return null;
    return { kind: 'noDocuments', name, malformed: malformed.count, empty: empty.count, ...first };
  },
});

const files = (documents: FileDocuments): DocumentTaker => ({
  taker: documents,
  mark: () => documents.mark(),
  finish: (types, stream) => {
    const originalOf = (document: number) => documents.texts.at(document);
    return described({ ...documentsOfFiles(documents.names, documents.empty), originalOf }, types, stream);
  },
  problem: () => null,
});
