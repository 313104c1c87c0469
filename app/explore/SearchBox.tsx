import { Search } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import { Button as AriaButton, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { hasSubwords } from '../../worker/contract/algorithms';
import { useActions, useAppState, useSession } from '../state/appContext';
import { Button } from '../ui/Button';
import { wordProblem } from '../ui/wording';
import styles from './SearchBox.module.css';
import { suggestionsFor, type Suggestion } from './suggestions';

/** Finds a word of the vocabulary by its beginning, a document by a part of its name. */
export const SearchBox = memo(function SearchBox() {
  const session = useSession();
  const { focusWord, focusDocument, clearFailedSearch } = useActions();
  const documents = useAppState(({ run }) => (run?.facts.documents ?? null) !== null);
  const what = documents ? 'word or document' : 'word';
  const requests = useAppState((state) => state.searchRequests);
  const knowsParts = useAppState(
    ({ run }) => run !== null && run.shownEpoch === null && hasSubwords(run.facts.hyperparameters),
  );
  const failed = useAppState((state) => state.failedSearch);
  const input = useRef<HTMLInputElement>(null);
  const answered = useRef(requests);
  const asked = useRef(0);
  const [text, setText] = useState('');
  const [found, setFound] = useState<Suggestion[]>([]);
  /** What was typed and found nothing. */
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
    if (!prefix) return setFound([]);
    void suggestionsFor(session, prefix, documents).then((suggestions) => {
      if (question !== asked.current) return;
      setFound(suggestions);
      setMissed(suggestions.length === 0 ? prefix : null);
    });
  };

  const leave = () => {
    asked.current++;
    setText('');
    setFound([]);
    setMissed(null);
  };

  const choose = (id: string) => {
    const chosen = found.find((suggestion) => suggestion.id === id);
    if (!chosen?.document) return look(chosen?.name ?? id);
    leave();
    focusDocument(chosen.document);
    // The box takes the focus back at the end of this event, with its list.
    requestAnimationFrame(() => input.current?.blur());
  };

  const look = (word: string) => {
    leave();
    void focusWord(word).then((found) => found && input.current?.blur());
  };

  return (
    <search className={styles.search}>
      <ComboBox
        aria-label={`Find a ${what}`}
        menuTrigger="input"
        allowsCustomValue
        allowsEmptyCollection
        items={found}
        inputValue={text}
        value={null}
        onInputChange={type}
        onChange={(key) => key !== null && choose(String(key))}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && text.trim() && !isChoosing(event.target)) look(text.trim());
        }}
      >
        <div className={styles.box}>
          <Search size={15} aria-hidden />
          <Input
            ref={input}
            className={styles.input}
            placeholder={`Find a ${what}`}
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
          data-empty={(found.length === 0 && missed === null) || undefined}
          offset={4}
        >
          <ListBox<Suggestion>
            className={styles.list}
            renderEmptyState={() =>
              missed !== null && (
                <p className={styles.missed}>
                  {documents ? 'No word and no document is called' : 'No word begins with'} “{missed}”
                  {knowsParts && '; Enter builds it from its parts'}
                </p>
              )
            }
          >
            {({ id, name, note }) => (
              <ListBoxItem id={id} textValue={name} className={styles.item}>
                <span>{name}</span>
                <span className={styles.count}>{note}</span>
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
