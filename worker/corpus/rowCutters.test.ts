import { describe, expect, it } from 'vitest';
import { DelimitedRows } from './delimitedRows';
import { JsonRows } from './jsonRows';
import { type Cell, LONGEST_ROW, type RowCutter, type RowSink } from './rowCutter';

type Told = Cell[] | string;

/** What a cutter makes of a text that comes in pieces of a length. */
const cut = (create: (sink: RowSink) => RowCutter, text: string, length = text.length) => {
  const told: Told[] = [];
  const cutter = create({
    row: (cells) => told.push(Array.from(cells)),
    malformed: (reason) => told.push(reason),
    names: () => undefined,
  });
  for (let from = 0; from < text.length; from += length) cutter.push(text.slice(from, from + length));
  cutter.finish();
  return { told, columns: cutter.columns };
};

const csv = (sink: RowSink) => new DelimitedRows('csv', true, sink);
const tsv = (sink: RowSink) => new DelimitedRows('tsv', true, sink);
const json = (sink: RowSink) => new JsonRows(sink);

const NOT_CLOSED = 'its quote is never closed';
const WRONG_QUOTE = 'a quote in it is not closed or not doubled';

describe('rows of delimited text', () => {
  it.each<[string, string, Told[]]>([
    [
      'plain cells',
      'a,b\n1,2\n3,4\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['no line end at the end', 'a,b\n1,2', [['1', '2']]],
    [
      'quoted commas, line ends and doubled quotes',
      'a,b\n"1,\n2","say ""x"""\n3,4\n',
      [
        ['1,\n2', 'say "x"'],
        ['3', '4'],
      ],
    ],
    [
      'CR LF and CR',
      'a,b\r\n"1\r\n2",3\r4,5\r\n',
      [
        ['1\n2', '3'],
        ['4', '5'],
      ],
    ],
    ['semicolons', 'a;b\n1,5;2\n', [['1,5', '2']]],
    ['commas in quoted names', '"x;y;z",b\n1,2\n', [['1', '2']]],
    ['a blank line', 'a,b\n\n1,2\n', [[], ['1', '2']]],
    [
      'too few and too many cells',
      'a,b\n1\n1,2,3\n4,5\n',
      ['it has 1 cell instead of 2', 'it has 3 cells instead of 2', ['4', '5']],
    ],
    ['empty surplus cells', 'a,b\n1,2,,\n', [['1', '2']]],
    ['a quote inside a cell', 'a,b\n5" tube,2\n', [['5" tube', '2']]],
    ['quotes that are not doubled, on one line', 'a,b\n"x "y" z",2\n', [['x "y" z', '2']]],
    ['a quote never closed', 'a,b\n1,2\n"3,4\n5,6\n7,8', [['1', '2'], NOT_CLOSED, ['5', '6'], ['7', '8']]],
    ['a quote closed only rows later', 'a,b\n"1,2\n3,"4"\n5,6\n', [WRONG_QUOTE, ['3', '4'], ['5', '6']]],
    ['two wrong quotes', 'a,b\n"1,2\n"3",4\n"5,6\n7,8\n', [WRONG_QUOTE, ['3', '4'], NOT_CLOSED, ['7', '8']]],
  ])('with %s', (_, text, rows) => {
    for (let length = 1; length <= text.length; length++) expect(cut(csv, text, length).told).toEqual(rows);
  });

  it('are named by the first one, each name once', () => {
    expect(cut(csv, 'text, year ,,text\n1,2,3,4\n').columns).toEqual([
      'text',
      'year',
      'Column 3',
      'text (2)',
    ]);
  });

  it('are numbered without names', () => {
    const { columns, told } = cut((sink) => new DelimitedRows('csv', false, sink), 'ham,hello\nspam,buy\n');
    expect(columns).toEqual(['Column 1', 'Column 2']);
    expect(told).toEqual([
      ['ham', 'hello'],
      ['spam', 'buy'],
    ]);
  });

  it('may be one column', () => {
    expect(cut(csv, 'text\n"a, b"\nc\n').told).toEqual([['a, b'], ['c']]);
  });

  it('of tabs keep commas and semicolons', () => {
    expect(cut(tsv, 'a\tb\n1,2;3\t4\n').told).toEqual([['1,2;3', '4']]);
  });

  it('end within reason when a quote is not closed', () => {
    const line = `${'word '.repeat(200)},2\n`;
    const lines = Math.ceil((LONGEST_ROW * 2.5) / line.length);
    const { told } = cut(csv, `a,b\n"open,1\n${line.repeat(lines)}x,3\n`, 1 << 15);
    expect(told[0]).toBe(NOT_CLOSED);
    expect(told).toHaveLength(lines + 2);
    expect(told.at(-1)).toEqual(['x', '3']);
  });

  it('leave out a row without an end, and go on after it', () => {
    const { told } = cut(csv, `a,b\n${'x'.repeat(LONGEST_ROW * 2 + 5)}\n1,2\n`, 1 << 15);
    expect(told).toEqual(['it is longer than 16,777,216 characters', ['1', '2']]);
  });
});

describe('rows of JSON', () => {
  const text = [
    '{"text": "a \\"sea\\"\\n", "year": 1851, "tags": ["x", "y"], "deep": {"a": [1]}}',
    '',
    '{"text": null, "late": true}',
    '[1, 2]',
    '{"text": "cut',
    '"word"',
    '{"year": 2, "mixed": [1, {"a": 2}], "none": [null]}',
  ].join('\r\n');

  it('are objects, their keys the columns, wherever the text is cut', () => {
    for (const length of [1, 2, 3, 7, 50, text.length]) {
      const { told, columns } = cut(json, text, length);
      expect(columns).toEqual(['text', 'year', 'tags', 'deep', 'late', 'mixed', 'none']);
      expect(told).toEqual([
        ['a "sea"\n', '1851', 'x\ny', '{"a":[1]}'],
        [],
        ['', undefined, undefined, undefined, 'true'],
        'it is JSON but no object of named fields',
        'it is not valid JSON',
        'it is JSON but no object of named fields',
        [undefined, '2', undefined, undefined, undefined, '[1,{"a":2}]', ''],
      ]);
    }
  });

  it('leave out a line without an end', () => {
    const { told } = cut(json, `{"text":"${'x'.repeat(LONGEST_ROW * 2)}"}\n{"text":"a"}`, 1 << 15);
    expect(told).toEqual(['it is longer than 16,777,216 characters', ['a']]);
  });
});
