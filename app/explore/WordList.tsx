import { memo, useMemo, useState } from 'react';
import {
  Disclosure,
  DisclosurePanel,
  Heading,
  ListBox,
  ListBoxItem,
  ListLayout,
  Virtualizer,
  Button as AriaButton,
} from 'react-aria-components';
import { ChevronRight } from 'lucide-react';
import type { WordFacts } from '../../worker/contract/engine';
import { useActions, useAppState } from '../state/appContext';
import { formatCount } from '../ui/format';
import styles from './WordList.module.css';

const ROW_HEIGHT = 28;

/** The points of the map as a list: the way to them without a pointer. */
export const WordList = memo(function WordList() {
  const mapWords = useAppState((state) => state.mapWords);
  const [open, setOpen] = useState(false);
  return (
    <Disclosure className={styles.disclosure} isExpanded={open} onExpandedChange={setOpen}>
      <Heading level={2} className={styles.heading}>
        <AriaButton slot="trigger" className={styles.trigger}>
          <ChevronRight size={15} aria-hidden className={styles.chevron} />
          Words on the map
          <span className={styles.count}>{formatCount(mapWords.length)}</span>
        </AriaButton>
      </Heading>
      <DisclosurePanel>{open && <List words={mapWords} />}</DisclosurePanel>
    </Disclosure>
  );
});

function List({ words }: { words: WordFacts[] }) {
  const focused = useAppState((state) => state.focus?.wordId ?? null);
  const { focusPoint } = useActions();
  const selected = useMemo(() => (focused === null || focused < 0 ? [] : [focused]), [focused]);
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW_HEIGHT }}>
      <ListBox
        aria-label="Words on the map, most frequent first"
        className={styles.list}
        items={words}
        selectionMode="single"
        selectionBehavior="toggle"
        selectedKeys={selected}
        onSelectionChange={(keys) => {
          const [wordId] = keys;
          if (typeof wordId === 'number') focusPoint(wordId);
        }}
      >
        {(word) => (
          <ListBoxItem id={word.wordId} textValue={word.word} className={styles.item}>
            <span className={styles.word}>{word.word}</span>
            <span className={styles.count}>{formatCount(word.count)}</span>
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  );
}
