import type { SimilarityMethod } from '../../worker/contract/documentSimilarity';
import type { DocumentGroups } from '../../worker/contract/keywords';
import { ok } from '../../worker/contract/outcome';
import { TOPIC_LIMITS } from '../../worker/contract/topics';
import type { SessionApi } from '../session/sessionTypes';
import type { TopicsStatus } from './aboutDocuments';
import { NO_FILTER, type Coloring } from './coloring';
import { withNotice } from './notices';
import type { AppStore } from './store';
import { isAlone, othersThan } from './topicColoring';

const TOPIC_SEED = 1;
const GROUP_WORDS = 8;

/** Other colours where there are no topics to show. */
const withoutTopics = (coloring: Coloring, found: TopicsStatus['found']): Coloring =>
  coloring.mode === 'topic' && !found?.ok ? { ...coloring, mode: 'frequency', groups: null } : coloring;

/** What a person can ask about the documents of a run's text. */
export const createDocumentActions = (store: AppStore, session: SessionApi) => {
  let searches = 0;
  const runId = () => store.getState().run?.facts.runId;

  return {
    setSimilarityMethod: (similarityMethod: SimilarityMethod) => store.setState({ similarityMethod }),
    /** Keeps all methods side by side for the document looked at, or no longer. */
    setComparing: (comparing: boolean) => store.setState({ comparing }),

    setTopicCount: (count: number) => {
      const { min, max } = TOPIC_LIMITS;
      const kept = Math.min(max, Math.max(min, Math.round(count)));
      store.setState(({ topics }) => ({ topics: { ...topics, count: kept } }));
    },
    findTopics: async () => {
      const search = ++searches;
      const run = runId();
      const { count } = store.getState().topics;
      const current = () => search === searches && runId() === run;
      store.setState(({ topics }) => ({ topics: { ...topics, search: { progress: null } } }));
      const answer = await session.findTopics({ count, seed: TOPIC_SEED }, (progress) => {
        if (current()) store.setState(({ topics }) => ({ topics: { ...topics, search: { progress } } }));
      });
      if (!current()) return;
      store.setState((state) => {
        const { topics, coloring } = state;
        // What was given up leaves the last ones in place.
        const found = !answer.ok ? answer : answer.value ? ok(answer.value) : topics.found;
        const told = answer.ok || coloring.mode !== 'topic' ? {} : withNotice(state, answer.problem);
        return {
          ...told,
          topics: { ...topics, search: null, found },
          coloring: withoutTopics(coloring, found),
        };
      });
    },
    cancelTopics: () => {
      searches++;
      session.cancelTopics();
      store.setState(({ topics, coloring }) => ({
        topics: { ...topics, search: null },
        coloring: withoutTopics(coloring, topics.found),
      }));
    },
    /** The map shows the words of a topic alone, in the colours of topics; again: all words. */
    showTopic: (id: number) =>
      store.setState(({ coloring, topics }) => {
        if (!topics.found?.ok) return {};
        const alone = isAlone(coloring, topics.found, id);
        const hidden = othersThan(id, topics.found.value);
        const groups = coloring.mode === 'topic' ? coloring.groups : null;
        const next = alone ? NO_FILTER : { ...NO_FILTER, hidden };
        return { coloring: { ...coloring, mode: 'topic', groups, filter: next } };
      }),

    /** Keywords of groups of documents; `by` tells the page what they are grouped by. */
    findGroupKeywords: async (by: string, groups: DocumentGroups) => {
      const run = runId();
      const answer = await session.groupKeywords(groups, GROUP_WORDS);
      if (runId() === run) store.setState({ groupKeywords: { by, answer } });
    },
  };
};
