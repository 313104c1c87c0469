import type { DocumentFacts, NearDocument } from '../contract/engine';
import { LABEL_PREFIX, documentStarts, isLabel, type Documents } from '../model/documents';
import { SENTENCE_END, tokenAt, type TokenStream } from '../model/tokenStream';
import type { DocumentTable } from '../model/documentTable';
import type { TokenTypes } from '../model/vocabulary';
import { nearestRows, type RowTable } from './neighbours';
import type { NamedRows } from './word2vecText';

/** Words shown of a document. */
const FIRST_WORDS = 24;

export interface TextOfDocuments {
  stream: TokenStream;
  types: TokenTypes;
  /** null where documents have only numbers. */
  documentNames: readonly string[] | null;
  /** Columns of the documents; absent where there are none. */
  table?: Pick<DocumentTable, 'columns' | 'label'> | null;
}

/** What can be asked of the tags of a Doc2Vec run: its documents, then their labels. */
export class DocumentQueries {
  private starts: Float64Array | null = null;

  constructor(
    readonly table: RowTable,
    private readonly documents: Documents,
    private readonly text: TextOfDocuments,
  ) {}

  facts(tag: number): DocumentFacts {
    const isDocument = tag < this.documents.count;
    const name = this.nameOf(tag);
    if (!isDocument) return { tag, name, kind: 'label', text: '' };
    const label = this.labelOf(tag);
    const text = this.firstWords(tag);
    return { tag, name, kind: 'document', text, ...(label === '' ? {} : { label }) };
  }

  /** By the labels in the text, else by the column that holds the class; '' where there is none. */
  private labelOf(document: number): string {
    const { count, labels, table: tags } = this.documents;
    if (tags) {
      const own = tags.tags.subarray(tags.offsets[document] + 1, tags.offsets[document + 1]);
      return Array.from(own, (tag) => labels[tag - count]).join(', ');
    }
    const { columns = [], label = null } = this.text.table ?? {};
    const column = columns.find(({ name }) => name === label);
    return column?.kind === 'category' ? (column.names[column.valueOf[document]] ?? '') : '';
  }

  private nameOf(tag: number): string {
    const { count, labels } = this.documents;
    return tag < count ? (this.text.documentNames?.[tag] ?? `Document ${tag + 1}`) : labels[tag - count];
  }

  /** Documents, without labels. */
  get count(): number {
    return this.documents.count;
  }

  /** Those of known tags. */
  factsOf(tags: readonly number[]): DocumentFacts[] {
    const { count, labels } = this.documents;
    return tags.filter((tag) => tag >= 0 && tag < count + labels.length).map((tag) => this.facts(tag));
  }

  /** Documents and labels whose names hold the text, those that begin with it first, then by tag. */
  find(text: string, most: number): DocumentFacts[] {
    const wanted = text.trim().toLowerCase();
    const [begin, hold]: [number[], number[]] = [[], []];
    for (let tag = 0; wanted !== '' && begin.length < most && tag < this.table.rows; tag++) {
      const place = this.nameOf(tag).toLowerCase().indexOf(wanted);
      if (place === 0) begin.push(tag);
      else if (place > 0 && hold.length < most) hold.push(tag);
    }
    return this.factsOf([...begin, ...hold].slice(0, most));
  }

  /** The tags as gensim names them in word2vec files; labels keep their prefix, as `1` is a document's name. */
  get named(): NamedRows {
    const { count, labels } = this.documents;
    const name = (tag: number) => `*dt_${tag < count ? tag : LABEL_PREFIX + labels[tag - count]}`;
    return { name, table: this.table };
  }

  vector(tag: number): Float32Array {
    const { values, rowFloats, dimensions } = this.table;
    return values.slice(tag * rowFloats, tag * rowFloats + dimensions);
  }

  /** @param except tag left out, −1 for none */
  nearest(vector: Float32Array, count: number, except: number): NearDocument[] {
    const { rows, similarities } = nearestRows(this.table, vector, count, except);
    return Array.from(rows, (tag, i) => ({ ...this.facts(tag), similarity: similarities[i] }));
  }

  private firstWords(document: number): string {
    const { stream, types } = this.text;
    this.starts ??= documentStarts(stream, this.documents.count);
    const words: string[] = [];
    for (let index = this.starts[document]; index < stream.length; index++) {
      const type = tokenAt(stream, index);
      if (type === SENTENCE_END) return words.join(' ');
      if (isLabel(types.words[type])) continue;
      if (words.length === FIRST_WORDS) return `${words.join(' ')} …`;
      words.push(types.words[type]);
    }
    return words.join(' ');
  }
}
