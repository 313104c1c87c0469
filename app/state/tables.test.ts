import { describe, expect, it } from 'vitest';
import type { DocumentTableFacts, TableInspection, TableSettings } from '../../worker/contract/documents';
import { failed, ok } from '../../worker/contract/outcome';
import { connectDocumentFollower } from './documentFollower';
import { corpusFactsOf, readyPage, textFile } from './stateFixture';
import { changedTable, draftOf } from './tableDraft';

const TABLE: TableSettings = { format: 'csv', header: true, text: ['text'], label: 'party', id: 'id' };
const NONE = { count: 0, first: [] };
const DOCUMENTS: DocumentTableFacts = {
  count: 3,
  columns: [],
  label: 'party',
  malformed: NONE,
  empty: NONE,
  repeatedIds: NONE,
};

const inspection = (suggested = TABLE): TableInspection => ({
  format: suggested.format,
  suggested,
  columns: ['id', 'party', 'text'].map((name) => ({ name, kind: 'category', examples: [] })),
  rows: [],
});

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a table that is opened', () => {
  it('waits for its columns, and is read with those chosen', async () => {
    const { store, actions, session } = readyPage();
    Object.assign(session, { inspectSource: async () => ok(inspection()) });
    await actions.openSource(textFile('a.csv'));
    expect(store.getState()).toMatchObject({ corpus: { kind: 'none' }, tableDraft: { settings: TABLE } });
    actions.setTableColumns({ label: null });
    await actions.readTable();
    expect(store.getState()).toMatchObject({
      tableDraft: null,
      corpus: { kind: 'ready' },
      corpusSettings: { table: { ...TABLE, label: null } },
    });
  });

  it('can be read as plain text, or not at all', async () => {
    const { store, actions, session } = readyPage();
    Object.assign(session, { inspectSource: async () => ok(inspection()) });
    await actions.openSource(textFile('a.csv'));
    actions.dismissTable();
    expect(store.getState()).toMatchObject({ tableDraft: null, corpus: { kind: 'none' } });
    await actions.openSource(textFile('a.csv'));
    await actions.readAsPlainText();
    expect(store.getState()).toMatchObject({ corpus: { kind: 'ready' }, corpusSettings: { table: null } });
  });

  it('comes back with its columns when they were not the right ones', async () => {
    const { store, actions, session } = readyPage();
    const problem = {
      kind: 'noDocuments',
      name: 'a.csv',
      malformed: 0,
      empty: 2,
      row: 2,
      reason: '',
    } as const;
    Object.assign(session, {
      inspectSource: async () => ok(inspection()),
      readCorpus: async () => failed(problem),
    });
    await actions.openSource(textFile('a.csv'));
    await actions.readTable();
    expect(store.getState().notices.map((notice) => notice.problem)).toEqual([problem]);
    expect(store.getState().tableDraft).toMatchObject({ settings: TABLE });
  });

  it('is cut another way on request, and told where that makes no rows', async () => {
    const { store, actions, session } = readyPage();
    const tsv = inspection({ ...TABLE, format: 'tsv' });
    Object.assign(session, {
      inspectSource: async (_source: unknown, _encoding: unknown, shape?: { format: string }) =>
        ok(shape?.format === 'jsonl' ? null : shape ? tsv : inspection()),
    });
    await actions.openSource(textFile('a.csv'));
    await actions.setTableShape({ format: 'tsv' });
    expect(store.getState().tableDraft?.settings.format).toBe('tsv');
    await actions.setTableShape({ format: 'jsonl' });
    expect(store.getState().tableDraft?.settings.format).toBe('tsv');
    expect(store.getState().notices.at(-1)?.problem).toEqual({ kind: 'noTable', format: 'jsonl' });
  });

  it('takes the columns of the address where it has them', () => {
    const source = textFile('a.csv');
    const wanted = { ...TABLE, text: ['party'], label: null };
    expect(draftOf(source, inspection(), wanted).settings).toEqual(wanted);
    expect(draftOf(source, inspection(), { ...wanted, text: ['body'] }).settings).toEqual(TABLE);
    expect(draftOf(source, inspection(), null).settings).toEqual(TABLE);
  });

  it('never is without a text, and no column has two parts', () => {
    expect(changedTable(TABLE, { text: [] }).text).toEqual(['text']);
    expect(changedTable(TABLE, { text: ['text', 'party', 'id'] })).toMatchObject({ label: null, id: null });
  });

  it('from a sample starts Doc2Vec at once', async () => {
    const { store, actions, session } = readyPage();
    const url = '/samples/sotu.csv';
    const sample = { id: 's', name: 'Speeches', description: '', url, bytes: 1, words: 1, table: TABLE };
    Object.assign(session, {
      readCorpus: async () => ok(corpusFactsOf('Speeches', { documents: DOCUMENTS })),
    });
    actions.setSamples([sample]);
    await actions.openSample(sample);
    expect(store.getState()).toMatchObject({
      hyperparameters: { algorithm: 2, dm: 0, dbowWords: 1 },
      run: { table: DOCUMENTS },
    });
  });
});

describe('what is read of documents', () => {
  it('follows the document and the word looked at, in runs whose text has documents', async () => {
    const { store, actions, session } = readyPage();
    const text = { document: 2, name: 'm2', values: [], text: 'The whale', isOriginal: true };
    Object.assign(session, {
      readCorpus: async () => ok(corpusFactsOf('a.csv', { documents: DOCUMENTS })),
      documentText: async () => ok(text),
      documentsWithWord: async (word: string) => ok({ word, documents: 0, found: [] }),
    });
    const stop = connectDocumentFollower(store, session);
    await actions.openSource(textFile('a.csv'));
    await actions.startTraining();
    await actions.focusWord('whale');
    await settle();
    expect(store.getState().wordDocuments).toMatchObject({ word: 'whale' });
    actions.openDocument({ document: 2, name: 'm2' });
    await settle();
    expect(store.getState()).toMatchObject({ documentText: text, wordDocuments: null, document: { tag: 2 } });
    actions.clearSelection();
    expect(store.getState().documentText).toBeNull();
    stop();
  });
});
