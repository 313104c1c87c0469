import type { DocumentQuery } from '../../worker/contract/engine';
import { pointsOf } from '../../worker/contract/mapRows';
import type { Outcome } from '../../worker/contract/outcome';
import type { WordGroups } from '../../worker/contract/wordGroups';
import type { SessionApi } from '../session/sessionTypes';
import { usualClusters, type Coloring } from './coloring';
import { chosenPoint } from './mapPoints';
import type { AppState, AppStore } from './store';

const CLUSTERS_MS = 4000;
const SIMILARITIES_MS = 1000;
const LEAST_GAP_MS = 1000;
/** Training gives up at most this share of the engine's time to clusters. */
const SHARE = 0.1;
const SEED = 1;

interface Question {
  /** null: nothing is asked. An answer is dropped when any of these has changed. */
  about: readonly unknown[] | null;
  /** Asks again when any of these changes. */
  at: readonly unknown[];
}

interface Follow {
  question(state: AppState): Question;
  /** How often while training. */
  everyMs: number;
  /** What the answer changes; asked at most one at a time. */
  ask(state: AppState): Promise<Partial<Coloring>>;
}

const isTraining = (state: AppState) => state.run?.state.kind === 'training';
const same = (a: readonly unknown[] | null, b: readonly unknown[] | null) =>
  a === b || (a !== null && b?.length === a.length && a.every((part, i) => Object.is(part, b[i])));

function follow(store: AppStore, { question, everyMs, ask }: Follow): () => void {
  let known: Question = { about: null, at: [] };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let stopped = false;
  let tookMs = 0;

  const run = async () => {
    clearTimeout(timer);
    if (asking || stopped || !known.about) return;
    asking = true;
    const asked = known;
    const startMs = performance.now();
    const change = await ask(store.getState());
    tookMs = performance.now() - startMs;
    asking = false;
    if (stopped) return;
    if (same(asked.about, known.about))
      store.setState(({ coloring }) => ({ coloring: { ...coloring, ...change } }));
    if (known !== asked) later(same(asked.about, known.about) ? LEAST_GAP_MS : 0);
    else if (isTraining(store.getState()) && everyMs < Infinity) later(everyMs);
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    const training = isTraining(store.getState());
    timer = setTimeout(() => void run(), training && ms > 0 ? Math.max(ms, tookMs / SHARE) : 0);
  };
  const look = (state: AppState) => {
    const next = question(state);
    const sameAbout = same(next.about, known.about);
    if (sameAbout && same(next.at, known.at)) return;
    known = next;
    if (!asking) later(sameAbout ? LEAST_GAP_MS : 0);
  };
  look(store.getState());
  const unsubscribe = store.subscribe(look);
  return () => {
    stopped = true;
    clearTimeout(timer);
    unsubscribe();
  };
}

const groupsIn = (answer: Outcome<WordGroups>): Partial<Coloring> => ({
  groups: answer.ok ? answer.value : null,
});

/** What the points are compared with: for their colours, or for the table. */
const comparedWith = ({ coloring, tableOpen, focus, document }: AppState): DocumentQuery | null => {
  if (coloring.mode !== 'similarity' && !tableOpen) return null;
  if (document) return { kind: 'tag', tag: document.tag };
  return focus && { kind: 'word', word: focus.word };
};

/** The column that tells the colours, with its kind. */
const toldColumn = ({ coloring: { mode, column }, run }: AppState) =>
  mode === 'column' ? run?.table?.columns.find(({ name }) => name === column) : undefined;

/** Keeps groups, numbers and similarities in step with the mode of the colours, the map's points and the vectors as they train. */
export function connectColoringFollower(store: AppStore, session: SessionApi): () => void {
  const clustersOf = ({ coloring, projection }: AppState) =>
    coloring.clusters ?? usualClusters(pointsOf(projection.rows));
  const hasPoints = ({ run, projection }: AppState) => run !== null && pointsOf(projection.rows) > 0;
  const stops = [
    follow(store, {
      everyMs: CLUSTERS_MS,
      question: (state) => {
        const { run, projection, coloring } = state;
        const wanted = hasPoints(state) && coloring.mode === 'cluster';
        return {
          about: wanted ? [run?.facts.runId, projection.rows, clustersOf(state)] : null,
          at: [run?.shownEpoch, run?.epochs.length, isTraining(state)],
        };
      },
      ask: async (state) => {
        const { rows } = state.projection;
        const previous = state.coloring.groups?.groupOf ?? null;
        return groupsIn(
          await session.wordClusters({ rows, clusters: clustersOf(state), seed: SEED, previous }),
        );
      },
    }),
    follow(store, {
      everyMs: Infinity,
      question: (state) => {
        const { run, projection, coloring } = state;
        const column = toldColumn(state);
        const wanted = coloring.mode === 'label' || column?.kind === 'category';
        return {
          about: wanted && hasPoints(state) ? [run?.facts.runId, projection.rows, column] : null,
          at: [],
        };
      },
      ask: async (state) =>
        groupsIn(await session.wordLabels(state.projection.rows, toldColumn(state)?.name ?? null)),
    }),
    follow(store, {
      everyMs: Infinity,
      question: (state) => {
        const column = toldColumn(state);
        const wanted = column?.kind === 'number' && hasPoints(state);
        return { about: wanted ? [state.run?.facts.runId, state.projection.rows, column] : null, at: [] };
      },
      ask: async (state) => {
        const answer = await session.pointNumbers(state.projection.rows, toldColumn(state)?.name ?? '');
        return { numbers: answer.ok ? answer.value : null };
      },
    }),
    follow(store, {
      everyMs: SIMILARITIES_MS,
      question: (state) => {
        const { run, projection, focus, document } = state;
        const wanted = hasPoints(state) && comparedWith(state) !== null;
        return {
          about: wanted ? [run?.facts.runId, projection.rows, document?.tag ?? focus?.word] : null,
          at: [run?.shownEpoch, isTraining(state)],
        };
      },
      ask: async (state) => {
        const query = comparedWith(state);
        if (!query) return { similarities: null };
        const answer = await session.similarities(query, state.projection.rows);
        const name = state.document?.name ?? state.focus?.word ?? '';
        return { similarities: answer.ok ? { name, point: chosenPoint(state), values: answer.value } : null };
      },
    }),
  ];
  const unsubscribe = store.subscribe((state) => {
    const { coloring } = state;
    if (coloring.similarities && comparedWith(state) === null)
      store.setState({ coloring: { ...coloring, similarities: null } });
  });
  return () => {
    unsubscribe();
    for (const stop of stops) stop();
  };
}
