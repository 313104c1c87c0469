import type { TopicList } from '../../worker/contract/topics';
import { NO_GROUP, type WordGroups } from '../../worker/contract/wordGroups';
import type { TopicsStatus } from './aboutDocuments';
import type { Coloring } from './coloring';
import type { AppState, AppStore } from './store';

const NAMES = 3;

/** Topics of the map's words as groups. @param points words on the map, most frequent first */
export const topicGroups = ({ topics, topicOfWord }: TopicList, points: number): WordGroups => {
  const groupOf = topicOfWord.slice(0, points);
  const sizes = new Uint32Array(NO_GROUP + 1);
  for (const id of groupOf) sizes[id]++;
  return {
    groupOf,
    groups: topics
      .map(({ id, words }) => ({
        id,
        names: words.slice(0, NAMES).map(({ word }) => word),
        words: sizes[id],
      }))
      .filter(({ words }) => words > 0),
    otherLabels: 0,
  };
};

/** The groups that stand back when a topic is shown alone: those of the other topics, and words of none. */
export const othersThan = (id: number, { topics }: TopicList): Set<number> =>
  new Set([...topics.map((topic) => topic.id), NO_GROUP].filter((other) => other !== id));

/** Whether the map shows the words of a topic and no others. */
export const isAlone = ({ mode, filter }: Coloring, found: TopicsStatus['found'], id: number): boolean =>
  mode === 'topic' &&
  !!found?.ok &&
  !filter.hidden.has(id) &&
  [...othersThan(id, found.value)].every((other) => filter.hidden.has(other));

/** Gives the map the groups of its words by topic, and has topics found when they are to be its colours. */
export function connectTopicColoring(store: AppStore, find: () => void): () => void {
  let made: { list: TopicList; points: number; groups: WordGroups } | null = null;
  const look = (state: AppState) => {
    const { coloring, topics, projection, run } = state;
    if (coloring.mode !== 'topic' || !run) return;
    if (topics.found === null && topics.search === null) return find();
    const { points } = projection;
    if (!topics.found?.ok || points === 0) return;
    const list = topics.found.value;
    if (made?.list !== list || made.points !== points)
      made = { list, points, groups: topicGroups(list, points) };
    if (coloring.groups !== made.groups) store.setState({ coloring: { ...coloring, groups: made.groups } });
  };
  return store.subscribe(look);
}
