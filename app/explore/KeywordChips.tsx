import { Button as AriaButton } from 'react-aria-components';
import type { Keyword } from '../../worker/contract/keywords';
import { useActions, useAppState } from '../state/appContext';
import { plural } from '../ui/format';
import styles from './KeywordChips.module.css';

/** Keywords, the most telling first; a press looks at the word. */
export function KeywordChips({ label, words }: { label: string; words: readonly Keyword[] }) {
  const mapped = useAppState((state) => state.mapWords.length);
  const { focusWord, setHovered } = useActions();
  return (
    <ul className={styles.chips} aria-label={label}>
      {words.map(({ word, wordId, count }) => (
        <li key={wordId}>
          <AriaButton
            className={styles.chip}
            aria-label={`${word}, ${plural(count, 'occurrence')}`}
            onPress={() => focusWord(word)}
            onHoverStart={() => wordId < mapped && setHovered(wordId)}
            onHoverEnd={() => setHovered(null)}
          >
            <span dir="auto">{word}</span>
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}
