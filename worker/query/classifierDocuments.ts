import { OUT_OF_VOCABULARY, type ClassifierDocuments, type ClassifierRequest } from '../contract/classifier';
import type { ColumnValues } from '../contract/documents';
import { type Outcome, failed, ok } from '../contract/outcome';
import type { DocumentTable } from '../model/documentTable';
import { findDocuments, isLabel } from '../model/documents';
import { SENTENCE_END, tokenAt, type TokenStream } from '../model/tokenStream';
import type { TokenTypes, Vocabulary } from '../model/vocabulary';
import type { RowTable } from './neighbours';

/** A text and the word vectors that were trained on it. */
export interface LabelledCorpus {
  types: TokenTypes;
  stream: TokenStream;
  /** Without columns, classes are the labels (`__label__x`) of documents, if they have any. */
  table: DocumentTable | null;
  vocabulary: Pick<Vocabulary, 'words' | 'rowOfType'>;
  vectors: RowTable;
  cutting: ClassifierDocuments['cutting'];
}

/** Name of the column that labels within the text make. */
export const LABEL_COLUMN = 'label';

/** Group or class of each document of the corpus, −1 where it has none. */
interface Kinds {
  names: string[];
  of: Int32Array;
}

/**
 * The documents of a corpus that have a class and a word, as a classifier takes them. Labels within the text are
 * never words: they would tell what is to be found.
 */
export const classifierDocuments = (
  corpus: LabelledCorpus,
  request: ClassifierRequest,
): Outcome<ClassifierDocuments> => {
  const ofTable = corpus.table?.columns ?? [];
  const columns = ofTable.length > 0 ? ofTable : labelColumns(corpus);
  if (columns.length === 0) return failed({ kind: 'noDocumentTable' });
  const label = request.label ?? (ofTable.length > 0 ? (corpus.table?.label ?? null) : LABEL_COLUMN);
  if (label === null) return failed({ kind: 'noLabels' });
  for (const name of [label, request.group]) {
    if (name !== null && !columns.some((column) => column.name === name))
      return failed({ kind: 'unknownColumn', column: name });
  }
  const classes = kindsOf(columns, label);
  const groups = request.group === null ? null : kindsOf(columns, request.group);

  const words = knownWords(corpus);
  const counts = new Uint32Array(classes.names.length);
  const leftOut = { noLabel: 0, noWord: 0, smallClass: 0 };
  const usable: number[] = [];
  for (let document = 0; document < words.offsets.length - 1; document++) {
    if (words.offsets[document] === words.offsets[document + 1]) leftOut.noWord++;
    else if ((classes.of[document] ?? -1) < 0) leftOut.noLabel++;
    else {
      usable.push(document);
      counts[classes.of[document]]++;
    }
  }
  const kept = usable.filter((document) => counts[classes.of[document]] >= request.leastDocuments);
  leftOut.smallClass = usable.length - kept.length;
  if (kept.length === 0) return failed({ kind: 'noLabelledDocuments', column: label, ...leftOut });
  const classOf = byFrequency(classes, kept);
  if (classOf.names.length === 1) {
    return failed({ kind: 'oneClass', column: label, name: classOf.names[0], documents: kept.length });
  }
  if (classOf.names.length > request.mostClasses) {
    const { mostClasses: most } = request;
    return failed({ kind: 'tooManyClasses', column: label, classes: classOf.names.length, most });
  }
  const groupOf = groups && byFrequency(withLoners(groups, kept), kept);
  return ok({
    count: kept.length,
    documents: Uint32Array.from(kept),
    ...selected(words, kept),
    labelColumn: label,
    classOf: classOf.of,
    classes: classOf.names,
    groupColumn: request.group,
    groupOf: groupOf?.of ?? null,
    groups: groupOf?.names ?? null,
    vocabulary: corpus.vocabulary.words,
    vectors: packed(corpus.vectors, corpus.vocabulary.words.length),
    dimensions: corpus.vectors.dimensions,
    leftOut,
    cutting: corpus.cutting,
  });
};

