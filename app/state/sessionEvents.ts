import type { ClassifierEvent } from '../../worker/contract/classifier';
import type { RunEvent, RunFacts } from '../../worker/contract/engine';
import { NO_ROWS, sameRows } from '../../worker/contract/mapRows';
import type { Problem } from '../../worker/contract/problems';
import type { SessionEvent } from '../session/sessionTypes';
import { advanceClassifier, classifierOfRun, loseClassifier } from './classifier';
import { coloringOfRun } from './coloring';
import { appendLossPoints } from './lossPoints';
import { withRows } from './mapPoints';
import { withNotice } from './notices';
import { NOTHING_ASKED, NOTHING_EXPLORED } from './explored';
import type { AppState, ProjectionStatus, RunStatus } from './store';
import { AT_NOW, NO_TIMELINE, withFrames } from './timeline';

/** What a session event changes; nothing when it belongs to a run that is not on screen. */
export function onSessionEvent(state: AppState, event: SessionEvent): Partial<AppState> {
  switch (event.kind) {
    case 'engineReady':
      return { engine: { kind: 'ready', facts: event.facts } };
    case 'engineFailed':
      return { engine: { kind: 'failed', problem: event.problem }, ...withNotice(state, event.problem) };
    case 'reading':
      return state.corpus.kind === 'reading' ? { corpus: { ...state.corpus, progress: event.progress } } : {};
    case 'classifier':
      return onClassifierEvent(state, event.event);
    case 'problem':
      return onProblem(state, event.problem);
    case 'run':
    case 'layout':
    case 'frames':
    case 'projectionFacts':
    case 'projectionPhase':
      return onRunEvent(state, event);
  }
}

type EventOfRun = Extract<
  SessionEvent,
  { kind: 'run' | 'layout' | 'frames' | 'projectionFacts' | 'projectionPhase' }
>;

const runIdOf = (event: EventOfRun) => (event.kind === 'run' ? event.event.runId : event.runId);

function onRunEvent(state: AppState, event: EventOfRun): Partial<AppState> {
  if (runIdOf(event) !== state.run?.facts.runId) {
    if (!state.starting) return {};
    return { starting: { ...state.starting, early: [...state.starting.early, event] } };
  }
  if (event.kind === 'run') {
    const run = advanceRun(state.run, event.event);
    const failure =
      run.state.kind === 'failed' && state.run.state.kind !== 'failed' ? run.state.problem : null;
    const asked = run.shownEpoch === state.run.shownEpoch ? {} : NOTHING_ASKED;
    const goesOn = run.state.kind === 'training' && state.run.state.kind !== 'training';
    return {
      run,
      ...asked,
      ...(goesOn ? { timeline: { ...state.timeline, ...AT_NOW } } : {}),
      ...(failure ? withNotice(state, failure) : {}),
    };
  }
  if (event.kind === 'frames') return { timeline: withFrames(state.timeline, event.list) };
  const rows = event.kind === 'layout' ? withRows(state, event.rows) : {};
  return { ...rows, projection: advanceProjection(state.projection, event) };
}

function advanceProjection(
  projection: ProjectionStatus,
  event: Exclude<EventOfRun, { kind: 'run' | 'frames' }>,
): ProjectionStatus {
  if (event.kind === 'projectionPhase') return { ...projection, phase: event.phase };
  if (event.kind === 'projectionFacts') return { ...projection, facts: event.facts };
  const { version, rows, displacement } = event;
  // Parts that did not change keep their identity.
  const kept = sameRows(rows, projection.rows) ? projection.rows : rows;
  return { ...projection, layoutVersion: version, rows: kept, displacement };
}

/** The run after one of its own events. */
export function advanceRun(run: RunStatus, event: RunEvent): RunStatus {
  switch (event.kind) {
    case 'state':
      return {
        ...run,
        state: event.state,
        progress: event.progress,
        // Training goes on from the newest vectors, and shows them.
        shownEpoch: event.state.kind === 'training' ? null : run.shownEpoch,
      };
    case 'progress':
      return { ...run, progress: event.progress };
    case 'loss':
      return { ...run, lossPoints: appendLossPoints(run.lossPoints, event.points) };
    case 'epoch':
      return { ...run, epochs: [...run.epochs, event.result] };
    case 'snapshots':
      return { ...run, snapshots: event.list };
  }
}

/** A classifier after one of its events; why it failed is told like everything else that fails. */
function onClassifierEvent(state: AppState, event: ClassifierEvent): Partial<AppState> {
  const known = state.classifier.variants.some(({ runId }) => runId === event.runId);
  if (!known) return {};
  const failure = event.kind === 'state' && event.state.kind === 'failed' ? event.state.problem : null;
  return {
    classifier: advanceClassifier(state.classifier, event),
    ...(failure ? withNotice(state, failure) : {}),
  };
}

/** A thread failed: a live run is over, and any run whose vectors went with the engine; a failed map leaves it alone. */
function onProblem(state: AppState, problem: Problem): Partial<AppState> {
  const notice = withNotice(state, problem);
  const isThread = problem.kind === 'workerCrashed' || problem.kind === 'workerFailedToStart';
  if (!isThread) return notice;
  if (problem.worker === 'projection') {
    return { ...notice, projection: { ...state.projection, phase: 'failed' } };
  }
  if (problem.worker === 'classifier') {
    return { ...notice, classifier: loseClassifier(state.classifier, problem) };
  }
  if (!state.run || (!isLive(state.run) && problem.worker !== 'engine')) return notice;
  return { ...notice, run: { ...state.run, state: { kind: 'failed', problem } } };
}

export const isLive = (run: RunStatus): boolean =>
  run.state.kind === 'starting' || run.state.kind === 'training' || run.state.kind === 'paused';

/** Puts a run that the engine accepted on the screen, with the events that came before its answer. */
export function beginRun(state: AppState, facts: RunFacts): Partial<AppState> {
  const early = state.starting?.early ?? [];
  const begun: AppState = {
    ...state,
    starting: null,
    run: {
      facts,
      state: { kind: 'training' },
      progress: {
        epoch: 0,
        epochs: facts.hyperparameters.epochs,
        rawWords: 0,
        totalRawWords: 0,
        rawWordsPerSecond: null,
        effectiveWords: 0,
        learningRate: facts.hyperparameters.alpha,
        elapsedSeconds: 0,
        secondsLeft: null,
      },
      corpusName: state.starting?.corpusName ?? '',
      table: state.starting?.table ?? null,
      lossPoints: [],
      epochs: [],
      snapshots: null,
      shownEpoch: null,
    },
    projection: {
      ...state.projection,
      phase: 'idle',
      facts: null,
      layoutVersion: 0,
      rows: NO_ROWS,
      displacement: 0,
    },
    timeline: { ...NO_TIMELINE, speed: state.timeline.speed },
    classifier: classifierOfRun(
      state.classifier,
      state.starting?.table?.columns.map(({ name }) => name) ?? [],
    ),
    ...NOTHING_EXPLORED,
    coloring: coloringOfRun(state.coloring, facts, state.starting?.table ?? null),
    previewOpen: false,
  };
  return early.reduce<AppState>((next, event) => ({ ...next, ...onSessionEvent(next, event) }), begun);
}
