import { describe, expect, it } from 'vitest';
import { ColumnCollector } from './columnCollector';
import { DocumentTexts } from './documentTexts';

describe('texts of documents', () => {
  it('come back as they were, from many chunks', () => {
    const texts = new DocumentTexts();
    const long = '한𝒳'.repeat(1_000_000);
    for (const text of ['é', long, '', long, 'end']) texts.add(text);
    expect([0, 1, 2, 3, 4].map((document) => texts.at(document))).toEqual(['é', long, '', long, 'end']);
    expect(texts.at(5)).toBeNull();
  });

  it('are kept up to a limit, and none after it', () => {
    const texts = new DocumentTexts(10);
    for (const text of ['12345', '123456', '1']) texts.add(text);
    expect([0, 1, 2].map((document) => texts.at(document))).toEqual(['12345', null, null]);
  });
});

describe('values of a column', () => {
  it('that are too long together are let go', () => {
    const column = new ColumnCollector('body', 8);
    ['12345', '1234', 'x'].forEach((value, document) => column.set(document, value));
    expect(column.isTooLong).toBe(true);
  });

  it('of documents that were taken back are forgotten', () => {
    const column = new ColumnCollector('n');
    ['1', 'two', '3'].forEach((value, document) => column.set(document, value));
    column.truncate(1);
    column.set(1, '4');
    expect(column.finish(2, false)).toEqual({
      values: { name: 'n', kind: 'number', values: Float64Array.of(1, 4) },
      facts: {
        name: 'n',
        kind: 'number',
        missing: 0,
        range: [1, 4],
        distinct: 2,
        commonest: [
          { value: '1', documents: 1 },
          { value: '4', documents: 1 },
        ],
      },
    });
  });
});
