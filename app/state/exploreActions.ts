import type { WordDocument } from '../../worker/contract/documents';
import type { DocumentFacts, WordFacts } from '../../worker/contract/engine';
import type { SessionApi } from '../session/sessionTypes';
import { moved, stepped, type Look, type MapView } from './lookHistory';
import { isDocument, pointOfTag, pointOfWord } from './mapPoints';
import { combineSelection, type SelectMode } from './selection';
import type { AppState, AppStore } from './store';

export const NEIGHBOUR_LIMITS = { min: 10, max: 100 } as const;
const HISTORY_LENGTH = 200;
const NEAR_SELECTION = 10;

/** Words visited so far with this one on top; what lay ahead is forgotten. */
const visited = (history: AppState['history'], word: WordFacts): AppState['history'] => {
  const past = history.words.slice(0, history.position + 1);
  if (past.at(-1)?.word === word.word) return { words: past, position: past.length - 1 };
  const words = [...past, word].slice(-HISTORY_LENGTH);
  return { words, position: words.length - 1 };
};

const lookOf = ({ selection, view }: AppState): Look => ({ selection, view });

const withSelection = (state: AppState, selection: number[]): Partial<AppState> => {
  const same =
    selection.length === state.selection.length &&
    selection.every((id, index) => id === state.selection[index]);
  if (same) return {};
  return { selection, looks: stepped(state.looks, lookOf(state)), nearSelection: null };
};

/** The point of a word, as a selection; none for a word outside the map or the vocabulary. */
const onMap = ({ mapPoints }: AppState, { wordId }: WordFacts) => {
  const point = pointOfWord(mapPoints, wordId);
  return point === null ? [] : [point];
};

const LEAVE_DOCUMENT = { document: null, documentTrail: [] };

const focusOn = (state: AppState, word: WordFacts, keepSelection: boolean): Partial<AppState> => ({
  focus: word,
  ...LEAVE_DOCUMENT,
  neighboursProblem: null,
  failedSearch: null,
  neighbours: state.neighbours?.query.word === word.word ? state.neighbours : null,
  history: visited(state.history, word),
  drawer: 'inspector',
  phoneTab: 'explore',
  ...(keepSelection ? {} : withSelection(state, onMap(state, word))),
});

const lookAtDocument = (
  state: AppState,
  document: DocumentFacts,
  keepSelection: boolean,
): Partial<AppState> => {
  const point = pointOfTag(state.mapPoints, document.tag);
  return {
    document,
    documentTrail: trailTo(state, document),
    focus: null,
    neighbours: null,
    documentDetail: state.documentDetail?.tag === document.tag ? state.documentDetail : null,
    drawer: 'inspector',
    phoneTab: 'explore',
    ...(keepSelection ? {} : withSelection(state, point === null ? [] : [point])),
  };
};

/** Looks at the word or document that a point stands for. */
const lookAtPoint = (state: AppState, point: number, keepSelection: boolean): Partial<AppState> => {
  const chosen = state.mapPoints[point];
  if (!chosen) return {};
  return isDocument(chosen)
    ? lookAtDocument(state, chosen, keepSelection)
    : focusOn(state, chosen, keepSelection);
};

