import type { CorpusSettings, CorpusSource, PhraseSettings } from '../../worker/contract/corpus';
import type { TableSettings } from '../../worker/contract/documents';
import type { Outcome } from '../../worker/contract/outcome';
import { DEFAULT_PHRASE_THRESHOLD, legalPhraseSettings } from '../../worker/contract/phrases';
import type { EncodingName } from '../../worker/contract/problems';
import type { SessionApi } from '../session/sessionTypes';
import { withNotice } from './notices';
import { createTableActions } from './tableActions';
import { draftOf, type TableDraft } from './tableDraft';
import type { RunActions } from './runActions';
import { DOCUMENT_PRESET, SAMPLE_PRESET } from './samplePreset';
import { corpusFacts, readCorpus, runIsLive, startsByItself } from './selectors';
import type { AppState, AppStore, ReadCorpus, Sample } from './store';

/** Choosing, reading and re-reading a text. A run on screen is never replaced without a yes. */
export const createCorpusActions = (store: AppStore, session: SessionApi, run: RunActions) => {
  let readings = 0;
  let offers = 0;
  let lastDraft: TableDraft | null = null;

  /** A run that trains is paused meanwhile: it ends when the text is there, and goes on when it is not. */
  const read = async (source: CorpusSource) => {
    const reading = ++readings;
    if (store.getState().corpus.kind === 'reading') session.cancelReading();
    const previous = readCorpus(store.getState());
    const wasTraining = store.getState().run?.state.kind === 'training';
    if (wasTraining) await session.command('pause');
    store.setState((state) => ({
      corpus: { kind: 'reading', source, progress: null, previous },
      pendingSource: null,
      failedSource: null,
      notices: state.notices.filter(({ problem }) => problem.kind === 'workerCrashed'),
    }));
    const answer = await session.readCorpus(source, store.getState().corpusSettings);
    if (reading !== readings) return;
    if (answer.ok && answer.value) return await readingDone({ source, facts: answer.value }, previous);
    store.setState((state): Partial<AppState> => {
      const kept = readCorpus(state);
      return {
        corpus: kept ? { kind: 'ready', ...kept } : { kind: 'none' },
        corpusSettings: kept ? kept.facts.settings : { ...state.corpusSettings, encoding: null, table: null },
        ...(answer.ok ? {} : { ...withNotice(state, answer.problem), failedSource: source }),
        // Other columns are a way out.
        ...(isOfTable(answer) && lastDraft?.source === source ? { tableDraft: lastDraft } : {}),
      };
    });
    if (wasTraining) await session.command('resume');
  };

  const readingDone = async (read: ReadCorpus, previous: ReadCorpus | null) => {
    const starts = startsByItself(store.getState(), read.source);
    if (runIsLive(store.getState())) await session.command('stop');
    store.setState({
      corpus: { kind: 'ready', ...read },
      vocabulary: null,
      preflight: null,
      phrasePreview: null,
    });
    const again = read.source === previous?.source;
    if (starts) {
      run.setPreset(read.facts.documents ? DOCUMENT_PRESET : SAMPLE_PRESET);
      // What it takes the place of was asked about before it was read.
      await run.startAnyway(false);
    } else {
      // Whoever has gone on to another step meanwhile stays there.
      store.setState(({ railStep }) => ({
        previewOpen: true,
        railStep: !again && railStep === 'corpus' ? 'train' : railStep,
      }));
    }
  };

  /** Reads a source as a table, or as plain text (null); a run on screen is asked about first. */
  const openAs = async (source: CorpusSource, table: TableSettings | null) => {
    lastDraft = store.getState().tableDraft;
    store.setState((state) => ({ tableDraft: null, corpusSettings: { ...state.corpusSettings, table } }));
    if (store.getState().run || store.getState().starting) store.setState({ pendingSource: source });
    else await read(source);
  };

  /** Offers the columns of a table to choose from; everything else is read as plain text. */
  const offer = async (source: CorpusSource) => {
    const number = ++offers;
    const { encoding, table } = store.getState().corpusSettings;
    const inspected = await session.inspectSource(source, encoding);
    if (number !== offers) return;
    if (!inspected.ok || !inspected.value) return await openAs(source, null);
    store.setState({ tableDraft: draftOf(source, inspected.value, table), drawer: null });
  };

  const openSource = async (source: CorpusSource) => {
    store.setState((state) => ({
      tableDraft: null,
      corpusSettings: { ...state.corpusSettings, encoding: null },
    }));
    await offer(source);
  };

  return {
    openSource,
    openSample: async ({ name, url, table }: Sample) => {
      offers++;
      store.setState((state) => ({ corpusSettings: { ...state.corpusSettings, encoding: null } }));
      await openAs({ kind: 'url', name, url }, table ?? null);
    },
    ...createTableActions(store, session, openAs),
    confirmPendingSource: async () => {
      const { pendingSource } = store.getState();
      if (pendingSource) await read(pendingSource);
    },
    discardPendingSource: () =>
      store.setState((state) => ({
        pendingSource: null,
        corpusSettings: corpusFacts(state)?.settings ?? state.corpusSettings,
      })),
    cancelReading: () => session.cancelReading(),

    /** Reads the text in place again, with other settings; a live run is asked about first. */
    setCorpusSettings: async (change: Partial<CorpusSettings>) => {
      store.setState((state) => ({ corpusSettings: { ...state.corpusSettings, ...change } }));
      const { corpus } = store.getState();
      if (corpus.kind !== 'ready') return;
      if (runIsLive(store.getState())) store.setState({ pendingSource: corpus.source });
      else await read(corpus.source);
    },
    /** The text follows without being read again; another scoring begins at its usual threshold. */
    setPhrases: (change: Partial<PhraseSettings>) =>
      store.setState(({ corpusSettings }) => {
        const threshold = change.scoring ? { threshold: DEFAULT_PHRASE_THRESHOLD[change.scoring] } : {};
        const phrases = legalPhraseSettings({ ...corpusSettings.phrases, ...threshold, ...change });
        return { corpusSettings: { ...corpusSettings, phrases } };
      }),
    /** Reads the text that failed last once more, in the given encoding. */
    readAgainAs: async (encoding: EncodingName) => {
      const { failedSource } = store.getState();
      if (!failedSource) return;
      store.setState((state) => ({ corpusSettings: { ...state.corpusSettings, encoding } }));
      await offer(failedSource);
    },
  };
};

const isOfTable = (answer: Outcome<unknown>): boolean =>
  !answer.ok && ['missingColumn', 'noDocuments'].includes(answer.problem.kind);