/** The first label of each document as a column; none when there are no labels. */
const labelColumns = ({ types, stream }: LabelledCorpus): ColumnValues[] => {
  const { count, labels, table } = findDocuments(types, stream);
  if (!table) return [];
  const valueOf = Int32Array.from({ length: count }, (_, document) => {
    const { offsets, tags } = table;
    return offsets[document + 1] - offsets[document] < 2 ? -1 : tags[offsets[document] + 1] - count;
  });
  return [{ name: LABEL_COLUMN, kind: 'category', names: labels, valueOf }];
};

/** A column as kinds; each of its numbers is one, in rising order. */
const kindsOf = (columns: readonly ColumnValues[], name: string): Kinds => {
  const column = columns.find((candidate) => candidate.name === name);
  if (!column) throw new Error(`no column ${name}`);
  if (column.kind === 'category') return { names: column.names, of: column.valueOf };
  const distinct = [...new Set(column.values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const numberOf = new Map(distinct.map((value, number) => [value, number]));
  return { names: distinct.map(String), of: Int32Array.from(column.values, (v) => numberOf.get(v) ?? -1) };
};

/** Kept documents without a group become a group each. */
const withLoners = ({ names, of }: Kinds, kept: readonly number[]): Kinds => {
  const loners = kept.filter((document) => of[document] < 0);
  const complete = Int32Array.from(of);
  loners.forEach((document, i) => (complete[document] = names.length + i));
  return { names: [...names, ...loners.map(() => '')], of: complete };
};

/** Kinds of the kept documents alone, by falling number of documents. */
const byFrequency = ({ names, of }: Kinds, kept: readonly number[]): Kinds => {
  const counts = new Uint32Array(names.length);
  for (const document of kept) counts[of[document]]++;
  const order = [...names.keys()]
    .filter((kind) => counts[kind] > 0)
    .sort((a, b) => counts[b] - counts[a] || a - b);
  const rank = new Int32Array(names.length);
  order.forEach((kind, i) => (rank[kind] = i));
  return {
    names: order.map((kind) => names[kind]),
    of: Int32Array.from(kept, (document) => rank[of[document]]),
  };
};

interface WordRuns {
  words: Int32Array;
  offsets: Uint32Array;
}

/** All documents of a stream as rows of the vocabulary. */
const knownWords = ({ types, stream, vocabulary }: LabelledCorpus): WordRuns => {
  const isWord = types.words.map((word) => !isLabel(word));
  const words = new Int32Array(stream.length);
  const offsets = [0];
  let length = 0;
  for (let index = 0; index < stream.length; index++) {
    const type = tokenAt(stream, index);
    if (type === SENTENCE_END) offsets.push(length);
    else if (isWord[type]) {
      const row = vocabulary.rowOfType[type] ?? -1;
      words[length++] = row < 0 ? OUT_OF_VOCABULARY : row;
    }
  }
  return { words: words.subarray(0, length), offsets: Uint32Array.from(offsets) };
};

const selected = ({ words, offsets }: WordRuns, kept: readonly number[]): WordRuns => {
  const newOffsets = new Uint32Array(kept.length + 1);
  kept.forEach(
    (document, i) => (newOffsets[i + 1] = newOffsets[i] + offsets[document + 1] - offsets[document]),
  );
  const newWords = new Int32Array(newOffsets[kept.length]);
  kept.forEach((document, i) =>
    newWords.set(words.subarray(offsets[document], offsets[document + 1]), newOffsets[i]),
  );
  return { words: newWords, offsets: newOffsets };
};

/** Rows without padding, in memory of their own; numbers that are not finite become 0. */
const packed = ({ values, rowFloats, dimensions }: RowTable, rows: number): Float32Array<ArrayBuffer> => {
  const copy = new Float32Array(rows * dimensions);
  for (let row = 0; row < rows; row++) {
    copy.set(values.subarray(row * rowFloats, row * rowFloats + dimensions), row * dimensions);
  }
  for (let i = 0; i < copy.length; i++) if (!Number.isFinite(copy[i])) copy[i] = 0;
  return copy;
};
