import type { SessionApi } from '../session/sessionTypes';
import { createCorpusActions } from './corpusActions';
import { createClassifierActions } from './classifierActions';
import { createColoringActions } from './coloringActions';
import { createDocumentActions } from './documentActions';
import { createExploreActions } from './exploreActions';
import { createMovedWordActions } from './movedWordActions';
import { createQuestionActions } from './questionActions';
import { createRunActions } from './runActions';
import type { AppStore } from './store';
import { createTimelineActions } from './timelineActions';
import { createViewActions } from './viewActions';

/** Everything a person can do. Each action reads the state of its moment and may be called at any time. */
export const createActions = (store: AppStore, session: SessionApi) => {
  const view = createViewActions(store);
  const explore = createExploreActions(store, session);
  const run = createRunActions(store, session, explore);
  const corpus = createCorpusActions(store, session, run);
  const questions = createQuestionActions(store, session);
  const timeline = createTimelineActions(store, session);
  return {
    ...view,
    ...createColoringActions(store),
    ...explore,
    ...questions,
    ...createDocumentActions(store, session),
    ...run,
    ...timeline,
    ...createClassifierActions(store, session, run),
    ...createMovedWordActions(store, explore),
    ...corpus,
  };
};

export type Actions = ReturnType<typeof createActions>;
