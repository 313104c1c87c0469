import type { CorpusSettings, CorpusSource, PhraseSettings } from '../../worker/contract/corpus';
import { DEFAULT_PHRASE_THRESHOLD, legalPhraseSettings } from '../../worker/contract/phrases';
import type { EncodingName } from '../../worker/contract/problems';
import type { SessionApi } from '../session/sessionTypes';
import { withNotice } from './notices';
import type { RunActions } from './runActions';
import { SAMPLE_PRESET } from './samplePreset';
import { corpusFacts, readCorpus, runIsLive, startsByItself } from './selectors';
import type { AppStore, ReadCorpus, Sample } from './store';

/** Choosing, reading and re-reading a text. A run on screen is never replaced without a yes. */
export const createCorpusActions = (store: AppStore, session: SessionApi, run: RunActions) => {
  let readings = 0;

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
    store.setState((state) => {
      const kept = readCorpus(state);
      return {
        corpus: kept ? { kind: 'ready', ...kept } : { kind: 'none' },
        corpusSettings: kept ? kept.facts.settings : { ...state.corpusSettings, encoding: null },
        ...(answer.ok ? {} : { ...withNotice(state, answer.problem), failedSource: source }),
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
      run.setPreset(SAMPLE_PRESET);
      // What it takes the place of was asked about before it was read.
      await run.startAnyway(false);
    } else {
      store.setState((state) => ({ previewOpen: true, railStep: again ? state.railStep : 'train' }));
    }
  };

  const openSource = async (source: CorpusSource) => {
    store.setState((state) => ({ corpusSettings: { ...state.corpusSettings, encoding: null } }));
    if (store.getState().run || store.getState().starting) store.setState({ pendingSource: source });
    else await read(source);
  };

  return {
    openSource,
    openSample: (sample: Sample) => openSource({ kind: 'url', name: sample.name, url: sample.url }),
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
      await read(failedSource);
    },
  };
};
