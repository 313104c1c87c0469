import type { CorpusSource } from '../../worker/contract/corpus';
import type { TableSettings, TableShape } from '../../worker/contract/documents';
import type { SessionApi } from '../session/sessionTypes';
import { withNotice } from './notices';
import { readCorpus } from './selectors';
import type { AppStore } from './store';
import { changedTable, draftOf } from './tableDraft';

const ANY_TABLE: TableShape = { format: 'csv', header: true };

/** Choosing the columns of a table, before it is read. */
export const createTableActions = (
  store: AppStore,
  session: SessionApi,
  openAs: (source: CorpusSource, table: TableSettings | null) => Promise<void>,
) => {
  let asked = 0;

  const inspect = async (source: CorpusSource, shape?: TableShape) => {
    const number = ++asked;
    const before = store.getState();
    const { encoding, table } = before.corpusSettings;
    const answer = await session.inspectSource(source, encoding, shape);
    if (number !== asked || store.getState().tableDraft !== before.tableDraft) return;
    if (!answer.ok) store.setState((state) => withNotice(state, answer.problem));
    else if (answer.value) store.setState({ tableDraft: draftOf(source, answer.value, table), drawer: null });
    else if (!shape) await inspect(source, ANY_TABLE);
    else store.setState((state) => withNotice(state, { kind: 'noTable', format: shape.format }));
  };

  return {
    /** Offers the columns of the text in place once more. */
    chooseColumns: async () => {
      const corpus = readCorpus(store.getState());
      if (!corpus) return;
      const { table } = corpus.facts.settings;
      await inspect(corpus.source, table ? { format: table.format, header: table.header } : undefined);
    },
    /** Cuts the table into rows and cells another way; the columns are then others. */
    setTableShape: async (change: Partial<TableShape>) => {
      const { tableDraft } = store.getState();
      if (!tableDraft) return;
      const { format, header } = tableDraft.settings;
      await inspect(tableDraft.source, { format, header, ...change });
    },
    setTableColumns: (change: Partial<Pick<TableSettings, 'text' | 'label' | 'id'>>) =>
      store.setState(({ tableDraft }) =>
        tableDraft
          ? { tableDraft: { ...tableDraft, settings: changedTable(tableDraft.settings, change) } }
          : {},
      ),
    readTable: async () => {
      const { tableDraft } = store.getState();
      if (tableDraft) await openAs(tableDraft.source, tableDraft.settings);
    },
    readAsPlainText: async () => {
      const { tableDraft } = store.getState();
      if (tableDraft) await openAs(tableDraft.source, null);
    },
    dismissTable: () => store.setState({ tableDraft: null }),
  };
};
