import type { DocumentFacts, NearDocument } from '../contract/engine';
import { LABEL_PREFIX, documentStarts, isLabel, type Documents } from '../model/documents';
import { SENTENCE_END, tokenAt, type TokenStream } from '../model/tokenStream';
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
}

/** What can be asked of the tags of a Doc2Vec run: its documents, then their labels. */
export class DocumentQueries {
  private starts: Float64Array | null = null;

  constructor(
    private readonly table: RowTable,
    private readonly documents: Documents,
    private readonly text: TextOfDocuments,
  ) {}

  facts(tag: number): DocumentFacts {
    const { count, labels } = this.documents;
    if (tag >= count) return { tag, name: labels[tag - count], kind: 'label', text: '' };
    const name = this.text.documentNames?.[tag] ?? `Document ${tag + 1}`;
    return { tag, name, kind: 'document', text: this.firstWords(tag) };
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
