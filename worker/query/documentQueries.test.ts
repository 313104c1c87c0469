import { describe, expect, it } from 'vitest';
import { corpusOfText } from '../model/corpusFixture';
import { findDocuments } from '../model/documents';
import { DocumentQueries } from './documentQueries';
import { tableOf } from './queryFixture';

const long = Array.from({ length: 30 }, (_, i) => `w${i}`).join(' ');
const corpus = corpusOfText(`__label__sea the whale\n${long}\nlast __label__sea`);
const documents = findDocuments(corpus.types, corpus.stream);
const table = tableOf([
  [1, 0],
  [0, 1],
  [1, 0.1],
  [-1, 0],
]);
const queriesOf = (documentNames: string[] | null) =>
  new DocumentQueries(table, documents, { ...corpus, documentNames });

describe('DocumentQueries', () => {
  it('describes documents by how they begin, labels by their names', () => {
    const queries = queriesOf(null);
    const first = { tag: 0, name: 'Document 1', kind: 'document', text: 'the whale', label: 'sea' };
    expect(queries.facts(0)).toEqual(first);
    expect(queries.facts(1).text).toBe(`${long.split(' ').slice(0, 24).join(' ')} …`);
    expect(queries.facts(2).text).toBe('last');
    expect(queries.facts(3)).toEqual({ tag: 3, name: 'sea', kind: 'label', text: '' });
  });

  it('names documents by their files where they have some', () => {
    const queries = queriesOf(['a.txt', 'b.txt', 'c.txt']);
    expect([0, 2, 3].map((tag) => queries.facts(tag).name)).toEqual(['a.txt', 'c.txt', 'sea']);
  });

  it('finds documents and labels by their names, those that begin so first', () => {
    const queries = queriesOf(['the sea.txt', 'b.txt', 'Sea.txt']);
    expect(queries.find(' SEA', 9).map(({ tag }) => tag)).toEqual([2, 3, 0]);
    expect(queries.find('sea', 1).map(({ name }) => name)).toEqual(['Sea.txt']);
    expect(queries.find('  ', 9)).toEqual([]);
    expect(queries.factsOf([3, 99, 1]).map(({ name }) => name)).toEqual(['sea', 'b.txt']);
  });

  it('finds the nearest tags, without the one asked about', () => {
    const queries = queriesOf(null);
    const near = queries.nearest(queries.vector(0), 10, 0);
    expect(near.map(({ tag }) => tag)).toEqual([2, 1, 3]);
    expect(near[2]).toMatchObject({ name: 'sea', similarity: -1 });
  });

  it('names rows as gensim does in a file', () => {
    const { name } = queriesOf(['a.txt', 'b.txt', 'c.txt']).named;
    expect([0, 2, 3].map(name)).toEqual(['*dt_0', '*dt_2', '*dt___label__sea']);
  });

  it('never gives a label the name of a document', () => {
    const numbered = corpusOfText('__label__1 the whale\n__label__0 the sea');
    const found = findDocuments(numbered.types, numbered.stream);
    const { name } = new DocumentQueries(table, found, { ...numbered, documentNames: null }).named;
    expect([0, 1, 2, 3].map(name)).toEqual(['*dt_0', '*dt_1', '*dt___label__1', '*dt___label__0']);
  });
});
