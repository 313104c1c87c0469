import { describe, expect, it } from 'vitest';
import { tableCorpus, CSV } from '../corpus/tableFixture';
import { columnValues, documentText, documentsWithWord, type TabledText } from './tableQueries';

const TABLE = [
  'id,text,party,year',
  'a,"The War came; war, and war",D,1861',
  'b,Peace,R,1862',
  ',"Peace or war: New York",D,',
].join('\n');

const tabled = async (): Promise<TabledText> => {
  const { table, types, stream } = await tableCorpus(TABLE, { ...CSV, id: 'id', label: 'party' });
  if (!table) throw new Error('no documents');
  return { table, types, stream, tokenizer: 'words' };
};

const noRest = async () => undefined;

describe('questions about documents', () => {
  it('are answered with their text and what their columns tell', async () => {
    const { table } = await tabled();
    expect(documentText(table, 2)).toEqual({
      ok: true,
      value: {
        document: 2,
        name: 'Document 3',
        values: [{ column: 'party', value: 'D' }],
        text: 'Peace or war: New York',
        isOriginal: true,
      },
    });
    expect(documentText(table, 0)).toMatchObject({ value: { values: [{ value: 'D' }, { value: '1861' }] } });
    for (const document of [-1, 3, 0.5]) {
      expect(documentText(table, document)).toMatchObject({
        problem: { kind: 'unknownDocument', documents: 3 },
      });
    }
  });

  it('name columns that there are', async () => {
    const { table } = await tabled();
    expect(columnValues(table, 'year')).toMatchObject({ value: { kind: 'number' } });
    expect(columnValues(table, 'text')).toEqual({
      ok: false,
      problem: { kind: 'unknownColumn', column: 'text' },
    });
  });

  it('find the documents with a word, those with most of it first, as it was written', async () => {
    const text = await tabled();
    expect(await documentsWithWord(text, 'war', 1, noRest)).toEqual({
      ok: true,
      value: {
        word: 'war',
        documents: 2,
        found: [
          {
            document: 0,
            name: 'a',
            occurrences: 3,
            before: 'The ',
            match: 'War',
            after: ' came; war, and war',
          },
        ],
      },
    });
    expect(await documentsWithWord(text, 'sea', 5, noRest)).toMatchObject({
      problem: { kind: 'unknownWord' },
    });
  });

  it('find words in their tokens where the text is not kept', async () => {
    const text = await tabled();
    const table = { ...text.table, textOf: () => '' };
    expect(await documentsWithWord({ ...text, table }, 'or', 5, noRest)).toMatchObject({
      value: { found: [{ before: 'peace ', match: 'or', after: ' war new york' }] },
    });
  });
});
