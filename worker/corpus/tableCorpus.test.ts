import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CORPUS_SETTINGS } from '../contract/corpus';
import type { ColumnValues, TableSettings } from '../contract/documents';
import { SENTENCE_END, tokenAt } from '../model/tokenStream';
import { CSV, JSONL, readTable, tableCorpus, textsOf } from './tableFixture';
import { PhraseCorpus } from './phraseCorpus';
import { readCorpus } from './readCorpus';

const NOTHING = { count: 0, first: [] };

const SPEECHES = [
  'id,president,year,party,text',
  'a1,Washington,1790,none,"Fellow citizens.\nThe ""union"" prospers, indeed."',
  'a2,Lincoln,1861,Republican,The war came',
  'a3,Lincoln,1862,Republican',
  'a4,Lincoln,1862,Republican,"  ?!  "',
  'a2,Carter,1978,Democratic,Peace and the war',
  ',Carter,,Democratic,The end',
  '',
].join('\r\n');
const SPEECH_TABLE: TableSettings = { ...CSV, label: 'party', id: 'id' };

describe('a table', () => {
  it('keeps its label where the same column names the documents', async () => {
    const { table } = await tableCorpus(SPEECHES, { ...SPEECH_TABLE, id: 'party' });
    expect(table?.label).toBe('party');
    expect(table?.names?.slice(0, 2)).toEqual(['none', 'Republican']);
    expect(table?.columns.map(({ name }) => name)).toEqual(['id', 'president', 'year', 'party']);
  });

  it('becomes documents, one sentence each, with what its columns tell', async () => {
    const corpus = await tableCorpus(SPEECHES, SPEECH_TABLE, { sentences: 'punctuation' });
    const { facts, table, stream } = corpus;
    expect(facts.sentences).toBe(4);
    expect(Array.from({ length: 7 }, (_, i) => tokenAt(stream, i)).indexOf(SENTENCE_END)).toBe(6);
    expect(textsOf(corpus)).toEqual([
      'Fellow citizens.\nThe "union" prospers, indeed.',
      'The war came',
      'Peace and the war',
      'The end',
    ]);
    expect(table).toMatchObject({
      count: 4,
      names: ['a1', 'a2', 'a2', 'Document 4'],
      label: 'party',
    });
    const columns: ColumnValues[] = [
      {
        name: 'president',
        kind: 'category',
        names: ['Carter', 'Washington', 'Lincoln'],
        valueOf: Int32Array.of(1, 2, 0, 0),
      },
      { name: 'year', kind: 'number', values: Float64Array.of(1790, 1861, 1978, NaN) },
      {
        name: 'party',
        kind: 'category',
        names: ['Democratic', 'none', 'Republican'],
        valueOf: Int32Array.of(1, 2, 0, 0),
      },
    ];
    expect(table?.columns).toEqual(columns);
    expect(facts.documents).toMatchObject({
      count: 4,
      label: 'party',
      malformed: { count: 1, first: [{ row: 4, reason: 'it has 4 cells instead of 5' }] },
      empty: { count: 1, first: [{ row: 5, reason: '' }] },
      repeatedIds: { count: 1, first: [{ row: 6, reason: 'a2' }] },
    });
    expect(facts.documents?.columns[1]).toMatchObject({ missing: 1, range: [1790, 1978], distinct: 3 });
    expect(facts.types).toBe(11);
  });

  it('keeps the class a category when it is written in numbers', async () => {
    const { table } = await tableCorpus('text,y\none two,0\nthree,1\nfour,1\n', { ...CSV, label: 'y' });
    expect(table?.columns[0]).toMatchObject({ kind: 'category', names: ['1', '0'] });
  });

  it('joins several text columns by a line end and leaves empty ones out', async () => {
    const corpus = await tableCorpus('title,text\nSea,The whale\n,Alone\n', {
      ...CSV,
      text: ['title', 'text'],
    });
    expect(textsOf(corpus)).toEqual(['Sea\nThe whale', 'Alone']);
    expect(corpus.table?.columns).toEqual([]);
  });

  it('is read the same with a byte order mark, from gzip, and in another encoding', async () => {
    const plain = 'text,label\n"Größe, é",a\nzwei,b\n';
    const wanted = ['Größe, é', 'zwei'];
    const latin = Uint8Array.from(Buffer.from(plain, 'latin1'));
    const contents = [plain, `\uFEFF${plain}`, Uint8Array.from(gzipSync(plain))];
    for (const content of contents) {
      const corpus = await tableCorpus({ 't.csv': content }, { ...CSV, label: 'label' });
      expect(textsOf(corpus)).toEqual(wanted);
    }
    expect(textsOf(await tableCorpus({ 't.csv': latin }, CSV, { encoding: 'windows-1252' }))).toEqual(wanted);
  });

  it('keeps quotes and characters that chunks cut in two', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `"é한𝒳, ""${i}""\nnext",${i}`);
    const corpus = await tableCorpus(`text,n\n${rows.join('\n')}`, CSV);
    expect(corpus.table?.count).toBe(20_000);
    expect(corpus.table?.textOf(12_345)).toBe('é한𝒳, "12345"\nnext');
    expect(corpus.table?.columns[0]).toMatchObject({ kind: 'number' });
  });

  it('names the columns there are when one is missing', async () => {
    expect(await readTable({ 't.csv': 'a,b\n1,2\n' }, CSV)).toEqual({
      ok: false,
      problem: { kind: 'missingColumn', name: 't.csv', column: 'text', columns: ['a', 'b'] },
    });
    expect(await readTable({ 't.jsonl': '{"a": "x"}\n' }, { ...JSONL, label: 'y' })).toMatchObject({
      problem: { kind: 'missingColumn', column: 'text', columns: ['a'] },
    });
  });

  it('tells what is wrong when no row is a document', async () => {
    expect(await readTable({ 't.csv': 'text,b\n1\n2\n' }, CSV)).toEqual({
      ok: false,
      problem: {
        kind: 'noDocuments',
        name: 't.csv',
        malformed: 2,
        empty: 0,
        row: 2,
        reason: 'it has 1 cell instead of 2',
      },
    });
    expect(await readTable({ 't.jsonl': 'no json\n' }, JSONL)).toMatchObject({
      problem: { kind: 'noDocuments', malformed: 1, row: 1, reason: 'it is not valid JSON' },
    });
  });

  it('of JSON counts rows without the text, and takes columns that come later', async () => {
    const lines = [
      '{"text":"one sea"}',
      '{"other":1}',
      '{"text":null}',
      '{"text":["two","seas"],"late":"x"}',
    ];
    const corpus = await tableCorpus({ 't.jsonl': lines.join('\n') }, JSONL);
    expect(textsOf(corpus)).toEqual(['one sea', 'two\nseas']);
    expect(corpus.facts.documents).toMatchObject({
      malformed: { count: 1, first: [{ row: 2, reason: 'it has no “text”' }] },
      empty: { count: 1, first: [{ row: 3, reason: '' }] },
    });
    expect(corpus.table?.columns).toEqual([
      { name: 'late', kind: 'category', names: ['x'], valueOf: Int32Array.of(-1, 0) },
    ]);
  });

  it('may be several files, of which those that break off are taken back', async () => {
    const broken = Uint8Array.from([
      ...Buffer.from('text,y\nnever kept,c\n'),
      ...new Uint8Array(40).fill(0xff),
    ]);
    const corpus = await tableCorpus(
      {
        'a.csv': 'y,text\na,one\n',
        'b.csv': broken,
        'c.csv': `text,y\ntwo,b\nbad\n${'filler words,b\n'.repeat(9)}`,
      },
      { ...CSV, label: 'y' },
    );
    expect(textsOf(corpus).slice(0, 2)).toEqual(['one', 'two']);
    expect(corpus.table?.columns[0]).toMatchObject({ names: ['b', 'a'] });
    expect(corpus.facts.skipped.map(({ name }) => name)).toEqual(['b.csv']);
    expect(corpus.facts.documents?.malformed.first).toEqual([
      { row: 3, reason: 'c.csv: it has 1 cell instead of 2' },
    ]);
  });

  it('can be cancelled in the middle', async () => {
    const reading = new AbortController();
    const blob = new Blob([`text,y\n${'"the sea, and more",1\n'.repeat(300_000)}`]);
    const outcome = await readCorpus(
      { kind: 'files', files: [{ name: 't.csv', blob }] },
      { ...DEFAULT_CORPUS_SETTINGS, table: CSV },
      { shared: true, signal: reading.signal, onProgress: () => reading.abort() },
    );
    expect(outcome).toEqual({ ok: true, value: null });
  });

  it('stays with the text when phrases are joined', async () => {
    const corpus = await tableCorpus(`text\n${'new york is new york\n'.repeat(20)}`, CSV);
    const settings = {
      passes: 1,
      minCount: 2,
      threshold: 0.1,
      scoring: 'default',
      connectorWords: false,
    } as const;
    const joined = await new PhraseCorpus(corpus, true).joined(settings, new AbortController().signal);
    expect(joined?.table).toBe(corpus.table);
    expect(joined?.facts.documents).toBe(corpus.facts.documents);
  });
});