/** Looking at words: focus, neighbours, history, selection. */
export const createExploreActions = (store: AppStore, session: SessionApi) => {
  let searches = 0;

  /** A change of what is looked at by hand: no search moves the focus any more, and none is told of. */
  const look = (change: (state: AppState) => Partial<AppState>) => {
    searches++;
    store.setState((state) => {
      const changed = change(state);
      const elsewhere = Object.keys(changed).length > 0 ? LEAVE_DOCUMENT : {};
      return { ...elsewhere, ...changed, failedSearch: null };
    });
  };

  const step = (direction: 1 | -1) =>
    look((state) => {
      const position = state.history.position + direction;
      const word = state.history.words[position];
      if (!word) return {};
      return { ...focusOn(state, word, false), history: { ...state.history, position } };
    });

  return {
    /** Looks a word up; one that is not in the vocabulary leaves the focus alone and is told. */
    focusWord: async (word: string, keepSelection = false): Promise<boolean> => {
      const search = ++searches;
      const run = store.getState().run?.facts.runId;
      const overtaken = () => search !== searches || store.getState().run?.facts.runId !== run;
      const answer = await session.neighbours(word, store.getState().neighbourCount);
      if (overtaken()) return false;
      if (answer.ok) {
        store.setState((state) => ({
          ...focusOn(state, answer.value.query, keepSelection),
          neighbours: answer.value,
        }));
        return true;
      }
      const { problem } = answer;
      const suggestions = problem.kind === 'unknownWord' ? await similarlySpelt(session, word) : [];
      if (overtaken()) return false;
      store.setState({ failedSearch: { word, problem, suggestions } });
      return false;
    },
    focusPoint: (point: number) => look((state) => lookAtPoint(state, point, false)),
    /** Looks at a document or label of a Doc2Vec run instead of a word. */
    focusDocument: (document: DocumentFacts) => look((state) => lookAtDocument(state, document, false)),
    /** Looks at a document of any run whose text has documents, by its number. */
    openDocument: ({ document, name }: Pick<WordDocument, 'document' | 'name'>) =>
      look((state) => lookAtDocument(state, { tag: document, name, kind: 'document', text: '' }, false)),
    /** To the document that led to the one looked at. */
    lastDocument: () =>
      look((state) => {
        const { documentTrail } = state;
        const document = documentTrail.at(-1);
        if (!document) return {};
        return { ...lookAtDocument(state, document, false), documentTrail: documentTrail.slice(0, -1) };
      }),
    clearFocus: () => look(() => ({ focus: null, neighbours: null })),
    back: () => step(-1),
    forward: () => step(1),

    select: (points: number[], mode: SelectMode) =>
      look((state) => {
        const selection = combineSelection(state.selection, points, mode);
        const changed = withSelection(state, selection);
        if (selection.length === 1 && state.mapPoints[selection[0]])
          return { ...lookAtPoint(state, selection[0], true), ...changed };
        return { ...changed, focus: null, neighbours: null };
      }),
    clearSelection: () =>
      look((state) => ({
        ...withSelection(state, []),
        focus: null,
        neighbours: null,
      })),
    undo: () => look((state) => travelled(state, 'undo')),
    redo: () => look((state) => travelled(state, 'redo')),
    /** The map has come to rest on another part. */
    recordView: (view: MapView | null) =>
      store.setState((state) => ({ view, looks: stepped(state.looks, lookOf(state)) })),

    /** Looks at a point beside the one looked at; the selection stays. */
    walkTo: (point: number) =>
      look((state) => {
        const { drawer, phoneTab } = state;
        const looked = lookAtPoint(state, point, true);
        return Object.keys(looked).length > 0 ? { ...looked, drawer, phoneTab } : {};
      }),
    /** Adds the point looked at to the selection, or takes it out; it stays looked at. */
    choose: (point: number, mode: 'add' | 'remove') =>
      look((state) => ({
        document: state.document,
        documentTrail: state.documentTrail,
        ...withSelection(state, combineSelection(state.selection, [point], mode)),
      })),
    findNearSelection: async () => {
      const { selection, run, mapPoints } = store.getState();
      const words = selection.filter((point) => pointOfWord(mapPoints, point) !== null);
      const answer = await session.nearestToAll(words, NEAR_SELECTION);
      const now = store.getState();
      if (!answer.ok || now.selection !== selection || now.run?.facts.runId !== run?.facts.runId) return;
      store.setState({ nearSelection: { selection, words: answer.value } });
    },

    setNeighbourCount: (count: number) =>
      store.setState({
        neighbourCount: Math.min(NEIGHBOUR_LIMITS.max, Math.max(NEIGHBOUR_LIMITS.min, Math.round(count))),
      }),
    clearFailedSearch: () => store.setState({ failedSearch: null }),
  };
};

/** One step back or on: the selection, with its only word looked at, and the view. */
const travelled = (state: AppState, way: 'undo' | 'redo'): Partial<AppState> => {
  const step = moved(state.looks, lookOf(state), way);
  if (!step) return {};
  const { look, history } = step;
  if (look.selection === state.selection) return { view: look.view, looks: history };
  const only = look.selection.length === 1 ? state.mapPoints[look.selection[0]] : undefined;
  const word = only && !isDocument(only) ? only : null;
  const document = only && isDocument(only) ? only : null;
  return {
    ...look,
    looks: history,
    nearSelection: null,
    document,
    documentTrail: [],
    focus: word,
    neighboursProblem: null,
    neighbours: word && state.neighbours?.query.word === word.word ? state.neighbours : null,
  };
};

/** The documents on the way to one: it and what came after it are no part of the way. */
const trailTo = ({ document: last, documentTrail }: AppState, { tag }: DocumentFacts): DocumentFacts[] => {
  const trail = last ? [...documentTrail, last] : [];
  const place = trail.findIndex((document) => document.tag === tag);
  return place < 0 ? trail : trail.slice(0, place);
};

export type ExploreActions = ReturnType<typeof createExploreActions>;

/** Words of the vocabulary that share the longest possible beginning with the word, at least two letters. */
async function similarlySpelt(session: SessionApi, word: string): Promise<WordFacts[]> {
  const characters = Array.from(word.toLowerCase());
  for (let length = characters.length; length >= Math.min(2, characters.length); length--) {
    if (length === 0) break;
    const answer = await session.complete(characters.slice(0, length).join(''), 5);
    if (!answer.ok) return [];
    if (answer.value.length > 0) return answer.value;
  }
  return [];
}
