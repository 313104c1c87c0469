import { useActions, useAppState } from '../state/appContext';
import { BarList, BarRow } from '../ui/BarList';
import { formatShare } from '../ui/format';
import { KeywordChips } from './KeywordChips';
import { topicName } from './topicWording';
import styles from './WordView.module.css';

const MOST_TOPICS = 4;
/** Topics with less of the document are not worth a line. */
const LEAST_SHARE = 0.05;

/** Words that tell the document looked at from the others, and what topics it is made of, where any were found. */
export function DocumentKeywords() {
  const known = useAppState(({ documentWords, document }) =>
    documentWords?.tag === document?.tag ? documentWords : null,
  );
  const list = useAppState(({ topics }) => (topics.found?.ok ? topics.found.value : null));
  const { showTopic } = useActions();
  if (!known?.keywords.ok) return null;
  const topics = known.topics.filter(({ share }) => share >= LEAST_SHARE).slice(0, MOST_TOPICS);
  return (
    <>
      {known.keywords.value.length > 0 && (
        <>
          <h3 className={styles.label}>Keywords</h3>
          <KeywordChips label="Keywords" words={known.keywords.value} />
        </>
      )}
      {list && topics.length > 0 && (
        <>
          <h3 className={styles.label}>Topics</h3>
          <BarList label="Topics of the document">
            {topics.map(({ id, share }) => (
              <BarRow
                key={id}
                label={topicName(list.topics[id])}
                share={share}
                value={formatShare(share)}
                onPress={() => showTopic(id)}
              />
            ))}
          </BarList>
        </>
      )}
    </>
  );
}
