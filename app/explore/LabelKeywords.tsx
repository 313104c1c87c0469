import { useEffect } from 'react';
import { useActions, useAppState } from '../state/appContext';
import { KeywordChips } from './KeywordChips';
import styles from './WordView.module.css';

const BY_LABEL = 'labels';

/** Words that tell the documents of a label from those of the others. */
export function LabelKeywords({ name }: { name: string }) {
  const found = useAppState(({ groupKeywords }) => (groupKeywords?.by === BY_LABEL ? groupKeywords : null));
  const { findGroupKeywords } = useActions();
  useEffect(() => {
    if (!found) void findGroupKeywords(BY_LABEL, { kind: 'labels' });
  }, [found, findGroupKeywords]);
  const group = found?.answer.ok && found.answer.value.find((candidate) => candidate.name === name);
  if (!group) return null;
  return (
    <>
      <h3 className={styles.label}>Keywords</h3>
      <KeywordChips label="Keywords" words={group.words} />
    </>
  );
}
