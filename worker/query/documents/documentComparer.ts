import {
  methodsOf,
  OVERLAP_AMONG,
  type MethodComparison,
  type SimilarityMethod,
} from '../../contract/documentSimilarity';
import type { DocumentQuery, NearDocument } from '../../contract/engine';
import type { Hyperparameters } from '../../contract/hyperparameterRow';
import { failed, ok, type Outcome } from '../../contract/outcome';
import type { DocumentQueries } from '../documentQueries';
import { nearestRows, type NearestRows } from '../neighbours';
import { DocumentVectorCache, type QuestionWords, type VectorSource } from './documentVectors';
import type { Rest } from './termCounts';

/** What the model that is asked about adds to the text and the words' vectors. */
export interface ComparedModel extends VectorSource {
  hyperparameters: Hyperparameters;
  documents: number;
  /** Doc2Vec: labels beside them. */
  labels: number;
  /** Names and beginnings of documents. */
  described: Pick<DocumentQueries, 'facts'>;
  /** Epoch of earlier vectors, which come without the rest of the model; null of the newest. */
  shownEpoch: number | null;
}

/** What the words' own index and the learnt vectors of documents answer. */
export interface QuestionReader {
  /** Words of a typed word or text, or why there are none. */
  wordsOf(query: Exclude<DocumentQuery, { kind: 'tag' }>): Outcome<QuestionWords>;
  /** Doc2Vec's own answer; labels may be among it. */
  byTags(query: DocumentQuery, count: number): Outcome<NearDocument[]>;
}

/** Documents near to a document, a word or a text, by one method or by all of them. */
export class DocumentComparer {
  private readonly vectors: DocumentVectorCache;

  constructor(
    private readonly model: ComparedModel,
    private readonly reader: QuestionReader,
  ) {
    this.vectors = new DocumentVectorCache(model);
  }

  /** @param rest here and below: called between slices, lets other messages through */
  async similar(
    query: DocumentQuery,
    method: SimilarityMethod,
    count: number,
    rest: Rest,
  ): Promise<Outcome<NearDocument[]>> {
    const problem = this.problemWith(query, method);
    if (problem) return problem;
    if (method === 'doc2vec') return this.learnt(query, count);
    const near = await (method === 'tfidf'
      ? this.bySharedWords(query, count, rest)
      : this.byMean(query, method, count, rest));
    if (!near.ok) return near;
    const { rows, similarities } = near.value;
    const { described } = this.model;
    return ok(Array.from(rows, (row, i) => ({ ...described.facts(row), similarity: similarities[i] })));
  }

  /** Every method of the run beside the others. */
  async compare(document: number, count: number, rest: Rest): Promise<Outcome<MethodComparison>> {
    const lists: MethodComparison['lists'] = [];
    for (const method of methodsOf(this.model.hyperparameters)) {
      const near = await this.similar(
        { kind: 'tag', tag: document },
        method,
        Math.max(count, OVERLAP_AMONG),
        rest,
      );
      lists.push({ method, near });
    }
    const first = lists.map(({ near }) =>
      near.ok ? new Set(near.value.slice(0, OVERLAP_AMONG).map(({ tag }) => tag)) : null,
    );
    const shared = first.map((a) => first.map((b) => a && b && [...a].filter((tag) => b.has(tag)).length));
    return ok({
      document,
      lists: lists.map(({ method, near }) => ({
        method,
        near: near.ok ? ok(near.value.slice(0, count)) : near,
      })),
      shared,
    });
  }

  private problemWith(query: DocumentQuery, method: SimilarityMethod): Outcome<never> | null {
    const { documents, hyperparameters, shownEpoch: epoch } = this.model;
    if (documents < 2) return failed({ kind: 'singleDocument' });
    if (!methodsOf(hyperparameters).includes(method)) {
      const needs = method === 'fasttext' || method === 'doc2vec' ? method : 'wordContexts';
      return failed({ kind: 'wrongRun', needs });
    }
    // The rows of n-grams, and what vectors of typed texts are inferred with, are kept of the newest vectors only.
    const needsAll = method === 'fasttext' || (method === 'doc2vec' && query.kind === 'text');
    return epoch !== null && needsAll ? failed({ kind: 'newestOnly', epoch }) : null;
  }

  private learnt(query: DocumentQuery, count: number): Outcome<NearDocument[]> {
    const near = this.reader.byTags(query, count + this.model.labels);
    return near.ok ? ok(near.value.filter(({ kind }) => kind === 'document').slice(0, count)) : near;
  }

  private async bySharedWords(
    query: DocumentQuery,
    count: number,
    rest: Rest,
  ): Promise<Outcome<NearestRows>> {
    const tfIdf = await this.model.text.tfIdf(rest);
    if (!tfIdf.ok) return tfIdf;
    if (query.kind === 'tag') {
      const vector = tfIdf.value.vectorOf(query.tag);
      if (vector.rows.length === 0) return failed({ kind: 'documentWithoutWords', document: query.tag });
      return ok(await tfIdf.value.nearest(vector, count, query.tag, rest));
    }
    const words = this.reader.wordsOf(query);
    if (!words.ok) return words;
    const { rows, unseen } = words.value;
    if (rows.length === 0) return failed({ kind: 'noKnownWords', words: unseen.length });
    return ok(await tfIdf.value.nearest(tfIdf.value.vectorOfWords(rows), count, -1, rest));
  }

  private async byMean(
    query: DocumentQuery,
    method: Exclude<SimilarityMethod, 'doc2vec' | 'tfidf'>,
    count: number,
    rest: Rest,
  ): Promise<Outcome<NearestRows>> {
    const words = query.kind === 'tag' ? null : this.reader.wordsOf(query);
    if (words && !words.ok) return words;
    const vectors = await this.vectors.vectors(method, rest);
    if (!vectors.ok) return vectors;
    const { table, vectorOf } = vectors.value;
    if (query.kind === 'tag') {
      const start = query.tag * table.rowFloats;
      const vector = table.values.subarray(start, start + table.dimensions);
      if (Number.isNaN(vector[0])) return failed({ kind: 'documentWithoutWords', document: query.tag });
      return ok(nearestRows(table, vector, count, query.tag));
    }
    const vector = words && vectorOf(words.value);
    if (!vector) return failed({ kind: 'noKnownWords', words: words?.value.unseen.length ?? 0 });
    return ok(nearestRows(table, vector, count, -1));
  }
}
