import type { TopicList } from '../../worker/contract/topics';
import { NO_GROUP, type WordGroups } from '../../worker/contract/wordGroups';
import type { TopicsStatus } from './aboutDocuments';
import type { Coloring } from './coloring';
import { isDocument, type MapPoint } from './mapPoints';
import type { AppState, AppStore } from './store';

const NAMES = 3;

/** Topics of the map's points as groups: of a document its main topic, of a word the one in which it weighs most. */
export const topicGroups = (
  { topics, topicOfWord, topicOfDocument }: TopicList,
  points: readonly MapPoint[],
): WordGroups => {
  const groupOf = Uint8Array.from(points, (point) =>
    isDocument(point) ? (topicOfDocument[point.tag] ?? NO_GROUP) : (topicOfWord[point.wordId] ?? NO_GROUP),
  );
  const sizes = new Uint32Array(NO_GROUP + 1);
  for (const id of groupOf) sizes[id]++;
  return {
    groupOf,
    groups: topics
      .map(({ id, words }) => ({
        id,
        names: words.slice(0, NAMES).map(({ word }) => word),
        points: sizes[id],
      }))
      .filter((group) => group.points > 0),
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

/** Gives the map the groups of its points by topic, and has topics found when they are to be its colours. */
export function connectTopicColoring(store: AppStore, find: () => void): () => void {
  let made: { list: TopicList; points: readonly MapPoint[]; groups: WordGroups } | null = null;
  const look = ({ coloring, topics, mapPoints: points, run }: AppState) => {
    if (coloring.mode !== 'topic' || !run) return;
    if (topics.found === null && topics.search === null) return find();
    if (!topics.found?.ok || points.length === 0) return;
    const list = topics.found.value;
    if (made?.list !== list || made.points !== points)
      made = { list, points, groups: topicGroups(list, points) };
    if (coloring.groups !== made.groups) store.setState({ coloring: { ...coloring, groups: made.groups } });
  };
  return store.subscribe(look);
}
