import { useState } from 'react';
import { useActions, useAppState } from '../state/appContext';
import { Fold } from '../ui/Fold';
import { formatCount, plural } from '../ui/format';
import { Segmented } from '../ui/Segmented';
import { wordProblem } from '../ui/wording';
import { KeywordChips } from './KeywordChips';
import styles from './GroupKeywords.module.css';

/** Groups shown before more are asked for. */
const SHOWN = 12;

/** Words that tell groups of documents apart: values of a column, or labels. Absent where there is nothing to group by. */
export function GroupKeywords() {
  const table = useAppState((state) => state.run?.table ?? null);
  const labels = useAppState((state) => state.run?.facts.documents?.labels ?? 0);
  const known = useAppState((state) => state.groupKeywords);
  const { findGroupKeywords } = useActions();
  const [all, setAll] = useState(false);
  const columns = (table?.columns ?? []).filter(({ kind }) => kind === 'category').map(({ name }) => name);
  const choices = [
    ...columns.map((name) => ({ value: name, label: name })),
    ...(labels > 0 ? [{ value: 'labels', label: 'Labels' }] : []),
  ];
  if (choices.length === 0) return null;
  // Those of a selection are shown elsewhere.
  const found = choices.some(({ value }) => value === known?.by) ? known : null;
  const by = found?.by ?? '';
  const groups = found?.answer.ok ? [...found.answer.value].sort((a, b) => b.documents - a.documents) : [];
  return (
    <Fold title="Keywords of groups">
      <p className={styles.note}>Words that tell the documents of a group from the others.</p>
      <Segmented
        label="Grouped by"
        value={by}
        choices={choices}
        onChange={(value) => {
          const isColumn = columns.includes(value);
          void findGroupKeywords(value, isColumn ? { kind: 'column', column: value } : { kind: 'labels' });
        }}
      />
      {found && !found.answer.ok && <p className={styles.note}>{wordProblem(found.answer.problem).text}</p>}
      {groups.slice(0, all ? groups.length : SHOWN).map(({ group, name, documents, words }) => (
        <section key={group} className={styles.group} aria-label={name}>
          <h4 className={styles.name}>
            {name} <span className={styles.note}>{plural(documents, 'document')}</span>
          </h4>
          <KeywordChips label={`Keywords of ${name}`} words={words} />
        </section>
      ))}
      {groups.length > SHOWN && !all && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          Show the other {formatCount(groups.length - SHOWN)}
        </button>
      )}
    </Fold>
  );
}
