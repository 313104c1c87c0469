import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { DocumentText } from '../../worker/contract/documents';
import { wordMatches } from '../../worker/contract/wordMatches';
import { useAppState } from '../state/appContext';
import { Button, IconButton } from '../ui/Button';
import { formatCount, plural } from '../ui/format';
import styles from './DocumentReader.module.css';
import { MarkedText } from './MarkedText';

/** Characters shown before the rest is asked for: longer texts make the page slow. */
const SHOWN_CHARACTERS = 100_000;
/** Pixels above a match that is scrolled to. */
const ABOVE = 40;

/** A document as it was written, what its columns say, and words marked in it. */
export function DocumentReader({ document }: { document: DocumentText }) {
  const wanted = useAppState(
    ({ documentSearch, history }) => documentSearch?.text ?? history.words[history.position]?.word ?? '',
  );
  const tokenizer = useAppState((state) => state.corpusSettings.tokenizer);
  const [words, setWords] = useState(wanted);
  const [isWhole, setWhole] = useState(false);
  const [current, setCurrent] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  const text = useMemo(() => document.text.normalize('NFC'), [document.text]);
  const shown = isWhole ? text : text.slice(0, SHOWN_CHARACTERS);
  const matches = useMemo(
    () => wordMatches(shown, words.split(/\s+/u).filter(Boolean), tokenizer),
    [shown, words, tokenizer],
  );
  useEffect(() => {
    const match = frame.current?.querySelector<HTMLElement>('[data-current]');
    if (frame.current && match) frame.current.scrollTop = Math.max(0, match.offsetTop - ABOVE);
  }, [matches, current]);
  const step = (by: number) => setCurrent((at) => (at + by + matches.length) % matches.length);
  return (
    <div className={styles.reader}>
      {document.values.length > 0 && (
        <dl className={styles.values} aria-label="Columns">
          {document.values.map(({ column, value }) => (
            <div key={column}>
              <dt>{column}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.marks}>
        <label className={styles.label} htmlFor={id}>
          Mark
        </label>
        <input
          id={id}
          className={styles.field}
          value={words}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setWords(event.target.value);
            setCurrent(0);
          }}
        />
        <span className={styles.count} role="status">
          {matches.length > 0
            ? `${formatCount(current + 1)} of ${formatCount(matches.length)}`
            : words.trim() && 'none'}
        </span>
        <IconButton label="Match before" isDisabled={matches.length < 2} onPress={() => step(-1)}>
          <ChevronUp size={16} aria-hidden />
        </IconButton>
        <IconButton label="Next match" isDisabled={matches.length < 2} onPress={() => step(1)}>
          <ChevronDown size={16} aria-hidden />
        </IconButton>
      </div>
      <div
        className={styles.text}
        ref={frame}
        role="region"
        aria-label={`Text of ${document.name}`}
        tabIndex={0}
      >
        <MarkedText text={shown} matches={matches} current={current} />
      </div>
      {shown.length < text.length && (
        <Button look="link" onPress={() => setWhole(true)}>
          Show the other {plural(text.length - shown.length, 'character')}
        </Button>
      )}
      {!document.isOriginal && (
        <p className={styles.note}>Shown as its words: the text as it was written is not kept.</p>
      )}
    </div>
  );
}
