import { defaultHyperparameters, hyperparameterRow } from '../../worker/contract/hyperparameters';
import {
  defaultOf,
  type HyperparameterKey,
  type Hyperparameters,
} from '../../worker/contract/hyperparameterRow';
import { documentOrder, mapRows, pointsOf } from '../../worker/contract/mapRows';
import { ok } from '../../worker/contract/outcome';
import type { ProjectionSettings } from '../../worker/contract/projection';
import { heldSettings } from '../../worker/contract/projectionRows';
import type { SavedVectors, TrainingCommand } from '../../worker/contract/engine';
import { withAlgorithm } from '../../worker/contract/withAlgorithm';
import type { VocabularyRules } from '../../worker/contract/vocabularyRules';
import type { SessionApi } from '../session/sessionTypes';
import { hasVariants, variantAtWork } from './classifier';
import { downloadBlob, fileStem } from './download';
import type { ExploreActions } from './exploreActions';
import { mapHandle } from './mapHandle';
import { withNotice } from './notices';
import { beginRun } from './sessionEvents';
import { canStart, nextRunSettings } from './selectors';
import { NOTHING_EXPLORED } from './explored';
import { pointsWith } from './mapPoints';
import type { AppState, AppStore, RunStatus, StartFrom } from './store';
import { defaultThreads } from './threads';
import { AT_NOW } from './timeline';

const SAVED_ENDINGS: Record<SavedVectors, string> = {
  words: 'vec.txt',
  documents: 'documents.vec.txt',
  all: 'words-and-documents.vec.txt',
};

