import { useMemo } from 'react';
import { useActions, useAppState } from '../state/appContext';
import { isDocument } from '../state/mapPoints';
import { Button } from '../ui/Button';
import { wordProblem } from '../ui/wording';
import { KeywordChips } from './KeywordChips';
import styles from './WordView.module.css';

/** Words that tell the selected documents from all others, asked for by a button; absent where none is selected. */
export function SelectionKeywords() {
  const selection = useAppState((state) => state.selection);
  const points = useAppState((state) => state.mapPoints);
  const count = useAppState((state) => state.run?.facts.documents?.count ?? 0);
  const found = useAppState(({ groupKeywords }) => groupKeywords);
  const { findGroupKeywords } = useActions();
  const tags = useMemo(
    () => selection.flatMap((point) => (points[point] && isDocument(points[point]) ? points[point].tag : [])),
    [selection, points],
  );
  if (tags.length === 0 || count === 0) return null;
  const by = `selection ${tags.join(' ')}`;
  if (found?.by !== by) {
    const find = () => {
      const groupOf = new Int32Array(count).fill(1);
      for (const tag of tags) groupOf[tag] = 0;
      void findGroupKeywords(by, { kind: 'numbers', groupOf });
    };
    return <Button onPress={find}>Keywords of the documents</Button>;
  }
  if (!found.answer.ok) return <p className={styles.facts}>{wordProblem(found.answer.problem).text}</p>;
  const own = found.answer.value.find(({ group }) => group === 0);
  return (
    <>
      <h3 className={styles.label}>Keywords of the documents</h3>
      <KeywordChips label="Keywords of the documents" words={own?.words ?? []} />
    </>
  );
}
