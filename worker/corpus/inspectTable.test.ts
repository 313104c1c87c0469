import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formatOfName, inspectSource, inspectTable } from './inspectTable';

const suggestion = (name: string, text: string) => inspectTable(name, text, true)?.suggested ?? null;

const SPEECHES = [
  'id,president,year,party,text',
  '1,Washington,1790,none,"Fellow citizens, the union prospers."',
  '2,Adams,1797,Federalist,I was for some time apprehensive',
  '3,Adams,1798,Federalist,While with reverence and resignation',
  '4,Jefferson,1801,Republican,"It is a circumstance, of sincere gratification"',
].join('\n');

describe('a look at the head of a source', () => {
  it('suggests text, label and name by what columns are called', () => {
    expect(suggestion('sotu.csv', SPEECHES)).toEqual({
      format: 'csv',
      header: true,
      text: ['text'],
      label: 'party',
      id: 'id',
    });
  });

  it('shows columns, their kinds, and the first rows as they are cut', () => {
    const found = inspectTable('sotu.csv', SPEECHES, true);
    expect(found?.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['id', 'number'],
      ['president', 'category'],
      ['year', 'number'],
      ['party', 'category'],
      ['text', 'category'],
    ]);
    expect(found?.columns[3].examples).toEqual(['none', 'Federalist', 'Republican']);
    expect(found?.rows[0]).toEqual([
      '1',
      'Washington',
      '1790',
      'none',
      'Fellow citizens, the union prospers.',
    ]);
  });

  it('suggests by what is in the columns where their names tell nothing', () => {
    const rows = Array.from(
      { length: 8 },
      (_, i) => `${i % 2 ? 'ham' : 'spam'},Message number ${i} for you all`,
    );
    expect(suggestion('m.csv', rows.join('\n'))).toEqual({
      format: 'csv',
      header: false,
      text: ['Column 2'],
      label: 'Column 1',
      id: null,
    });
    const news = Array.from(
      { length: 9 },
      (_, i) => `"${(i % 3) + 1}","Wall St. bears claw back into the black ${i}"`,
    );
    expect(suggestion('ag.csv', news.join('\n'))).toMatchObject({ header: false, label: 'Column 1' });
  });

  it('takes one column for the text', () => {
    expect(suggestion('a.csv', 'text\nthe sea\nthe whale\n')).toEqual({
      format: 'csv',
      header: true,
      text: ['text'],
      label: null,
      id: null,
    });
  });

  it('reads the keys of JSON', () => {
    const lines = '{"body":"the long text of it","label":1}\n{"body":"and another text","label":0}\n';
    expect(suggestion('a.jsonl', lines)).toEqual({
      format: 'jsonl',
      header: true,
      text: ['body'],
      label: 'label',
      id: null,
    });
  });

  it('finds tables that are not called so, and takes prose for none', () => {
    expect(suggestion('a.txt', '{"text":"a b"}\n{"text":"c"}\n')?.format).toBe('jsonl');
    expect(suggestion('a.txt', 'ham\thello you\nspam\tbuy now\nham\tlunch\n')?.format).toBe('tsv');
    expect(suggestion('a.txt', SPEECHES)?.format).toBe('csv');
    expect(suggestion('a.txt', 'Call me Ishmael, he said, once.\n'.repeat(9))).toBeNull();
    expect(suggestion('a.txt', 'One, two, three.\nFour, five.\nSix, seven, eight.\n')).toBeNull();
    expect(suggestion('a.csv', '')).toBeNull();
  });

  it('cuts the text another way where that is asked for', () => {
    const found = inspectTable('a.csv', 'x;y\n1;2\n', true, { format: 'tsv', header: false });
    expect(found).toMatchObject({ suggested: { format: 'tsv', header: false, text: ['Column 1'] } });
  });

  it('knows formats by their names', () => {
    expect(['a.CSV', 'b.tsv.gz', 'c.ndjson', 'd.txt', 'csv'].map(formatOfName)).toEqual([
      'csv',
      'tsv',
      'jsonl',
      null,
      null,
    ]);
  });

  it('unpacks, decodes, and looks at no more than the head', async () => {
    const long = `text,y\n${'"a quoted, text\nof two lines",1\n'.repeat(60_000)}`;
    const files = (name: string, content: BlobPart) => ({
      kind: 'files' as const,
      files: [{ name, blob: new Blob([content]) }],
    });
    const packed = await inspectSource(files('a.csv.gz', Uint8Array.from(gzipSync(long))), null);
    expect(packed).toMatchObject({ ok: true, value: { suggested: { text: ['text'], label: null } } });
    const latin = Uint8Array.from(Buffer.from('text,größe\nsee,1\nmeer,2\n', 'latin1'));
    expect(await inspectSource(files('a.csv', latin), 'windows-1252')).toMatchObject({
      value: { columns: [{ name: 'text' }, { name: 'größe' }] },
    });
    expect(await inspectSource(files('a.csv', latin), null)).toMatchObject({
      problem: { kind: 'wrongEncoding' },
    });
  });
});
