import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Topic, TopicList } from '../../worker/contract/topics';
import { TOPIC_LIMITS } from '../../worker/contract/topics';
import { useActions, useAppState } from '../state/appContext';
import { isAlone } from '../state/topicColoring';
import { Button } from '../ui/Button';
import { Fold } from '../ui/Fold';
import { formatCount, formatShare, plural } from '../ui/format';
import { NumberSlider } from '../ui/NumberSlider';
import { linearScale } from '../ui/sliderScale';
import { wordProblem } from '../ui/wording';
import styles from './TopicsPanel.module.css';

const COUNT_SCALE = linearScale(TOPIC_LIMITS.min, TOPIC_LIMITS.max, 1);
const SHOWN_WORDS = 6;

/** What the documents are about: how many topics, and what was found. */
export const TopicsPanel = memo(function TopicsPanel() {
  const { count, search, found } = useAppState((state) => state.topics);
  const { setTopicCount, findTopics, cancelTopics } = useActions();
  const progress = search?.progress;
  return (
    <Fold title="Topics" state={found?.ok ? formatCount(found.value.topics.length) : undefined}>
      <NumberSlider
        label="Number of topics"
        heading="How many"
        value={count}
        scale={COUNT_SCALE}
        integer
        onChange={(next) => {
          if (next !== null) setTopicCount(next);
        }}
      />
      <div className={styles.actions}>
        {search ? (
          <Button onPress={cancelTopics}>Cancel</Button>
        ) : (
          <Button onPress={() => void findTopics()}>{found?.ok ? 'Find anew' : 'Find topics'}</Button>
        )}
        <span className={styles.note} role="status">
          {search && (progress ? `Step ${progress.step}` : 'Counting the words')}
        </span>
      </div>
      {found && !found.ok && <p className={styles.note}>{wordProblem(found.problem).text}</p>}
      {found?.ok && <Topics list={found.value} />}
    </Fold>
  );
});

const Topics = ({ list }: { list: TopicList }) => (
  <>
    <p className={styles.note}>
      Words that go together in the same documents. Press one to see its words alone on the map.
    </p>
    <ol className={styles.list} aria-label="Topics found">
      {list.topics.map((topic) => (
        <TopicRow key={topic.id} topic={topic} />
      ))}
    </ol>
  </>
);

function TopicRow({ topic }: { topic: Topic }) {
  const alone = useAppState(({ coloring, topics }) => isAlone(coloring, topics.found, topic.id));
  const { showTopic } = useActions();
  const heaviest = topic.words[0]?.weight ?? 1;
  return (
    <li>
      <AriaButton className={styles.topic} aria-pressed={alone} onPress={() => showTopic(topic.id)}>
        <span className={styles.share}>
          {formatShare(topic.share)} · {plural(topic.documents, 'document')}
        </span>
        <span className={styles.words}>
          {topic.words.slice(0, SHOWN_WORDS).map(({ word, wordId, weight }) => (
            <span key={wordId} className={styles.word}>
              <span dir="auto" className={styles.name}>
                {word}
              </span>
              <span className={styles.bar} style={{ width: `${(weight / heaviest) * 100}%` }} />
            </span>
          ))}
        </span>
      </AriaButton>
    </li>
  );
}
