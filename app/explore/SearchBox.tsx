import { Search } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import { Button as AriaButton, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { hasSubwords } from '../../worker/contract/algorithms';
import type { WordFacts } from '../../worker/contract/engine';
import { useActions, useAppState, useSession } from '../state/appContext';
import { Button } from '../ui/Button';
import { formatCount } from '../ui/format';
import { wordProblem } from '../ui/wording';
import styles from './SearchBox.module.css';

const SUGGESTIONS = 10;

/** Finds a word of the vocabulary by its beginning. */
export const SearchBox = memo(function SearchBox() {
  const session = useSession();
  const { focusWord, clearFailedSearch } = useActions();
  const requests = useAppState((state) => state.searchRequests);
  const knowsParts = useAppState(
    ({ run }) => run !== null && run.shownEpoch === null && hasSubwords(run.facts.hyperparameters),
  );
  const failed = useAppState((state) => state.failedSearch);
  const input = useRef<HTMLInputElement>(null);
  const answered = useRef(requests);
  const asked = useRef(0);
  const [text, setText] = useState('');
  const [words, setWords] = useState<WordFacts[]>([]);
  /** What was typed and begins no word. */
  const [missed, setMissed] = useState<string | null>(null);

  useEffect(() => {
    if (requests === answered.current) return;
    answered.current = requests;
    input.current?.focus();
    input.current?.select();
  }, [requests]);

  const type = (next: string) => {
    setText(next);
    if (failed) clearFailedSearch();
    const question = ++asked.current;
    const prefix = next.trim();
    setMissed(null);
    if (!prefix) return setWords([]);
    void session.complete(prefix, SUGGESTIONS).then((answer) => {
      if (question !== asked.current) return;
      const found = answer.ok ? answer.value : [];
      setWords(found);
      setMissed(found.length === 0 ? prefix : null);
    });
  };

  const look = (word: string) => {
    asked.current++;
    setText('');
    setWords([]);
    setMissed(null);
    void focusWord(word).then((found) => found && input.current?.blur());
  };

  return (
    <search className={styles.search}>
      <ComboBox
        aria-label="Find a word"
        menuTrigger="input"
        allowsCustomValue
        allowsEmptyCollection
        items={words}
        inputValue={text}
        value={null}
        onInputChange={type}
        onChange={(key) => key !== null && look(String(key))}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && text.trim() && !isChoosing(event.target)) look(text.trim());
        }}
      >
        <div className={styles.box}>
          <Search size={15} aria-hidden />
          <Input
            ref={input}
            className={styles.input}
            placeholder="Find a word"
            spellCheck={false}
            enterKeyHint="search"
          />
          <kbd className={styles.hint} aria-hidden>
            /
          </kbd>
          <AriaButton className={styles.open}>Words</AriaButton>
        </div>
        <Popover
          className={styles.popover}
          data-empty={(words.length === 0 && missed === null) || undefined}
          offset={4}
        >
          <ListBox<WordFacts>
            className={styles.list}
            renderEmptyState={() =>
              missed !== null && (
                <p className={styles.missed}>
                  No word begins with “{missed}”{knowsParts && '; Enter builds it from its parts'}
                </p>
              )
            }
          >
            {(word) => (
              <ListBoxItem id={word.word} textValue={word.word} className={styles.item}>
                <span>{word.word}</span>
                <span className={styles.count}>{formatCount(word.count)}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {failed && (
        <div className={styles.failed} role="status">
          <p>
            {wordProblem(failed.problem).title}. {wordProblem(failed.problem).text}
            {knowsParts && failed.problem.kind === 'unknownWord' && ' None of its parts is known either.'}
          </p>
          {failed.suggestions.length > 0 && (
            <p className={styles.suggestions}>
              Similar:{' '}
              {failed.suggestions.map(({ word }) => (
                <Button key={word} look="link" onPress={() => look(word)}>
                  {word}
                </Button>
              ))}
            </p>
          )}
        </div>
      )}
    </search>
  );
});

/** Enter belongs to the list while one of its entries is marked. */
const isChoosing = (target: EventTarget) =>
  target instanceof HTMLElement && target.getAttribute('aria-activedescendant') !== null;
