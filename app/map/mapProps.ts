import type { AppState } from '../state/store';
import { drawnVersion } from '../state/timeline';
import type { MapNeighbour, ScatterProps } from './scatterTypes';

export type StoreProps = Omit<ScatterProps, 'theme' | 'reducedMotion' | 'reserved'>;

interface LayoutSource {
  layout(): ScatterProps['layout'];
  layoutAt(version: number): ScatterProps['layout'];
}

const NO_NEIGHBOURS: readonly MapNeighbour[] = [];

/** The neighbours of the focus, while they are those of the focus. */
export const focusNeighbours = ({ focus, neighbours }: AppState): readonly MapNeighbour[] =>
  focus && neighbours && neighbours.query.word === focus.word ? neighbours.neighbours : NO_NEIGHBOURS;

/** What the map shows of the state. Parts that did not change keep their identity. */
export function storeProps(state: AppState, session: LayoutSource): StoreProps {
  const { run, projection, timeline } = state;
  const kept = timeline.shown === null ? null : session.layoutAt(timeline.shown);
  return {
    runId: run?.facts.runId ?? null,
    words: state.mapWords,
    layout: run && projection.layoutVersion > 0 ? (kept ?? session.layout()) : null,
    selection: state.selection,
    focus: state.focus && state.focus.wordId >= 0 ? state.focus.wordId : null,
    neighbours: focusNeighbours(state),
    hovered: state.hovered,
    coloring: state.coloring,
    tool: state.tool,
  };
}

/** Whether two states show the same map, so that the scatter need not be told. */
export const sameMap = (a: AppState, b: AppState): boolean =>
  a.run?.facts.runId === b.run?.facts.runId &&
  drawnVersion(a) === drawnVersion(b) &&
  a.mapWords === b.mapWords &&
  a.selection === b.selection &&
  a.focus === b.focus &&
  a.neighbours === b.neighbours &&
  a.hovered === b.hovered &&
  a.coloring === b.coloring &&
  a.tool === b.tool;