describe('other texts with documents', () => {
  it('are files, whose sub-folders are labels', async () => {
    const corpus = await tableCorpus(
      { 'mail/ham/1.txt': 'Hello you', 'mail/spam/2.txt': 'Buy\nnow', 'mail/spam/3.txt': '?' },
      null,
      { sentences: 'file' },
    );
    expect(textsOf(corpus)).toEqual(['Hello you', 'Buy\nnow']);
    expect(corpus.table).toMatchObject({
      names: ['mail/ham/1.txt', 'mail/spam/2.txt'],
      label: 'folder',
      columns: [{ names: ['ham', 'spam'], valueOf: Int32Array.of(0, 1) }],
    });
    expect(corpus.facts.documents?.empty).toEqual({
      count: 1,
      first: [{ row: 3, reason: 'mail/spam/3.txt' }],
    });
  });

  it('are lines with labels, shown as their tokens', async () => {
    const corpus = await tableCorpus(
      '__label__sea __label__old The Whale\nNo label\n__label__land Horses\n',
      null,
    );
    expect(textsOf(corpus)).toEqual(['the whale', 'no label', 'horses']);
    expect(corpus.table?.isOriginal(0)).toBe(false);
    expect(corpus.facts.documents).toMatchObject({ label: 'label', malformed: NOTHING });
    expect(corpus.table?.columns[0]).toMatchObject({ valueOf: Int32Array.of(0, -1, 1) });
  });

  it('are no plain sentences', async () => {
    const { table, facts } = await tableCorpus('The sea\nthe whale\n', null);
    expect(table).toBeNull();
    expect(facts.documents).toBeNull();
  });
});