/** Parameters, the run, its map, and what can be saved of it. */
export const createRunActions = (store: AppStore, session: SessionApi, explore: ExploreActions) => {
  const command = async (name: TrainingCommand) => {
    const answer = await session.command(name);
    if (!answer.ok) store.setState((state) => withNotice(state, answer.problem));
  };

  /** What the points of the map stand for under its settings. */
  const loadMapPoints = async ({ projection: { settings } }: Pick<AppState, 'projection'>) => {
    const run = store.getState().run?.facts;
    if (!run) return;
    const { vocabulary: words, documents } = run;
    const rows = mapRows(settings, { words, documents: documents?.count ?? 0 });
    const tags = documents ? [...documentOrder(documents.count).subarray(0, rows.documents)] : [];
    const [knownWords, knownDocuments] = await Promise.all([
      // Axes run between words on a map without words as well.
      session.words(0, Math.min(settings.words, words)),
      tags.length > 0 ? session.documentFacts(tags) : ok([]),
    ]);
    if (store.getState().run?.facts.runId !== run.runId) return;
    store.setState((state) => {
      if (!knownWords.ok) return withNotice(state, knownWords.problem);
      if (!knownDocuments.ok) return withNotice(state, knownDocuments.problem);
      const mapWords = longer(knownWords.value, state.mapWords);
      const mapDocuments = longer(knownDocuments.value, state.mapDocuments);
      // Before there is a layout, those that it will have.
      const drawn = pointsOf(state.projection.rows) > 0 ? state.projection.rows : rows;
      const mapPoints = pointsWith(mapWords, mapDocuments, drawn);
      return { mapWords, mapDocuments, mapPoints };
    });
  };

  /** Classifiers of the last run are asked about, unless they `mayBeLost`. */
  const start = async (singleEpoch: boolean, mayBeLost = false) => {
    const { projection, corpus, focus, classifier } = store.getState();
    if (corpus.kind !== 'ready' || !canStart(store.getState())) return;
    if (!mayBeLost && hasVariants(classifier)) {
      store.setState({ classifier: { ...classifier, pendingLoss: { kind: 'training', singleEpoch } } });
      return;
    }
    if (variantAtWork(classifier)) void session.classifier.command('stop');
    const settings = nextRunSettings(store.getState());
    store.setState({
      starting: { corpusName: corpus.facts.name, table: corpus.facts.documents, early: [] },
      railStep: 'train',
      phoneTab: 'explore',
      stage: 'map',
    });
    const answer = await session.train(settings, projection.settings, singleEpoch);
    if (!answer.ok) return await startFailed(answer.problem);
    store.setState((state) => ({
      ...beginRun(state, answer.value),
      notices: [],
    }));
    await loadMapPoints({ projection });
    if (focus) await explore.focusWord(focus.word);
    store.setState({ failedSearch: null });
  };

  /** The last run stays on screen when the engine still has it. */
  const startFailed = async (problem: Parameters<typeof withNotice>[1]) => {
    const kept = await session.words(0, 1);
    store.setState((state) => ({
      starting: null,
      ...withNotice(state, problem),
      ...(kept.ok ? {} : { run: null, ...NOTHING_EXPLORED }),
    }));
  };

  return {
    /** Another algorithm brings its own defaults for what was not changed by hand. */
    setHyperparameter: (key: HyperparameterKey, value: number | null) =>
      store.setState(({ hyperparameters: h, chosenParameters }) => {
        if (key === 'algorithm' && value !== null) {
          return { hyperparameters: withAlgorithm(h, value, chosenParameters) };
        }
        const others = chosenParameters.filter((chosen) => chosen !== key);
        const isStandard = value === defaultOf(hyperparameterRow(key), h.algorithm);
        return {
          hyperparameters: { ...h, [key]: value },
          chosenParameters: isStandard ? others : [...others, key],
        };
      }),
    /** What a sample sets counts as set by hand; what a link or a person has set stays. */
    setPreset: (preset: Partial<Hyperparameters>) =>
      store.setState(({ hyperparameters: h, chosenParameters }) => {
        const keys = (Object.keys(preset) as HyperparameterKey[]).filter(
          (key) => h[key] === defaultOf(hyperparameterRow(key), h.algorithm),
        );
        return {
          hyperparameters: { ...h, ...Object.fromEntries(keys.map((key) => [key, preset[key]])) },
          chosenParameters: [...new Set([...chosenParameters, ...keys])],
        };
      }),
    /** Rules keep their place: they have no defaults in gensim, and a way of their own to be cleared. */
    resetHyperparameters: () =>
      store.setState((state) => ({
        hyperparameters: {
          ...defaultHyperparameters(state.hyperparameters.algorithm),
          threads: defaultThreads(state.engine),
        },
        chosenParameters: [],
      })),
    setRules: (change: Partial<VocabularyRules>) =>
      store.setState((state) => ({ rules: { ...state.rules, ...change } })),

    setStartFrom: (startFrom: StartFrom) => store.setState({ startFrom }),
    startTraining: () => start(false),
    /** After a yes to what is lost. */
    startAnyway: (singleEpoch: boolean) => start(singleEpoch, true),
    /** Trains one epoch and pauses; with no run that can go on, begins one. */
    oneEpoch: async () => {
      const kind = store.getState().run?.state.kind;
      if (kind === 'training' || kind === 'paused') await command('oneEpoch');
      else if (kind !== 'starting') await start(true);
    },
    togglePause: async () => {
      const kind = store.getState().run?.state.kind;
      if (kind === 'training') await command('pause');
      else if (kind === 'paused') await command('resume');
    },
    stop: () => command('stop'),
    setProjection: async (change: Partial<ProjectionSettings>) => {
      const { run, projection, timeline } = store.getState();
      const settings = heldSettings({ ...projection.settings, ...change });
      // What they change is seen on the newest layout.
      store.setState({ projection: { ...projection, settings }, timeline: { ...timeline, ...AT_NOW } });
      if (!run) return;
      const answer = await session.configureProjection(settings);
      if (!answer.ok) store.setState((state) => withNotice(state, answer.problem));
      const keys = ['words', 'documents', 'layers'] as const;
      if (keys.some((key) => settings[key] !== projection.settings[key]))
        await loadMapPoints(store.getState());
    },

    saveVectors: async (what: SavedVectors) => {
      const run = store.getState().run;
      const answer = await session.saveVectors(what);
      if (answer.ok) downloadBlob(answer.value, `${runFileStem(run)}.${SAVED_ENDINGS[what]}`);
      else store.setState((state) => withNotice(state, answer.problem));
    },
    saveFastText: async () => {
      const run = store.getState().run;
      const answer = await session.saveFastText();
      if (answer.ok) downloadBlob(answer.value, `${runFileStem(run)}.bin`);
      else store.setState((state) => withNotice(state, answer.problem));
    },
    saveMap: async (format: 'png' | 'svg') => {
      const map = mapHandle.current;
      if (!map) return;
      const stem = runFileStem(store.getState().run);
      downloadBlob(format === 'png' ? await map.png() : map.svg(), `${stem}-map.${format}`);
    },
  };
};

/** Both begin alike: the layout on screen may still be that of the longer one. */
const longer = <T>(a: readonly T[], b: readonly T[]): readonly T[] => (a.length >= b.length ? a : b);

/** What files of a run are called: its text, and its epoch when that is not the newest. */
export const runFileStem = (run: Pick<RunStatus, 'corpusName' | 'shownEpoch'> | null): string =>
  `${fileStem(run?.corpusName)}${run?.shownEpoch ? `-epoch-${run.shownEpoch}` : ''}`;

export type RunActions = ReturnType<typeof createRunActions>;
